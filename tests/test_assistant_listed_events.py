"""Lists of events: whole or with how many more there are, the last one alone, announcements told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from runs import evidence, run_of

from assistant.answer import AnswerStatus
from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft, Form
from assistant.evidence.choosing.announced_events import is_only_announced
from assistant.question import Intent
from assistant.run import Run
from assistant.steps.compose_events import EventsComposer
from assistant.understanding.intents import intent_of
from assistant.understanding.parts import asking_first
from ingest.catalogue import Catalogue


class Silent:
    def compose(self, run: Run) -> Iterator[Draft]:
        return iter(())


def told(question: str, catalogue: Catalogue) -> tuple[list[Draft], Run]:
    run = run_of(question, catalogue, evidence("Ulm misst den Pegel."), intent=Intent.EVENTS)
    return list(EventsComposer(catalogue, CatalogueDocuments(catalogue), Silent()).compose(run)), run


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Welche Veranstaltungen fanden 2025 statt?", 11),
        ("Welche Termine gab es 2022?", 9),
        ("Welche Regionalkonferenzen gab es bisher?", 11),
        ("Welche Kongresse fanden 2024 statt?", 2),
        ("Welche Peer-Learnings gab es bisher?", 3),
        ("Welche Themenwerkstätten gab es 2022?", 3),
    ],
)
def test_short_lists_are_whole(catalogue: Catalogue, question: str, count: int) -> None:
    found, _ = told(question, catalogue)
    assert sum(draft.form is Form.ITEM for draft in found) == count


def test_a_long_list_says_how_many_are_left(catalogue: Catalogue) -> None:
    found, _ = told("Welche Veranstaltungen gab es bisher?", catalogue)
    items = sum(draft.form is Form.ITEM for draft in found)
    assert f"{len(catalogue.events) - items} ältere" in found[-1].text


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Wann und wo war die letzte Regionalkonferenz?", "23. Regionalkonferenz"),
        ("Wo war der letzte Kongress?", "8. MPSC-Kongress"),
        ("Wann war das letzte Peer-Learning?", "Peer-Learning „Digitaler Zwilling"),
        ("Wo war die letzte Smart Country Convention?", "Smart Country Convention 2025"),
    ],
)
def test_the_last_one_is_told_alone_and_as_announced(catalogue: Catalogue, question: str, title: str) -> None:
    found, _ = told(question, catalogue)
    assert len(found) == 2
    assert "Ankündigung" in found[0].text
    assert found[1].text.startswith(title)


def test_announced_events_stand_under_their_own_heading(catalogue: Catalogue) -> None:
    found, _ = told("Welche Kongresse gab es bisher?", catalogue)
    place = next(index for index, draft in enumerate(found) if "Ankündigungen" in draft.text)
    assert [draft.text[:8] for draft in found[place + 1 :]] == ["8. MPSC-"]
    assert all("8. MPSC" not in draft.text for draft in found[:place])


def test_a_report_of_its_day_is_no_announcement(catalogue: Catalogue) -> None:
    by_id = {event.id: event for event in catalogue.events}
    announced = {key for key, event in by_id.items() if is_only_announced(event, catalogue)}
    assert {"kongress-8", "regionalkonferenz-16", "regionalkonferenz-23"} <= announced
    assert not {"kongress-7", "regionalkonferenz-20", "regionalkonferenz-12", "kongress-6"} & announced


@pytest.mark.parametrize(
    "question",
    [
        "Welche Regionalkonferenzen fanden 2021 statt?",
        "Wann war der erste Kongress?",
        "Welche Kongresse gab es 2022?",
        "Wann war die 30. Regionalkonferenz?",
    ],
)
def test_without_year_or_number_something_is_listed(catalogue: Catalogue, question: str) -> None:
    found, run = told(question, catalogue)
    series = "Kongress" if "Kongress" in question else "Regionalkonferenz"
    assert run.status is AnswerStatus.NO_EVIDENCE
    assert [series in draft.text for draft in found if draft.form is Form.ITEM] == [True] * 3


@pytest.mark.parametrize(
    "question",
    [
        "Wann und wo war die letzte Regionalkonferenz?",
        "Wo und wann fand der letzte Kongress statt?",
        "Wann und wo findet die nächste Tagung statt?",
    ],
)
def test_two_question_words_ask_for_one_event(question: str) -> None:
    assert intent_of(asking_first(question)) is Intent.EVENTS
