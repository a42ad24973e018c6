"""Whom to ask: official contact points of the catalogue, never private data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.matching import asked_words, coverages, text_words, weighted_coverage
from assistant.run import Draft, Form, Run
from assistant.wording import wording
from ingest.catalogue import Catalogue, Contact
from ingest.catalogue.rendering import contact_text

KTS = "kts"
MOST = 3
NAMED = 0.5
"""Share of the asked words a contact must be named by to stand before the KTS."""


@dataclass(frozen=True, slots=True)
class ContactComposer:
    """Contacts of the projects named, of the office named, of the topic; the KTS helps everyone."""

    catalogue: Catalogue
    documents: CatalogueDocuments

    def compose(self, run: Run) -> Iterator[Draft]:
        yield Draft(wording("catalogue_answers", "contact_heading"), Support.FRAMING, form=Form.HEADING)
        for contact in self._fitting(run)[:MOST]:
            quote = self.documents.row(CatalogueFile.CONTACTS, contact.id)
            yield Draft(contact_text(contact), Support.CATALOGUE, (quote,), Form.ITEM)
        for project in run.understood.projects[:MOST]:
            quote = self.documents.row(CatalogueFile.PROJECTS, project)
            yield Draft(self.catalogue.project_text(project), Support.CATALOGUE, (quote,), Form.ITEM)

    def _fitting(self, run: Run) -> list[Contact]:
        understood = run.understood
        words = asked_words(run.standalone)
        ranked = []
        for contact in self.catalogue.contacts:
            named = weighted_coverage(coverages(words, text_words(f"{contact.name} {contact.role}")), words.importance)
            own = contact.project in understood.projects
            if own or (named >= NAMED and not contact.project):
                ranked.append((-float(own) - named, contact.id, contact))
        ranked.sort(key=lambda item: item[:2])
        found = [contact for *_, contact in ranked]
        return (
            found if any(contact.id == KTS for contact in found) else [*found[: MOST - 1], self.catalogue.contact(KTS)]
        )
