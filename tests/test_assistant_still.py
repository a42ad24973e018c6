"""Whether a thing still runs is no question of whether it began."""

from __future__ import annotations

import pytest
from judged_gaps import judged, shown

from assistant.aspects import further_aspect_of
from assistant.gaps.unsaid import gap_of

BEGAN = "Das ERZmobil in Zwönitz fährt seit 2022 als Rufbus."
COUNTED = "Im ersten Jahr (bis Januar 2023) fuhren täglich 15 Fahrgäste mit dem ERZmobil in Zwönitz."
TESTED = "Am ERZmobil in Zwönitz wurde 2024 die App bemängelt."
PLANNED = "Das ERZmobil in Zwönitz soll 2099 fliegen."
ENDED = "Das ERZmobil in Zwönitz wurde 2025 eingestellt."
GOES_ON = "Das ERZmobil in Zwönitz fährt dauerhaft weiter."


@pytest.mark.parametrize(
    "question",
    [
        "Läuft das ERZmobil noch?",
        "Gibt es die Bad Belzig App noch?",
        "Gibt es noch das Stadtlabor in Soest?",
        "Ist der Bus noch in Betrieb?",
        "Wird die App noch betrieben?",
        "Wird das Projekt in Barleben fortgeführt?",
        "Bürgerbus mit App – läuft der noch?",
        "Läuft die App in Solingen weiter?",
        "Is the shuttle still running?",
    ],
)
def test_whether_it_still_runs_is_asked(question: str) -> None:
    aspect = further_aspect_of(question)
    assert aspect is not None
    assert aspect.latest


@pytest.mark.parametrize(
    "question",
    [
        "Gibt es noch Fördermittel?",
        "Gibt es noch andere Städte mit Rufbus?",
        "Kann man sich noch bewerben?",
        "Welche Projekte laufen noch?",
        "Wie lange läuft das Programm noch?",
        "Läuft der Bus noch nicht?",
        "Fährt der Bus schon?",
        "Wie geht es in Gera weiter?",
    ],
)
def test_other_questions_with_such_words_are_none(question: str) -> None:
    aspect = further_aspect_of(question)
    assert aspect is None or not aspect.latest


def test_the_newest_that_is_told_stands_beside_the_gap() -> None:
    gap = gap_of(judged("Läuft das ERZmobil in Zwönitz noch?", BEGAN, PLANNED, COUNTED, TESTED))
    assert gap is not None
    assert gap.opening
    assert shown(gap) == [TESTED, COUNTED, BEGAN]


@pytest.mark.parametrize("told", [ENDED, GOES_ON])
def test_that_it_ended_or_goes_on_is_the_answer(told: str) -> None:
    run = judged("Gibt es das ERZmobil in Zwönitz noch?", BEGAN, told, TESTED)
    assert gap_of(run) is None
    assert run.sentences[0].text == told


def test_of_a_thing_nobody_tells_of_there_is_no_answer() -> None:
    gap = gap_of(judged("Gibt es die Seilbahn in Zwönitz noch?", BEGAN, TESTED))
    assert gap is not None
    assert not gap.opening
