"""Events past and coming, by the date of the question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.answer import AnswerStatus, Support
from assistant.catalogue_documents import CatalogueDocuments, CatalogueFile
from assistant.drafts import Draft, Form
from assistant.evidence.choosing.announced_events import is_only_announced
from assistant.evidence.choosing.further_parts import further
from assistant.evidence.words.matching import asked_words, coverage_of
from assistant.question import Asked
from assistant.run import Composer, Run
from assistant.wording import texts
from ingest.catalogue import Catalogue, Event
from ingest.catalogue.rendering import event_text
from ingest.german import numbers
from ingest.german.numbers import DATE, ORDINAL

_YEAR = re.compile(r"\b20\d\d\b(?!-)")

TOLD_BY_ROW = frozenset({None, Asked.DATE, Asked.PLACE})
"""What the row of an event says."""
MOST_WHOLE = 12
"""Past events that are listed all: a reader overlooks a year's at once."""
MOST = 8
"""Of more than those, the latest; how many there are besides is said."""
MOST_LAST = 3
"""Past events named where the next one was asked for and none is known."""
LOOKED_AT = 20
"""Sentences that may name an event the catalogue does not know."""
ENOUGH = 0.5
SHARED_TOPIC = 0.9
"""An event on the topic counts nearly like one whose title has all the words."""
ENOUGH_OF_SENTENCES = 0.75
"""Share of the asked words a sentence must speak of: "Regionalkonferenz" alone is not the one in Bremen."""
NEAR_BEST = 0.95
"""Share of the best coverage: an event that has the place too leaves the rest of its series behind."""


