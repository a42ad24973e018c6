"""What a thing costs alone is seldom told: the answer says so and tells what the whole project gets."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, judged

from assistant.gaps.prices import is_priced
from assistant.gaps.unsaid import first_gap, gap_of
from assistant.gaps.whole_project import money_of_project
from assistant.question import Asked

THING = "In Pforzheim sammelt der Roboter Ansgar Kleinmüll."
MONEY = "Das Volumen beträgt in Pforzheim 9,1 Millionen Euro."


@pytest.mark.parametrize(
    "question",
    [
        "Was hat der gekostet: Roboter Ansgar in Pforzheim?",
        "Was kostet das: Roboter Ansgar in Pforzheim?",
        "Wie viel Geld hat Pforzheim dafür bekommen: Roboter Ansgar?",
        "Was kostet der in Pforzheim: Roboter Ansgar?",
    ],
)
def test_the_money_of_the_project_is_told_as_that(question: str) -> None:
    told = money_of_project(judged(question, THING, MONEY))
    assert told is not None
    _, gap = told
    assert gap.opening.startswith("Was das allein kostet, steht nicht in den Dokumenten.")
    assert [item.text for item in gap.sentences] == [MONEY]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        # a thing of its own
        ("Wie viel Miete zahlen die: Roboter Ansgar in Pforzheim?", MONEY),
        ("Was kostet ein Sensor: Roboter Ansgar in Pforzheim?", MONEY),
        # no follow-up
        ("Was kostet der Roboter Ansgar in Pforzheim?", MONEY),
        # not asked for money
        ("Seit wann gibt es den: Roboter Ansgar in Pforzheim?", MONEY),
        # another town's, or none of the project
        ("Was hat der gekostet: Roboter Ansgar in Pforzheim?", "Das Volumen beträgt in Gera 9,1 Millionen Euro."),
        ("Was hat der gekostet: Roboter Ansgar in Pforzheim?", "Eine Bank kostet in Pforzheim 900 Euro."),
    ],
)
def test_nothing_else_is_told_for_it(question: str, text: str) -> None:
    assert money_of_project(judged(question, THING, text)) is None


def test_taking_part_is_no_thing_to_be_paid_for() -> None:
    run = judged(
        "Was kostet die Teilnahme an der Smart City Akademie?",
        "Alle Kurse der Smart City Akademie sind virtuell und für die Kommune ohne Kosten.",
    )
    assert is_priced(run)


def test_a_misunderstanding_is_told_in_words_of_its_own() -> None:
    run = judged(
        "Gab es Missverständnisse beim Tiny Rathaus in der KielRegion?",
        "Beim „Tiny Rathaus“ der KielRegion erwarteten manche fälschlich Dienste eines Bürgeramts.",
    )
    assert run.understood.parts[0].asked is Asked.TROUBLE
    assert gap_of(run) is None
    run.beside = ("Missverständnisse",)
    assert first_gap(run, CATALOGUE) is None
