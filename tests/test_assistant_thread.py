"""What a conversation goes on about: those spoken of with "sie", and the thing, not each noun said beside it."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.resolved import Outcome

TREES = ("Was macht Würzburg mit Bäumen?", "In Würzburg melden Sensoren an 16 Bäumen die Bodenfeuchte. [1]")
LORAWAN = ("Was macht Lübeck mit LoRaWAN?", "In Lübeck decken fünf Antennen das Stadtgebiet ab. [1]")
TWIN = ("Was kostet ein digitaler Zwilling?", "Was das kostet, steht nicht in den Dokumenten.")
SMART = ("Was ist eine Smart City?", "Smart City: Kommune, die digitale Technik nutzt. [1]")
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


PLATFORM = (
    "Welche Kommunen haben eine Datenplattform?",
    "- Hof betreibt eine. [1]\n- Jena baut eine. [2]\n- Gera plant eine. [3]",
)
REPORTS = ("Wer hat einen Mängelmelder?", "- Die App in Solingen enthält einen Mängelmelder. [1]")
TYPED = (
    "digitaler zwilling",
    "- Wuppertal baut einen. [1]\n- Hof baut einen. [2]\n- Hannover auch. [3]\n- Gera auch. [4]",
)
REUSE = "Ist das zum Nachnutzen durch andere Kommunen, als Open Source oder frei verfügbar: "
IN_BAVARIA = "Welche Modellprojekte in Bayern haben das: "


@pytest.mark.parametrize(
    ("turn", "question", "expected"),
    [
        # an article whose noun is what was spoken of
        (PLATFORM, "Hat Ulm auch eine?", "Hat Ulm auch eine Datenplattform?"),
        (PLATFORM, "Gibt es eine in Ulm?", "Gibt es eine Datenplattform in Ulm?"),
        (PLATFORM, "Brauchen wir so eine?", "Brauchen wir so eine Datenplattform?"),
        (REPORTS, "Hat Gera auch einen?", "Hat Gera auch einen Mängelmelder?"),
        # whether the thing is free to use, however short
        (REPORTS, "Ist der Open Source?", f"{REUSE}Mängelmelder in Solingen?"),
        (REPORTS, "open source?", f"{REUSE}Mängelmelder in Solingen?"),
        # who has it in a state
        (REPORTS, "wer hat sowas in bayern", f"{IN_BAVARIA}Mängelmelder?"),
        (REPORTS, "Wer in Bayern hat so einen?", f"{IN_BAVARIA}Mängelmelder?"),
        (TYPED, "wer in bayern", f"{IN_BAVARIA}digitaler zwilling?"),
        (TYPED, "Und in Bayern?", f"{IN_BAVARIA}digitaler zwilling?"),
        (TYPED, "welche städte in bayern", f"{IN_BAVARIA}digitaler zwilling?"),
        (REPORTS, "Wer hat sowas in Gera?", "Wer hat einen Mängelmelder in Gera?"),
        # a term whose words alone say nothing
        (SMART, "und was bringt das einem Dorf", "Was bringt das einem Dorf: Smart City?"),
        (SMART, "Was kostet das?", "Was kostet das: Smart City?"),
    ],
)
def test_the_thing_is_put_in(turn: tuple[str, str], question: str, expected: str) -> None:
    assert resolved(question, turn).text == expected


@pytest.mark.parametrize(
    "question",
    [
        "Gibt es einen Grund dafür, eine App zu bauen?",
        "Wer hat in Bayern eine App?",
        "Was ist Open Source?",
        "Welche Städte nutzen Open Source?",
        "Welche Modellprojekte gibt es in Bayern?",
        "Hat Ulm eine App?",
    ],
)
def test_a_thing_of_its_own_stands_for_itself(question: str) -> None:
    assert resolved(question, PLATFORM).outcome is Outcome.COMPLETE


@pytest.mark.parametrize("question", ["open source", "Hat Ulm auch eine?", "wer in bayern", "wer hat sowas in Bayern"])
def test_without_a_conversation_nothing_is_put_in(question: str) -> None:
    assert resolved(question).text == question


BUS = ("Wer hat einen Rufbus?", "- Zwönitz hat einen. [1]")
LEAN = [
    # something is always needed for something
    (LORAWAN, "Wie viele Gateways braucht man denn?", "Wie viele Gateways braucht man denn: LoRaWAN in Lübeck?"),
    (BUS, "Wie viele Fahrer sind nötig?", "Wie viele Fahrer sind nötig: Rufbus in Zwönitz?"),
    # what is asked again, so done
    (("Wie viel Personal braucht ein Makerspace?", "Das ist offen."), "Und ohne Ehrenamtliche?", None),
    (("Was kostet ein Rufbus?", "Das ist offen."), "Und mit Elektroautos?", None),
    # others of that size, and how
    (BUS, "Macht das auch eine kleine Gemeinde?", "Welche kleinen Gemeinden haben das: Rufbus?"),
    (
        BUS,
        "Hat das auch eine kleine Stadt ohne IT-Abteilung geschafft?",
        "Welche kleinen Gemeinden haben das ohne IT-Abteilung geschafft: Rufbus?",
    ),
]


@pytest.mark.parametrize(("turn", "question", "expected"), LEAN, ids=[case[1] for case in LEAN])
def test_what_points_at_nothing_leans(turn: tuple[str, str], question: str, expected: str | None) -> None:
    found = resolved(question, turn)
    condition = question.removeprefix("Und ")
    assert (found.text, found.outcome) == (expected or f"{turn[0][:-1]} {condition}", Outcome.CARRIED)


@pytest.mark.parametrize(
    "question",
    [
        "Und wie groß ist Köln?",
        "Welche Fördermittel brauchen wir?",
        "Wie viele Bäume braucht eine Stadt?",
        "Warum nicht ein Taxi?",
        "Wie viele Besucher braucht man für einen Makerspace?",
    ],
)
def test_what_is_whole_leans_on_nothing(question: str) -> None:
    assert resolved(question, BUS).outcome is Outcome.COMPLETE


JOINT = ("Geht das auch gemeinsam mit anderen Kommunen?", "- Hof betreibt eine mit 27 Kommunen. [1]")


@pytest.mark.parametrize(
    ("turns", "question", "expected"),
    [
        # a part that only a product has is one of the product spoken of
        ((REPORTS,), "gibt es eine API", "Gibt es eine API: Mängelmelder in Solingen?"),
        ((REPORTS,), "Gibt es da eine Anleitung?", "Gibt es in Solingen eine Anleitung: Mängelmelder?"),
        # "so" is as in the question before
        (
            (PLATFORM, JOINT),
            "wer hat das so gemacht?",
            "Wer macht das gemeinsam mit anderen Kommunen: Datenplattform?",
        ),
        # those told of stay countable when nothing was found in between
        (
            (PLATFORM, ("Wie viel Personal braucht man dafür?", "Dazu steht nichts in den Dokumenten.")),
            "Was macht das zweite?",
            "Was macht Gera: Datenplattform?",
        ),
    ],
)
def test_what_was_before_is_meant(turns: tuple[tuple[str, str], ...], question: str, expected: str) -> None:
    assert resolved(question, *turns).text == expected


@pytest.mark.parametrize(
    "question", ["Gibt es eine Schnittstelle zwischen Stadt und Land?", "Gibt es eine App in Gera?"]
)
def test_a_thing_with_words_of_its_own_is_none_of_another(question: str) -> None:
    assert resolved(question, REPORTS).outcome is Outcome.COMPLETE


MONEY = ("How much federal money does Kassel receive?", "Kassel stehen elf Millionen Euro zu. [1]")
SIZE = ("Wir sind 3000 Einwohner. Gibt es Modellprojekte in unserer Größe?", "Am ähnlichsten sind andere. [1]")


def test_words_of_a_question_in_the_other_language_are_not_carried_on() -> None:
    assert resolved("Und seit wann?", MONEY).text == "Seit wann: Kassel?"
    assert "federal" in resolved("And how long?", MONEY).text
    assert "receive" not in resolved("Und was kostet das?", MONEY, SIZE).text


def test_a_story_without_capitals_says_itself_what_it_is_about() -> None:
    story = "bauhof hier. wir fahrn nachts um 3 raus nur zum gucken obs glatt ist. kann das nicht ein fühler machen??"
    assert resolved(story, MONEY, SIZE).outcome is Outcome.COMPLETE
    assert resolved("und wie lange hat das dann gedauert bis es lief?", SIZE).outcome is not Outcome.COMPLETE
