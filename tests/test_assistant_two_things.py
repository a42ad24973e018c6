"""Two things joined in a question: only what says both of them answers it."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE, shown
from runs import as_judged, evidence, run_of

from assistant.evidence.examples.example_sentences import on_purpose
from assistant.gaps.gap import Gap
from assistant.gaps.placed import placed_gap
from assistant.question import Intent
from assistant.run import Evidence, Run

LAMPS = "In Gelsenkirchen bilden smarte Laternenmasten ein Netz für Versuche."
BRIDGES = "Dortmund misst mit Sensoren auf Brücken, wann es glatt wird."
BENCH = "In Heidenheim steht eine smarte Sitzbank mit Sensorik."
STOPS = "Der Rufbus in Zwönitz hat 28 Haltestellen."
SHOWN = "Das Dashboard von Mühlhausen zeigt den Besuch im Schwimmbad."
PARKING = evidence(
    "In Aalen waren Parksensoren für die Innenstadt geplant.", section=("Freie Parkplätze zeigen",), title="Verkehr"
)
SPACES = evidence(
    "Das Dashboard von Mühlhausen zeigt freie Parkplätze.", section=("Freie Parkplätze zeigen",), title="Stadt"
)


def asked(question: str, *found: Evidence | str, intent: Intent = Intent.FACT) -> tuple[Run, Gap | None]:
    homes = [evidence(item, title=item[:20]) if isinstance(item, str) else item for item in found]
    run = as_judged(run_of(question, CATALOGUE, *homes, intent=intent), CATALOGUE)
    return run, placed_gap(run, CATALOGUE)


@pytest.mark.parametrize(
    ("question", "found", "left"),
    [
        ("Sensoren auf Brücken", (BRIDGES, LAMPS, BENCH), BRIDGES),
        ("Bänke mit Sensoren", (BRIDGES, LAMPS, BENCH), BENCH),
        ("Hat schon jemand Sensoren an Bänken?", (BRIDGES, BENCH), BENCH),
        ("Welche Städte nutzen Sensoren an Brücken?", (BRIDGES, BENCH), BRIDGES),
        (
            "Wer hat Parkplätze mit Sensoren?",
            (BRIDGES, PARKING, SPACES),
            "In Aalen waren Parksensoren für die Innenstadt geplant.",
        ),
    ],
)
def test_what_says_both_things_is_left(question: str, found: tuple[Evidence | str, ...], left: str) -> None:
    run, gap = asked(question, *found)
    assert gap is None
    assert [item.text for item in run.sentences] == [left]


@pytest.mark.parametrize(
    ("question", "found", "near"),
    [
        ("Gibt es Kameras an Laternen?", (BRIDGES, LAMPS), LAMPS),
        ("Anzeigen an Haltestellen", (SHOWN, STOPS), STOPS),
        ("Wer testet Sensoren an den Haltestellen?", (BRIDGES, STOPS), STOPS),
    ],
)
def test_where_nothing_says_both_the_rarer_is_nearest(question: str, found: tuple[str, ...], near: str) -> None:
    _, gap = asked(question, *found)
    assert shown(gap) == [near]
    assert gap is not None
    assert "Rede" in gap.opening


def test_a_thing_told_of_everywhere_comes_near_nothing() -> None:
    assert asked("In welcher Stadt gibt es Sensoren in Kellern?", BRIDGES)[1] == Gap()
    assert asked("Gibt es Sensoren auf Friedhöfen?", BRIDGES)[1] == Gap()


@pytest.mark.parametrize(
    "question",
    [
        "Wer hat Erfahrung mit Sensoren?",
        "Wer hat etwas mit Pflege oder Wohnen im Alter?",
        "Gibt es Busse in Landkreisen?",
        "Wer hat Sensoren in Bayern?",
        "Wer hat Sensoren in Ulm?",
        "Was kosten Sensoren an Brücken?",
    ],
)
def test_what_is_no_pair_of_things_is_left_alone(question: str) -> None:
    run, gap = asked(question, LAMPS, STOPS)
    assert gap is None
    assert {item.text for item in run.sentences} == {LAMPS, STOPS}


def test_a_heading_says_what_sensors_serve() -> None:
    run, _ = asked("Wer hat Sensoren für Parkplätze?", BRIDGES, PARKING, intent=Intent.EXAMPLES)
    assert [item.text for item in on_purpose(run)] == ["In Aalen waren Parksensoren für die Innenstadt geplant."]
