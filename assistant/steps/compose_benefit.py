"""What a thing is before what it is good for, where the glossary can say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft
from assistant.evidence.asked.benefits import asks_result
from assistant.gaps.benefits import wants_benefit
from assistant.glossary_terms import terms_in
from assistant.run import Composer, Run
from ingest.catalogue import Catalogue
from ingest.catalogue.rendering import definition_text


@dataclass(frozen=True, slots=True)
class BenefitComposer:
    """What ``otherwise`` tells; for "Was bringt LoRaWAN?" after the definition of the only term in the question."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        if wants_benefit(run) and not run.places and not asks_result(run.standalone):
            yield from self._defined(run)
        yield from self.otherwise.compose(run)

    def _defined(self, run: Run) -> Iterator[Draft]:
        entries = terms_in(run.standalone, self.catalogue)
        for entry in entries if len(entries) == 1 else ():
            quote = self.documents.row(CatalogueFile.GLOSSARY, entry.term)
            yield Draft(definition_text(entry), Support.CATALOGUE, (quote,))