@dataclass(frozen=True, slots=True)
class EventsComposer:
    """One event where one is asked for, else coming and past ones. Other questions are answered in sentences."""

    catalogue: Catalogue
    documents: CatalogueDocuments
    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        fitting = self._fitting(run)
        if not fitting:
            yield from self._from_sentences(run)
            return
        yield from self._known(run, fitting)
        rest = [part for part in run.understood.parts[1:] if part.asked not in TOLD_BY_ROW]
        yield from further(run, rest, lambda item: item.text)

    def _known(self, run: Run, fitting: list[Event]) -> Iterator[Draft]:
        today = run.now.date().isoformat()
        coming = [event for event in fitting if (event.end or event.start) >= today[: len(event.end or event.start)]]
        past = [event for event in reversed(fitting) if event not in coming]
        asked = run.in_german
        if len(fitting) == 1:
            yield from self._one(run, fitting[0], is_over=not coming and not asks_for_past(asked))
        elif asks_for_past(asked):
            yield from self._past(run, past)
        elif coming:
            yield from self._listed(run, "events_coming", coming[:1] if _asks_for_one(asked) else coming)
        else:
            yield Draft(run.wording("catalogue_answers", "no_events_coming"), Support.FRAMING)
            if _asks_for_one(asked):
                yield from self._groups(run, "last_events", past[:MOST_LAST])
            else:
                yield from self._past(run, past)

    def _past(self, run: Run, past: list[Event]) -> Iterator[Draft]:
        """All of them, the last alone where that is asked for: nobody knows of one after it."""
        if _asks_for_one(run.in_german):
            is_announced = is_only_announced(past[0], self.catalogue)
            key = "last_announced" if is_announced else "last_known"
            yield Draft(run.wording("catalogue_answers", key), Support.FRAMING)
            yield self._row(past[0], Form.SENTENCE)
            return
        shown = past if len(past) <= MOST_WHOLE else past[:MOST]
        yield from self._groups(run, "events_past", shown)
        if len(past) > len(shown):
            text = run.wording("catalogue_answers", "events_more", count=len(past) - len(shown), all=len(past))
            yield Draft(text, Support.FRAMING)

    def _groups(self, run: Run, heading: str, past: list[Event]) -> Iterator[Draft]:
        """Events that were, apart from those that were only announced; those first where only the last few are told."""
        announced = [event for event in past if is_only_announced(event, self.catalogue)]
        reported = [event for event in past if event not in announced]
        groups = [(heading, reported), ("events_announced", announced)]
        for key, events in reversed(groups) if heading == "last_events" else groups:
            yield from self._listed(run, key, events)

    def _from_sentences(self, run: Run) -> Iterator[Draft]:
        """Nothing for a number that no sentence names, and for a time in which nothing is known to be."""
        number = _number(run.in_german)
        unknown = number is not None and not any(
            _number(item.text) == number and item.coverage >= ENOUGH_OF_SENTENCES for item in run.sentences[:LOOKED_AT]
        )
        if _when(run.in_german) and not asked_words(_specific(run.in_german)).stems:
            unknown = True
        if unknown or max((item.coverage for item in run.sentences), default=0.0) < ENOUGH_OF_SENTENCES:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("catalogue_answers", "no_events"), Support.FRAMING)
            if asked_words(_specific(run.in_german)).stems:
                otherwise = self._fitting(run, any_time=True)
                yield from self._listed(run, "events_otherwise", otherwise[::-1][:MOST_LAST])
        else:
            yield from self.otherwise.compose(run)

    def _one(self, run: Run, event: Event, *, is_over: bool) -> Iterator[Draft]:
        is_past = (event.end or event.start) < run.now.date().isoformat()
        if is_past and is_only_announced(event, self.catalogue):
            yield Draft(run.wording("catalogue_answers", "event_announced"), Support.FRAMING)
        elif is_over:
            yield Draft(run.wording("catalogue_answers", "event_over"), Support.FRAMING)
        yield self._row(event, Form.SENTENCE)

    def _listed(self, run: Run, heading: str, events: list[Event]) -> Iterator[Draft]:
        if events:
            yield Draft(run.wording("catalogue_answers", heading), Support.FRAMING, form=Form.HEADING)
        for event in events:
            yield self._row(event, Form.ITEM)

    def _row(self, event: Event, form: Form) -> Draft:
        quote = self.documents.row(CatalogueFile.EVENTS, event.id)
        return Draft(event_text(event), Support.CATALOGUE, (quote,), form)

    def _fitting(self, run: Run, *, any_time: bool = False) -> list[Event]:
        """By date; all events where the question names nothing but events. ``any_time``: of any year and number."""
        understood = run.understood
        number, when = (None, None) if any_time else (_number(run.in_german), _when(run.in_german))
        # the first congress is no first conference
        words = asked_words(_specific(run.in_german), understood.synonyms if number is None else None)
        found: list[tuple[float, Event]] = []
        for event in self.catalogue.events:
            text = " ".join((event.title, event.series or "", event.place or "", event.audience or ""))
            said = coverage_of(words, text) if words.stems else 1.0
            if number is None and frozenset(event.topics) & frozenset(understood.topics):
                said = max(said, SHARED_TOPIC)
            about = event.project in understood.projects
            numbered = number is None or _number(event.title) == number
            if numbered and _is_during(event, when) and (said >= ENOUGH or about):
                found.append((said, event))
        best = max((said for said, _ in found), default=0.0)
        return sorted((event for said, event in found if said >= NEAR_BEST * best), key=lambda event: event.start)


def _number(text: str) -> int | None:
    """The number of an event in its series: "vierte", "4."."""
    return next((int(number.value) for number in numbers(text) if number.unit == ORDINAL), None)


def _when(question: str) -> str | None:
    """The year, month or day (ISO) the question names."""
    dates = [number.value for number in numbers(question) if number.unit == DATE and number.value[0] != "-"]
    year = _YEAR.search(question)
    return dates[0] if dates else year[0] if year else None


def _is_during(event: Event, when: str | None) -> bool:
    return when is None or event.start[: len(when)] <= when <= (event.end or event.start)[: len(when)]


def _asks_for_one(question: str) -> bool:
    """True for "der nächste Kongress", False for "die nächsten Kongresse"."""
    return bool(re.search(texts("understanding_events")["one"], question, re.IGNORECASE))


def asks_for_past(question: str) -> bool:
    """True where the question speaks of what has been."""
    return bool(re.search(texts("understanding_events")["past"], question, re.IGNORECASE))


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(texts("understanding_events")["generic"], re.IGNORECASE)


def _specific(question: str) -> str:
    """The question without dates and the words every question for events has."""
    for number in reversed(numbers(question)):
        if number.unit == DATE:
            question = question[: number.span.start] + question[number.span.end :]
    return _generic().sub(" ", _YEAR.sub(" ", question))
