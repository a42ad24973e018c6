"""Who tells of a trouble and asks what helps is answered by what is to the point of it, in whatever words it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import NOW, as_judged, evidence, run_of

from assistant.evidence.judging.pertinence import helps
from assistant.question import Intent
from assistant.run import Run
from assistant.steps.understand import Understand
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from assistant.understanding.parts import parts_of
from assistant.understanding.typed.errands import without_errand
from assistant.understanding.typed.stories import asks_openly
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
UNDERSTAND = Understand(CATALOGUE)
NAMES = NameFinder(Mentions(CATALOGUE))
ICE = "wir fahren nachts um 3 raus nur zum gucken ob es glatt ist. kann das nicht ein Fühler machen"
FROST = "Frostsensoren sollen dem Winterdienst in Gütersloh melden, wo gestreut werden muss."


@pytest.mark.parametrize(
    "question",
    [
        "Der Kurs bleibt leer. Wie kommen andere an die Älteren ran",
        "Die Kübel sind halb leer. Geht das schlauer",
        ICE,
        "Der Teich ist gekippt. Kann man das nicht vorher messen?",
        "Der Löschteich war leer. Überwacht das irgendwer automatisch?",
        "Zum Abend kamen sieben Leute. Ging das anderen auch so?",
        "Die Brücke hat Risse. Misst das jemand mit Sensoren?",
        "Der Bus fährt selten. Gibt es da etwas?",
        "Der Strom war weg. Habt ihr Kommunen, die da vorgesorgt haben?",
        "Der Landrat fragt jetzt, wer so etwas bei anderen Kreisen entscheidet",
    ],
)
def test_what_helps_is_asked_openly(question: str) -> None:
    assert asks_openly(question)


@pytest.mark.parametrize(
    "question",
    [
        "Was kostet ein Fühler?",
        "Der Automat ist hin. Kann man nur noch per Handy kassieren?",
        "Kann man den Strom vom Schuldach aufs Rathaus rechnen?",
        "Der Stick fiel herunter. Zahlt das jemand?",
        "Die Katze lief davor. Haftet da einer?",
        "Wer misst die Bodenfeuchte?",
        "Was sagt der andere Gutachter?",
        "Gibt es eine Dienstvereinbarung?",
        "Der Fahrer ist 78. Wie machen das andere mit dem Führerschein?",
        "Darf man das?",
    ],
)
def test_what_asks_for_a_certain_thing_is_not_open(question: str) -> None:
    assert not asks_openly(question)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Der Bach läuft über. Wie haben andere das gelöst und sieht die Feuerwehr die Werte direkt?",
            ["Wie haben andere das gelöst", "sieht die Feuerwehr die Werte direkt"],
        ),
        (
            "die Brücke hat Risse. überwacht das jemand und spart man sich damit die Prüfung nach DIN 1076",
            ["die Brücke hat Risse. überwacht das jemand", "spart man sich damit die Prüfung nach DIN 1076"],
        ),
        ("Wer misst den Pegel und meldet das der Feuerwehr?", ["Wer misst den Pegel und meldet das der Feuerwehr?"]),
    ],
)
def test_what_is_asked_besides_an_open_question_is_a_part(question: str, parts: list[str]) -> None:
    assert [part.own_text for part in parts_of(question)] == parts


def test_an_open_question_asks_of_all_that_is_told_before_it() -> None:
    first, _ = parts_of("Pläne versteht keiner. Das Dorf ist dagegen. Macht das jemand in 3D und wer zahlt das?")
    assert first.text == "Pläne versteht keiner. Das Dorf ist dagegen. Macht das jemand in 3D"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("FFW, der Bach läuft über und keiner merkt es. Wie haben andere das gelöst?", []),
        ("FIWARQ, wer nutzt das in der Verwaltung?", ["FIWARQ"]),
        ("Unser Bach läuft über. Hat jemand FIWARQ im Einsatz?", ["FIWARQ"]),
    ],
)
def test_who_writes_is_no_name_that_must_be_said(question: str, names: list[str]) -> None:
    assert [found.text for found in NAMES.find(question)] == names


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (
            "Zwei Kreise wollen ein Projekt machen, jetzt fragt die Juristin ob es für den Vertrag ein Muster gibt.",
            "Zwei Kreise wollen ein Projekt machen. Gibt es für den Vertrag ein Muster?",
        ),
        ("Der Rat will wissen, ob es eine App für Mängel gibt.", "Gibt es eine App für Mängel?"),
        ("Meine Chefin fragt, ob es klug ist.", "Meine Chefin fragt, ob es klug ist."),
        ("Wer fragt, ob es das gibt?", "Wer fragt, ob es das gibt?"),
        (
            "Bürger fragen, ob es noch Termine gibt, und klagen. Was kostet ein Sensor?",
            "Bürger fragen, ob es noch Termine gibt, und klagen. Was kostet ein Sensor?",
        ),
    ],
)
def test_what_somebody_wants_to_know_is_asked(told: str, asked: str) -> None:
    assert without_errand(told) == asked


def test_a_calendar_that_fails_is_a_thing_and_no_event() -> None:
    trouble = "Der Veranstaltungskalender ist tot, keiner trägt ein. Wie geht das einfacher?"
    assert UNDERSTAND.understanding_of(trouble, NOW).intent is Intent.FACT
    assert UNDERSTAND.understanding_of("Welche Veranstaltungen gibt es im März 2026?", NOW).intent is Intent.EVENTS


def told(*topics: str, cosine: float) -> Run:
    sentences = (FROST, "Im Landkreis Hof gibt es Glättesensoren.", "Aalen sah ein Warnsystem gegen Glatteis vor.")
    found = [evidence(text, topics=topics, cosines=(cosine,), title=text, relevance=4.0) for text in sentences]
    run = as_judged(run_of(ICE, CATALOGUE, *found), CATALOGUE)
    run.understanding = replace(run.understood, topics=("winterdienst", "sensorik-iot"))
    run.answerability = 0.14
    return run


def test_what_is_of_the_matter_helps_before_what_shares_a_means() -> None:
    assert not helps(told(cosine=0.8))
    assert helps(told("winterdienst", cosine=0.91))
    assert not helps(told("sensorik-iot", cosine=0.91))


def test_of_passages_handed_in_nothing_helps_that_does_not_answer() -> None:
    run = told("winterdienst", cosine=0.91)
    run.only_passages = (FROST,)
    assert not helps(run)
