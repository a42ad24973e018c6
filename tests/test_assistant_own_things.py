"""Inside a conversation a question leans on it unless it names a thing of its own."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.resolved import Outcome

LIGHT = ("Was macht Gera mit Licht?", "Gera installierte im Ufer-Elster-Park Solarleuchten. [1]")
LAB = ("Was ist ein Reallabor?", "Ein Ort, an dem Neues erprobt wird. [1]")
FREE = (
    "Welche freie Software gibt es für ein Bürgerportal?",
    "Süderbrarup nutzt Mobilizon. [1]\n\nGrevesmühlen nutzt Contao. [2]",
)
TWIN = ("Was ist ein digitaler Zwilling?", "Ein Abbild der Stadt in Daten. [1]")
LINZ = ("Was macht Linz am Marktplatz?", "Linz stellt mobile Bäume auf. [1]")
HEAT = ("Welche Städte haben Hitzesensoren?", "- Mannheim misst. [1]\n- Worms auch. [2]")
COUNTIES = ("Welche Kreise haben Telemedizin?", "- Kusel plant Telemedizin. [1]\n- Hameln-Pyrmont auch. [2]")


@pytest.mark.parametrize(
    ("turn", "question", "asked"),
    [
        (LIGHT, "Gab es Vandalismus?", "Gab es Vandalismus: Licht in Gera?"),
        (HEAT, "Wie viele hat Mannheim?", "Wie viele hat Mannheim: Hitzesensoren?"),
        (HEAT, "Wie viele gibt es in Gera?", "Wie viele gibt es in Gera: Hitzesensoren?"),
        (LIGHT, "Werden Gesichter gespeichert?", "Werden Gesichter gespeichert: Licht in Gera?"),
        (LINZ, "Wem gehören die Bäume?", "Wem gehören die Bäume: Marktplatz in Linz?"),
        (LIGHT, "Wie teuer war die Montage?", "Wie teuer war die Montage: Licht in Gera?"),
        (LAB, "Gibt es das irgendwo?", "Gibt es das irgendwo: Reallabor?"),
        (LAB, "Wer bezahlt die Miete?", "Wer bezahlt die Miete: Reallabor?"),
        (FREE, "Wer übernimmt die Wartung?", None),
        (FREE, "Wie aufwendig ist die Einführung?", None),
        (COUNTIES, "Ist das datenschutzrechtlich okay?", None),
        (TWIN, "Welche gibt es schon fertig?", "Welche gibt es schon fertig: digitaler Zwilling?"),
        (TWIN, "Lohnt sich der Aufwand?", "Lohnt sich der Aufwand: digitaler Zwilling?"),
    ],
)
def test_what_names_nothing_of_its_own_leans(turn: tuple[str, str], question: str, asked: str | None) -> None:
    found = resolved(question, turn)
    assert found.outcome is Outcome.CARRIED
    assert found.text == asked if asked else found.text.startswith(f"{question[:-1]}: ")


@pytest.mark.parametrize(
    "question",
    [
        "Gab es Vandalismus in Mühlhausen?",
        "Wo gab es Vandalismus?",
        "Was hilft gegen Vandalismus?",
        "Gibt es Kritik an den Modellprojekten?",
        "Wer leitet die KTS?",
        "Wem gehören die Bäume?",
        "Wie viele Einwohner hat Mannheim?",
        "Wie viele Busse hat Mannheim?",
        "Werden Gesichter in Kassel gespeichert?",
        "Was kostet der Rufbus?",
        "Was kostet die cleema-App?",
        "Was macht ein Dorfcoach?",
        "Was hilft gegen Funklöcher?",
        "Wie viel Geld gibt der Bund?",
        "Über wen wird das Fördergeld ausgezahlt?",
        "Wer ist bei der Bewerbung durchgefallen?",
        "Für wen ist Start Smart gedacht?",
        "Was raten andere zur Wartung?",
        "Wie überzeugen wir den Gemeinderat?",
        "Welche Kurse gibt es?",
        "Wie wird das Wetter morgen?",
        "Was ist ein Peer-Learning?",
        "Wann ist der nächste Kongress?",
        "Welche Tipps gibt es, damit ein Projekt nach der Förderung weiterläuft?",
    ],
)
@pytest.mark.parametrize("turn", [LIGHT, LAB, FREE, TWIN, COUNTIES])
def test_what_names_a_thing_of_its_own_stands_for_itself(turn: tuple[str, str], question: str) -> None:
    again = resolved(question, turn)
    assert (again.text, again.outcome) == (question, Outcome.COMPLETE)


def test_a_part_needs_something_it_is_a_part_of() -> None:
    town = ("Was macht Gera?", "Gera misst Feinstaub. [1]")
    assert resolved("Seit wann gibt es die Straßenbahn?", town).outcome is Outcome.COMPLETE
    assert resolved(
        "Seit wann gibt es die Messung?", ("Was macht Gera?", "Es gibt eine Messung in Gera. [1]")
    ).text == ("Seit wann gibt es die Messung: Gera?")


def test_of_a_definition_nobody_asks_whether_it_is_there() -> None:
    assert resolved("Gibt es Dorfcoaches?", LIGHT).text == "Gibt es Dorfcoaches: Licht in Gera?"
    assert resolved("Gibt es Dorfcoaches?", TWIN).outcome is Outcome.COMPLETE
