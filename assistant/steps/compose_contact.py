"""Whom to ask: official contact points of the catalogue, never private data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, Form
from assistant.evidence.choosing.further_parts import further
from assistant.evidence.choosing.selection import Selected, in_prose
from assistant.evidence.sentences.sentence_choice import says_the_same
from assistant.evidence.sentences.told_of import projects_named
from assistant.evidence.words.matching import asked_words, coverage_of
from assistant.question import Intent, QuestionPart
from assistant.run import Run
from assistant.understanding.intents import intent_of
from assistant.wording import texts
from ingest.catalogue import Catalogue, Contact
from ingest.catalogue.rendering import contact_text

KTS = "kts"
MOST = 3
MOST_SENTENCES = 2
LOOKED_AT = 12
ON_MATTER = 0.4
"""Share of the asked words a sentence on the matter must speak of itself."""
NAMED = 0.5
"""Share of the asked words a contact must be named by to stand before the KTS."""


@dataclass(frozen=True, slots=True)
class ContactComposer:
    """The project named first, then the office named; the KTS helps everyone."""

    catalogue: Catalogue
    documents: CatalogueDocuments

    def compose(self, run: Run) -> Iterator[Draft]:
        yield Draft(run.wording("catalogue_answers", "contact_heading"), Support.FRAMING, form=Form.HEADING)
        own = [draft for project in run.understood.projects[:MOST] for draft in self._of_project(run, project)]
        yield from own
        if not own:
            for project in run.understood.projects[:MOST]:
                name = self.catalogue.project(project).name
                yield Draft(
                    run.wording("catalogue_answers", "no_own_contact", name=name), Support.FRAMING, form=Form.ITEM
                )
        for contact in self._fitting(run)[:MOST]:
            yield self._row(contact)
        if helping := _helping(run):
            yield Draft(run.wording("catalogue_answers", "helping_heading"), Support.FRAMING, form=Form.HEADING)
            yield from (Draft(item.text, Support.QUOTED, (item.quote,), Form.ITEM) for item in helping)
        yield from further(run, _asked_besides(run), lambda item: item.text)

    def _of_project(self, run: Run, project_id: str) -> Iterator[Draft]:
        """Its contact points, what the documents say of who is in charge, and its page."""
        project = self.catalogue.project(project_id)
        for contact in self.catalogue.contacts:
            if contact.project == project_id and (contact.email or contact.phone):
                yield self._row(contact)
        for item in self._told(run, project_id)[:MOST_SENTENCES]:
            yield Draft(item.text, Support.QUOTED, (item.quote,), Form.ITEM)
        if project.page:
            quote = self.documents.row(CatalogueFile.PROJECTS, project_id)
            text = run.wording("catalogue_answers", "project_page", name=project.name, url=project.page)
            yield Draft(text, Support.CATALOGUE, (quote,), Form.ITEM)

    def _told(self, run: Run, project_id: str) -> list[Selected]:
        """Sentences that name this project alone and say who is in charge or how to reach them."""
        words = texts("catalogue_answers")["contacts"]
        found: list[Selected] = []
        for item in run.sentences:
            if not re.search(words["told"], item.text, re.IGNORECASE) or re.search(words["not_told"], item.text):
                continue
            selected = in_prose(item, run.evidence)
            if selected and projects_named(selected.text, self.catalogue) == (project_id,):
                found += [] if any(says_the_same(selected.text, other.text) for other in found) else [selected]
        return found

    def _row(self, contact: Contact) -> Draft:
        quote = self.documents.row(CatalogueFile.CONTACTS, contact.id)
        return Draft(contact_text(contact), Support.CATALOGUE, (quote,), Form.ITEM)

    def _fitting(self, run: Run) -> list[Contact]:
        """Offices the question names, else those whose task it names or that serve the state; and the KTS."""
        general = [contact for contact in self.catalogue.contacts if not contact.project]
        found = _named(run, general, lambda contact: contact.name) or _named(
            run, general, lambda contact: f"{contact.name} {contact.role}"
        )
        if any(contact.id == KTS for contact in found):
            return found
        return [*found[: MOST - 1], self.catalogue.contact(KTS)]


def _asked_besides(run: Run) -> tuple[QuestionPart, ...]:
    """What else than whom to ask is asked: "und was macht die KTS?"."""
    parts = run.understood.parts if len(run.understood.parts) > 1 else ()
    of_contact = re.compile(texts("catalogue_answers")["contacts"]["of_contact"], re.IGNORECASE)
    others = (part for part in parts if intent_of(part.as_question) is not Intent.CONTACT)
    return tuple(part for part in others if not of_contact.search(part.own_text))


def _helping(run: Run) -> list[Selected]:
    """Sentences on the matter help is wanted with that tell of advice or a model; none of a certain project."""
    if run.understood.projects or not run.understood.topics:
        return []
    pattern = texts("catalogue_answers")["contacts"]["helps"]
    found: list[Selected] = []
    for item in run.sentences[:LOOKED_AT]:
        if item.own_coverage < ON_MATTER or not re.search(pattern, item.text, re.IGNORECASE):
            continue
        selected = in_prose(item, run.evidence)
        if selected and not any(says_the_same(selected.text, other.text) for other in found):
            found.append(selected)
    return found[:MOST_SENTENCES]


def _named(run: Run, contacts: Sequence[Contact], words_of: Callable[[Contact], str]) -> list[Contact]:
    generic = texts("catalogue_answers")["contacts"]["generic"]
    words = asked_words(re.sub(generic, " ", run.standalone, flags=re.IGNORECASE))
    if not words.stems:
        return []
    ranked = []
    for contact in contacts:
        text = words_of(contact)
        named = coverage_of(words, text)
        if named >= NAMED or any(state.value in text for state in run.understood.states):
            ranked.append((-named, contact.id, contact))
    return [contact for *_, contact in sorted(ranked, key=lambda item: item[:2])]
