"""What stands beside an answer and is none: figures of something else, dates of another thing."""

from __future__ import annotations

import pytest
from judged_gaps import CATALOGUE
from runs import as_judged, evidence, passages, run_of

from assistant.evidence.asked.answer_types import answers, asked_of
from assistant.evidence.choosing.selection import only_answers
from assistant.projects.table_aspects import asks_of
from assistant.question import Intent, QuestionPart
from assistant.understanding.intents import intent_of


@pytest.mark.parametrize(
    ("question", "is_comparison"),
    [
        ("Wer hat einen Bürgerbus und weniger als 8.000 Einwohner?", False),
        ("Welche Gemeinde hat ein WLAN und mehr als rund 20.000 Leute?", False),
        ("Hat Ulm weniger Sensoren als Gera?", True),
        ("Bekommt Jena mehr Geld als Kassel?", True),
        ("Stelle Jena und Gera gegenüber.", True),
        ("Stellen Sie bitte Lübeck und Kiel einander gegenüber: Apps", True),
        ("Welche Stelle ist gegenüber dem Bund zuständig?", False),
    ],
)
def test_a_bound_is_no_other_side(question: str, is_comparison: bool) -> None:
    assert (intent_of(question) is Intent.COMPARISON) is is_comparison


def test_putting_side_by_side_asks_for_no_staff() -> None:
    assert not asks_of("staff").search("Stellen Sie bitte Lübeck und Gera gegenüber")
    assert asks_of("staff").search("Vergleiche die Stellen in Lübeck und Gera")


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Das Vorhaben läuft bis Ende 2027.", True),
        ("Modellprojekte laufen längstens sieben Jahre.", True),
        ("Den Antrag bereitete die Stadt drei bis sechs Monate vor.", False),
        ("Ein Büro begleitet das Vorhaben seit Mitte 2021.", False),
        ("Am Ende sollen 400 Orte in 20 Jahren davon profitieren.", False),
    ],
)
def test_how_long_it_goes_on_is_told_by_its_end(text: str, is_told: bool) -> None:
    question = "Wie lange geht das Vorhaben noch?"
    assert answers(text, QuestionPart(question, asked_of(question))) is is_told


FARE = "Eine Fahrt mit dem Rufbus kostet 2,50 Euro."
STOPS = "Der Rufbus hat 28 Haltestellen."
GOES_ON = "Darin ist der Zuschlag enthalten."


def test_of_the_passage_of_a_figure_only_what_goes_on_about_it_stays() -> None:
    run = as_judged(
        run_of("Was kostet eine Fahrt mit dem Rufbus?", CATALOGUE, evidence(f"{FARE} {GOES_ON} {STOPS}")), CATALOGUE
    )
    assert {item.text for item in only_answers(run.sentences, run.understood.parts)} == {FARE, GOES_ON}


def test_without_a_figure_nothing_answers() -> None:
    run = as_judged(run_of("Was kostet eine Fahrt mit dem Rufbus?", CATALOGUE, *passages(STOPS, GOES_ON)), CATALOGUE)
    assert only_answers(run.sentences, run.understood.parts) == []


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        (
            "Wie hoch ist der Eigenanteil bei Haushaltsnot?",
            "In Lohmar trägt der Bund mit der Förderquote 90 Prozent.",
            True,
        ),
        ("Wie viel müssen wir selbst zahlen?", "Die Bewerber mussten 35 Prozent Eigenanteil tragen.", True),
        ("Wie viel müssen wir selbst zahlen?", "Die Bevölkerung soll um 30 Prozent wachsen.", False),
        ("Was kostet die App?", "Die Bewerber mussten 35 Prozent Eigenanteil tragen.", False),
    ],
)
def test_a_share_tells_what_one_pays_oneself(question: str, text: str, is_told: bool) -> None:
    assert answers(text, QuestionPart(question, asked_of(question))) is is_told
