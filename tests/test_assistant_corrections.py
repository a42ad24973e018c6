"""What puts the question before right: "Nein, ich meine …", "nicht die App, sondern den Rufbus"."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.corrections import correction_of
from assistant.understanding.dialogue.resolved import Outcome

APP = ("Was kostet eine Stadt-App?", "Die Cleema-App in Dresden kostete 55.000 Euro. [1]")
TWIN = ("Was kostet ein digitaler Zwilling?", "Das steht nicht in den Dokumenten.")
DUTY = ("Muss man das ausschreiben?", "Ob es Pflicht ist, steht nicht in den Dokumenten.")
KIDS = ("Welche Angebote gibt es für Kinder?", "Hagenow hat einen Experimentierraum. [1]")
GERA = ("Was macht Gera mit Sensoren?", "Gera misst Feinstaub. [1]")


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        # another thing, in place of what is said not to be meant or of the first
        ((APP,), "Nein, nicht die App, sondern den Rufbus.", "Was kostet eine Rufbus?"),
        ((APP,), "Ich meinte den Rufbus, nicht die App", "Was kostet eine Rufbus?"),
        ((TWIN,), "Sorry, ich meinte die Datenplattform.", "Was kostet ein Datenplattform?"),
        ((APP, ("Wer bezahlt das?", "Der Bund. [1]")), "Nicht die App, sondern den Rufbus", "Wer bezahlt das: Rufbus?"),
        # a condition, before what it has of the conversation, in place of its like
        ((APP,), "Nein, ich meine im laufenden Betrieb.", "Was kostet eine Stadt-App im laufenden Betrieb?"),
        (
            (TWIN, DUTY),
            "Nein ich meine wenn man es von Hamburg übernimmt.",
            "Muss man das ausschreiben, wenn man es von Hamburg übernimmt: digitaler Zwilling?",
        ),
        ((KIDS,), "Ich meine für Senioren.", "Welche Angebote gibt es für Senioren?"),
        # a side, a place, a question of its own: as if asked behind "Und"
        ((TWIN,), "Nein, ich meine die Betriebskosten.", "Wie hoch sind die Betriebskosten: digitaler Zwilling?"),
        ((GERA,), "Nein, ich meine Jena.", "Was macht Jena mit Sensoren?"),
        ((GERA,), "Nicht Gera, sondern Jena!", "Was macht Jena mit Sensoren?"),
        ((GERA,), "Ich meine, was hat das gekostet?", "Was hat das gekostet: Sensoren in Gera?"),
    ],
)
def test_the_question_before_is_put_right(turns: tuple[tuple[str, str], ...], question: str, expected: str) -> None:
    found = resolved(question, *turns)
    assert (found.text, found.outcome) == (expected, Outcome.CARRIED)


@pytest.mark.parametrize(
    "question",
    [
        "Welche Städte meinen das ernst?",
        "Was meint die KTS mit Transfer?",
        "Ich meine das ernst.",
        "Gibt es nicht auch etwas in Bayern?",
        "Nicht schlecht!",
        "Wer hat keine App, sondern ein Portal?",
    ],
)
def test_other_words_correct_nothing(question: str) -> None:
    assert correction_of(question.rstrip("?!.")) is None


def test_an_opinion_is_no_question() -> None:
    assert "zu teuer" in resolved("Ich meine, das ist doch zu teuer.", GERA).text


def test_without_a_conversation_nothing_is_put_right() -> None:
    assert resolved("Ich meine den Rufbus.").text == "Ich meine den Rufbus."


HOF = ("Was macht Hof?", "Der Landkreis Hof betreibt eine Datenplattform. [1]")


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        (HOF, "Nein, ich meine die Stadt", "Was macht die Stadt Hof?"),
        (HOF, "die stadt selber", "Was macht die Stadt Hof"),
        (("Was plant der Landkreis Kusel?", "X. [1]"), "ich meinte die Stadt", "Was plant die Stadt Kusel?"),
        (("Wer misst im Landkreis Hof?", "X. [1]"), "gemeint ist die Stadt", "Wer misst in der Stadt Hof?"),
        (("Wer misst in Kassel?", "X. [1]"), "nee, ich meine den Landkreis", "Wer misst in dem Landkreis Kassel?"),
    ],
)
def test_the_place_before_is_meant_as_another_kind(turn: tuple[str, str], question: str, expected: str) -> None:
    found = resolved(question, turn)
    assert (found.text.rstrip("?"), found.outcome) == (expected.rstrip("?"), Outcome.CARRIED)


def test_a_town_asked_on_about_is_no_other_kind_of_place() -> None:
    assert "Stadt Zwönitz" not in resolved("Und die Stadt?", ("Was kostet der Rufbus in Zwönitz?", "X. [1]")).text
