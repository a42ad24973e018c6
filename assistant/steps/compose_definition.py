"""What a term or abbreviation means: the glossary first, then what the documents add."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.run import Composer, Draft, Run
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue, GlossaryEntry
from ingest.catalogue.rendering import definition_text

MOST_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class DefinitionComposer:
    """Terms the glossary does not know are answered from the evidence, or honestly not at all."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        entry = self._entry(run.standalone)
        if entry:
            quote = self.documents.row(CatalogueFile.GLOSSARY, entry.term)
            yield Draft(definition_text(entry), Support.CATALOGUE, (quote,))
        elif run.answerability < texts("calibration")["thresholds"]["answer"]:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(wording("answers", "no_evidence"), Support.FRAMING)
            return
        yield from self._sentences(run, MOST_SENTENCES if entry else None)

    def _sentences(self, run: Run, most: int | None) -> Iterator[Draft]:
        if run.answerability < texts("calibration")["thresholds"]["answer"]:
            return
        for number, draft in enumerate(self.otherwise.compose(run), 1):
            if most is not None and (number > most or draft.support is Support.FRAMING):
                return
            yield draft

    def _entry(self, question: str) -> GlossaryEntry | None:
        """The longest run of up to four words of the question that the glossary explains."""
        words = re.findall(r"[\w-]+", question)
        for length in range(4, 0, -1):
            for start in range(len(words) - length + 1):
                entry = self.catalogue.define(" ".join(words[start : start + length]))
                if entry:
                    return entry
        return None
