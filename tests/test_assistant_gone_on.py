"""Spoken follow-ups keep the thing: "so was", "woanders in Sachsen", "Wie machen das Gera und Jena?"."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.resolved import Outcome

LORAWAN = ("Was ist LoRaWAN?", "Ein Funknetz für Sensoren. [1]")
TWIN = ("Was ist ein digitaler Zwilling?", "Ein Abbild der Stadt in Daten. [1]")
ROBOT = ("Wie funktioniert der Müllroboter in Pforzheim?", "In Pforzheim sammelt er Kleinmüll. [1]")
RAIN = ("Wie warnt man vor Starkregen?", "Sensoren melden den Pegel. [1]")
LAMPS = ("Wer hat Solarlampen?", "- Gera hat Solarlampen. [1]\n- Mühlhausen plant welche. [2]")


@pytest.mark.parametrize(
    ("turn", "question", "asked"),
    [
        (LORAWAN, "Wer betreibt so was?", "Wer betreibt so was: LoRaWAN?"),
        (ROBOT, "Gibt es andere Städte mit so was?", "Welche anderen Modellprojekte haben das: Müllroboter?"),
        (ROBOT, "Hat das noch jemand gemacht?", "Welche anderen Modellprojekte haben das: Müllroboter?"),
        (
            ROBOT,
            "Gibt es so etwas auch in Sachsen woanders?",
            "Welche Modellprojekte in Sachsen haben das: Müllroboter?",
        ),
        (TWIN, "Brauchen wir so was im Dorf?", "Brauchen wir so was im Dorf: digitaler Zwilling?"),
        (LAMPS, "Halten die im Winter durch?", "Halten die im Winter durch: Solarlampen in Gera und Mühlhausen?"),
        (RAIN, "Wie machen das Kalletal und Lemgo?", "Wie warnt man vor Starkregen in Kalletal und Lemgo?"),
    ],
)
def test_the_thing_is_kept(turn: tuple[str, str], question: str, asked: str) -> None:
    assert resolved(question, turn).text == asked


@pytest.mark.parametrize(
    "question",
    [
        "Gibt es so etwas wie einen Dorfladen?",
        "Halten die mit Sensoren ausgestatteten Mülleimer Regen aus?",
        "Kennt ihr andere Städte mit Rufbus?",
        "Hat noch jemand einen Dorfladen gemacht?",
        "Wie groß ist das Partheland?",
        "Was macht das Ilzer Land?",
    ],
)
def test_what_says_it_itself_keeps_nothing(question: str) -> None:
    assert resolved(question, ROBOT).outcome is Outcome.COMPLETE


def test_so_was_in_a_first_question_is_not_open() -> None:
    assert resolved("Wer hat so etwas wie einen Rufbus?").outcome is Outcome.COMPLETE
    assert resolved("Wer hat so was in Hessen?").outcome is Outcome.COMPLETE


def test_a_size_chosen_by_is_not_spoken_of() -> None:
    parking = ("Wer hat Sensoren an Parkplätzen?", "- In Osnabrück. [1]\n- In Ulm. [2]\n- Aalen plant welche. [3]")
    small = ("Wer von denen ist eine Kleinstadt?", "Ein Beispiel habe ich nicht gefunden.")
    again = resolved("Und was hat das gekostet?", parking, small).text
    assert again.startswith("Was hat das gekostet: Sensoren an Parkplätzen")
    village = ("Brauchen wir so etwas als kleine Gemeinde?", "Das ist offen. [1]")
    assert resolved("Was kostet das?", TWIN, village).text == "Was kostet das: digitaler Zwilling?"


@pytest.mark.parametrize(
    ("turn", "question", "asked"),
    [
        ("Wie funktioniert der Zwilling im Landkreis Hof?", "Und in Wuppertal?", "in Wuppertal?"),
        ("Wie funktioniert der Zwilling in Wuppertal?", "Und im Landkreis Hof?", "in dem Landkreis Hof?"),
        ("Wie funktioniert der Zwilling in Jena?", "Und in Wuppertal?", "in Wuppertal?"),
        ("Was macht der Landkreis Hof?", "Und Wuppertal?", "Was macht Wuppertal?"),
    ],
)
def test_a_place_has_the_preposition_that_goes_with_it(turn: str, question: str, asked: str) -> None:
    assert resolved(question, (turn, "Das steht dort. [1]")).text.endswith(asked)
