"""What a conversation goes on about: those spoken of with "sie", and the thing, not each noun said beside it."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.resolved import Outcome

TREES = ("Was macht Würzburg mit Bäumen?", "In Würzburg melden Sensoren an 16 Bäumen die Bodenfeuchte. [1]")
LORAWAN = ("Was macht Lübeck mit LoRaWAN?", "In Lübeck decken fünf Antennen das Stadtgebiet ab. [1]")
TWIN = ("Was kostet ein digitaler Zwilling?", "Was das kostet, steht nicht in den Dokumenten.")
TOWN = ("Was macht Köln?", "Köln sammelt Ideen. [1]")


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        (TREES, "Wie viele Sensoren haben sie verbaut?", "Wie viele Sensoren haben sie verbaut: Bäumen in Würzburg?"),
        (LORAWAN, "Wie viele Antennen haben sie?", "Wie viele Antennen haben sie: LoRaWAN in Lübeck?"),
        (LORAWAN, "Welche Erfahrungen haben sie gemacht?", "Welche Erfahrungen haben sie gemacht: LoRaWAN in Lübeck?"),
        (LORAWAN, "Seit wann haben sie das?", "Seit wann haben sie das: LoRaWAN in Lübeck?"),
        (TOWN, "Welche Partner haben sie?", "Welche Partner haben sie: Köln?"),
    ],
)
def test_they_are_those_spoken_of(turn: tuple[str, str], question: str, expected: str) -> None:
    found = resolved(question, turn)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize(
    "question",
    [
        "Haben sie auch Beratung im Angebot?",
        "Welche Informationen haben Sie zum Breitband?",
        "Können sie mir Städte mit Makerspace nennen?",
        "Was wissen sie über Makerspaces?",
    ],
)
def test_who_is_spoken_to_is_nobody_spoken_of(question: str) -> None:
    assert resolved(question, LORAWAN).outcome is Outcome.COMPLETE


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        # of the nouns beside the thing only the last goes on, and none of those that every place has
        (
            (TREES, ("Welche Technik nutzen die für die Übertragung?", "Würzburg nutzt Funk. [1]")),
            "Wie viele Sensoren haben sie verbaut?",
            "Wie viele Sensoren haben sie verbaut: Bäumen in Würzburg?",
        ),
        (
            (TREES, ("Wie viele Sensoren haben sie verbaut?", "16. [1]")),
            "Was kostet das?",
            "Sensoren und Bäumen in Würzburg",
        ),
        (
            (TWIN, ("Und wer bezahlt das nach der Förderung?", "Das ist offen. [1]")),
            "Muss man das ausschreiben?",
            "digitaler Zwilling",
        ),
        # a field of work of its own is another thing
        (
            (TREES, ("Haben die auch einen Rufbus?", "Dazu steht nichts.")),
            "Was kostet der?",
            "Rufbus und Bäumen in Würzburg",
        ),
        ((TREES, ("Haben die dort auch einen Rufbus?", "Nein.")), "Was kostet der?", "Rufbus und Bäumen in Würzburg"),
    ],
)
def test_what_goes_on(turns: tuple[tuple[str, str], ...], question: str, expected: str) -> None:
    whole = expected if ":" in expected else f"{question[:-1]}: {expected}?"
    assert resolved(question, *turns).text == whole
