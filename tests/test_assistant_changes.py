"""Who says that it is about something else asks of nothing spoken of before, and the shown question does not say so."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from dialogues import resolved

from assistant.answer import AnswerRequest, Turn
from assistant.run import Run
from assistant.steps.standalone import Standalone
from assistant.understanding.dialogue.resolved import Outcome
from ingest.catalogue import Catalogue

BUS = ("Was macht Zwönitz beim Rufbus?", "Das ERZmobil in Zwönitz fährt seit 2022. [1]")


@pytest.mark.parametrize(
    "mark",
    [
        "Andere Frage: ",
        "Mal was anderes: ",
        "Ok, noch was ganz anderes, ",
        "Eine ganz andere Frage. ",
        "Themenwechsel – ",
        "neues Thema: ",
        "Zu etwas anderem: und ",
    ],
)
def test_behind_the_mark_a_question_stands_for_itself(mark: str) -> None:
    again = resolved(f"{mark}wie ist das mit Laternen, die dimmen?", BUS)
    assert (again.text, again.outcome) == ("Wie ist das mit Laternen, die dimmen?", Outcome.COMPLETE)


def test_what_is_open_without_the_conversation_still_leans() -> None:
    assert resolved("Andere Frage: was kostet das?", BUS).text == "Was kostet das: Rufbus in Zwönitz?"


def test_what_is_asked_after_a_change_is_of_the_new_thing() -> None:
    changed = ("Andere Frage: wer hat Sensoren an Bäumen?", "Würzburg hat Sensoren an 16 Bäumen. [1]")
    assert resolved("Was kostet das?", BUS, changed).text == "Was kostet das: Sensoren an Bäumen in Würzburg?"


@pytest.mark.parametrize(
    "question", ["Was anderes als Sensoren nutzen die nicht?", "Andere Fragen?", "Was ist ein anderes Thema für Kurse?"]
)
def test_the_same_words_inside_a_question_are_no_mark(question: str) -> None:
    assert resolved(question).text == question


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Andere Frage: gibt es Dorfläden?", "Gibt es Dorfläden?"),
        ("mal was anderes: wer hat eine app", "Wer hat eine app"),
        ("Gibt es andere Fragen zur App in Gera?", "Gibt es andere Fragen zur App in Gera?"),
    ],
)
def test_the_question_shown_does_not_say_it(catalogue: Catalogue, typed: str, shown: str) -> None:
    request = AnswerRequest(question=typed, history=(Turn(question=BUS[0], answer=BUS[1]),))
    run = Run(request, "a", "c", datetime(2026, 1, 1, tzinfo=UTC), question=typed)
    Standalone(catalogue)(run)
    assert run.stated == shown
