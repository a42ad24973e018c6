"""Events past and coming, by the date of the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.answer import Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.matching import asked_words, coverages, text_words, weighted_coverage
from assistant.run import Composer, Draft, Form, Run
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue, Event
from ingest.catalogue.rendering import event_text

MOST = 5
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class EventsComposer:
    """Coming events first; where none is coming, says so and names the last ones. Other questions go to sentences."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        fitting = self._fitting(run)
        if not fitting:
            yield from self.otherwise.compose(run) if run.sentences else ()
            return
        today = run.now.date().isoformat()
        coming = [event for event in fitting if (event.end or event.start) >= today]
        past = [event for event in reversed(fitting) if (event.end or event.start) < today]
        if coming:
            yield from self._listed("events_coming", coming)
            return
        if not asks_for_past(run.standalone):
            yield Draft(wording("catalogue_answers", "no_events_coming"), Support.FRAMING)
        yield from self._listed("events_past", past)

    def _listed(self, heading: str, events: list[Event]) -> Iterator[Draft]:
        yield Draft(wording("catalogue_answers", heading), Support.FRAMING, form=Form.HEADING)
        for event in events[:MOST]:
            quote = self.documents.row(CatalogueFile.EVENTS, event.id)
            yield Draft(event_text(event), Support.CATALOGUE, (quote,), Form.ITEM)

    def _fitting(self, run: Run) -> list[Event]:
        """By date; all events where the question names nothing but events."""
        understood = run.understood
        words = asked_words(_specific(run.standalone))
        found = []
        for event in self.catalogue.events:
            text = " ".join((event.title, event.series or "", event.place or "", event.audience or ""))
            said = weighted_coverage(coverages(words, text_words(text)), words.importance)
            about = event.project in understood.projects or bool(frozenset(event.topics) & frozenset(understood.topics))
            if not words.stems or said >= ENOUGH or (about and understood.projects):
                found.append(event)
        return sorted(found, key=lambda event: event.start)


def asks_for_past(question: str) -> bool:
    """True where the question speaks of what has been."""
    return bool(re.search(texts("understanding_events")["past"], question, re.IGNORECASE))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(texts("understanding_events")["generic"], re.IGNORECASE)


def _specific(question: str) -> str:
    """The question without the words every question for events has."""
    return _generic().sub(" ", question)
