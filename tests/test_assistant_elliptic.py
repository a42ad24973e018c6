"""Follow-ups of a few words keep the subject and lose the place they ask beyond."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.intents import intent_of
from assistant.understanding.typed.paraphrases import paraphrase_of

PLATFORM = (
    "Was kostet die Datenplattform in Freiburg?",
    "Für den Freiburger Datenraum zahlt der Bund acht Millionen. [1]",
)
BUS = ("Wie läuft der Rufbus in Zwönitz?", "Das ERZmobil in Zwönitz fährt seit 2022. [1]")
PARKING = ("Welche Sensoren fürs Parken nutzt Aalen?", "Aalen misst freie Plätze. [1]")


@pytest.mark.parametrize(
    ("question", "turn", "asked"),
    [
        ("und woanders?", BUS, "Welche anderen Modellprojekte haben das: Rufbus?"),
        ("Wie ist das in anderen Gemeinden?", BUS, "Welche anderen Modellprojekte haben das: Rufbus?"),
        ("and elsewhere?", BUS, "Welche anderen Modellprojekte haben das: Rufbus?"),
        ("geht das auch mit der Nachbarstadt zusammen?", BUS, "Wer macht das gemeinsam mit anderen Kommunen: Rufbus?"),
        (
            "Können wir das zusammen mit dem Landkreis machen?",
            BUS,
            "Wer macht das gemeinsam mit anderen Kommunen: Rufbus?",
        ),
        ("Ginge das auch mit unserem Nachbarkreis?", BUS, "Wer macht das gemeinsam mit anderen Kommunen: Rufbus?"),
        ("wen können wir da fragen?", BUS, "Wer ist Ansprechpartner: Rufbus in Zwönitz?"),
        ("An wen kann ich mich wenden?", BUS, "Wer ist Ansprechpartner: Rufbus in Zwönitz?"),
        ("Who can we ask?", BUS, "Wer ist Ansprechpartner: Rufbus in Zwönitz?"),
        ("was bedeutet das für eine Gemeinde mit 3000 Einwohnern", BUS, "Was ist zu beachten: Rufbus?"),
        ("Was heißt das jetzt konkret für uns?", BUS, "Was ist zu beachten: Rufbus?"),
        ("Hast du ein konkretes Beispiel?", BUS, "Welche Beispiele gibt es: Rufbus in Zwönitz?"),
        ("Kannst du mir ein Beispiel nennen?", BUS, "Welche Beispiele gibt es: Rufbus in Zwönitz?"),
        ("Gib mir mal drei Beispiele.", BUS, "Welche Beispiele gibt es: Rufbus in Zwönitz?"),
        ("Habt ihr dazu Beispiele aus der Praxis?", BUS, "Welche Beispiele gibt es: Rufbus in Zwönitz?"),
        ("Do you have an example?", BUS, "Welche Beispiele gibt es: Rufbus in Zwönitz?"),
        ("Nenn mir noch ein Beispiel", BUS, "Welche anderen Modellprojekte haben das: Rufbus?"),
        ("welche Software?", BUS, "Welche Software: Rufbus in Zwönitz?"),
        ("Welche Haltestellen?", BUS, "Welche Haltestellen: Rufbus in Zwönitz?"),
        ("welche neue Technik?", PARKING, "Welche neue Technik: Sensoren und Parken in Aalen?"),
    ],
)
def test_few_words_are_asked_of_the_subject_before(question: str, turn: tuple[str, str], asked: str) -> None:
    assert resolved(question, turn).text == asked


@pytest.mark.parametrize("thing", ["die Software", "die App", "deren Quellcode", "das Konzept"])
def test_the_software_to_reuse_is_that_of_the_subject(thing: str) -> None:
    again = resolved(f"Können wir {thing} nachnutzen?", PLATFORM)
    assert again.text.endswith("frei verfügbar: Datenplattform in Freiburg?")
    assert again.keeps_subject


@pytest.mark.parametrize(
    "question",
    [
        "Können wir gemeinsam mit dem Landkreis eine Datenplattform betreiben?",
        "Welche Städte nutzen Drohnen?",
        "Wen soll die Beteiligung erreichen?",
    ],
)
def test_whole_questions_stay_as_they_are(question: str) -> None:
    assert resolved(question, BUS).text == question


def test_a_town_is_carried_by_its_name_not_by_the_word_for_its_people() -> None:
    turn = ("Wer hat einen Datenraum?", "Für den Freiburger Datenraum zahlt der Bund acht Millionen. [1]")
    assert "in Freiburg" in resolved("Und seit wann?", turn).text
    assert "Freiburger" not in resolved("Und seit wann?", turn).text


@pytest.mark.parametrize("question", ["und die Quelle dazu?", "Quellen bitte?", "nennen Sie mir die Quelle"])
def test_who_asks_for_the_source_asks_for_a_proof(question: str) -> None:
    assert intent_of(question) == intent_of("Quelle?")


@pytest.mark.parametrize(
    "question", ["Was lohnt sich zuerst?", "Was lohnt sich für den Anfang?", "Was lohnt sich für uns als erstes?"]
)
def test_what_pays_first_asks_for_first_steps(question: str) -> None:
    assert paraphrase_of(question) == paraphrase_of("Wo fangen wir an?")


@pytest.mark.parametrize(
    "question", ["Wie fangen kleine Gemeinden mit Smart City an?", "Womit beginnen Landkreise?", "Wie starten Städte?"]
)
def test_how_others_of_our_kind_begin_asks_for_first_steps(question: str) -> None:
    assert paraphrase_of(question) == paraphrase_of("Wo fangen wir an?")


@pytest.mark.parametrize(
    "question",
    [
        "Hast du ein konkretes Beispiel?",
        "Nenn mir drei gute Beispiele.",
        "Any examples?",
        "Habt ihr Beispiele aus der Praxis?",
    ],
)
def test_an_example_of_nothing_is_asked_back(question: str) -> None:
    assert resolved(question).outcome is Outcome.OPEN


@pytest.mark.parametrize(
    "question",
    ["Gib mir ein Beispiel für Bürgerbeteiligung.", "Nenn mir ein Beispiel aus Bayern."],
)
def test_an_example_of_something_stands_for_itself(question: str) -> None:
    again = resolved(question, BUS)
    assert (again.text, again.outcome) == (question, Outcome.COMPLETE)
