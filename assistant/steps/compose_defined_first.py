"""What a thing is before what is told of it, where the glossary can say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft
from assistant.evidence.asked.benefits import asks_result
from assistant.gaps.benefits import wants_benefit
from assistant.run import Composer, Run
from ingest.catalogue import Catalogue, GlossaryEntry
from ingest.catalogue.rendering import definition_text


@dataclass(frozen=True, slots=True)
class DefinedFirstComposer:
    """What ``otherwise`` tells; after the definition for "Was bringt LoRaWAN?" and for a bare term ("Smart City?")."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        for entry in self._defined(run):
            quote = self.documents.row(CatalogueFile.GLOSSARY, entry.term)
            yield Draft(definition_text(entry), Support.CATALOGUE, (quote,))
        yield from self.otherwise.compose(run)

    def _defined(self, run: Run) -> Sequence[GlossaryEntry]:
        if bare := self.catalogue.bare_term(run.standalone):
            return (bare,)
        if not wants_benefit(run) or run.places or asks_result(run.standalone):
            return ()
        entries = self.catalogue.find_explained_terms(run.standalone)
        return entries if len(entries) == 1 else ()
