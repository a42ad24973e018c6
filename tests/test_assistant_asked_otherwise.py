"""What is asked in other words than the documents have: examples, the round of a project, things of a kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs import passages, run_of

from assistant.evidence.asked.question_focus import asks_what_exists
from assistant.evidence.judging.answerability import words_of
from assistant.evidence.judging.question_bearing import Wanted
from assistant.gaps.things import things_lead
from assistant.run import Run
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from assistant.understanding.parts import parts_of
from assistant.understanding.places import Place, places_of
from assistant.understanding.typed.joining import by_round
from assistant.understanding.typed.plain_wording import PlainWording
from ingest.catalogue import load_catalogue

CATALOGUE = load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog")
PLAIN = PlainWording(CATALOGUE)
MENTIONS = Mentions(CATALOGUE)
NAMES = NameFinder(MENTIONS)


def places(question: str) -> tuple[Place, ...]:
    return places_of(question, MENTIONS, NAMES.places)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Wir planen einen Rufbus. Gibt es Vorbilder?", "Wir planen einen Rufbus. Gibt es Beispiele?"),
        ("Gibt es dafür schon gute Vorbilder?", "Gibt es dafür schon gute Beispiele?"),
        ("Wir suchen Referenzprojekte für smartes Licht.", "Wir suchen Beispiele für smartes Licht."),
        ("Vorbilder für einen Bürgerrat?", "Beispiele für einen Bürgerrat?"),
        ("Welche Apps entstanden nach dem Vorbild von Bad Belzig?",) * 2,
        ("Welche Vorreiter haben einen digitalen Zwilling?",) * 2,
        ("Wer ist ein Vorbild für uns?",) * 2,
    ],
)
def test_who_wants_somebody_to_follow_wants_examples(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Wie viele Leute haben mitgemacht? Ich brauche Zahlen.", "Wie viele Leute haben mitgemacht?"),
        ("Was kostet ein Rufbus? Wir brauchen konkrete Zahlen.", "Was kostet ein Rufbus?"),
        ("Wer hat einen Mängelmelder? Bitte mit Quellen.", "Wer hat einen Mängelmelder?"),
        ("Wir brauchen Quellen.",) * 2,
        ("Ich brauche Zahlen zur Beteiligung.",) * 2,
        ("Was kostet ein Rufbus? Wir brauchen Zahlen der Landkreise.",) * 2,
    ],
)
def test_the_wish_for_figures_behind_a_question_is_none_of_its_words(typed: str, read: str) -> None:
    assert PLAIN.plainly(typed) == read


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("In welchem Jahr wurde Jena ausgewählt?", "In welcher Staffel ist Jena?"),
        ("Wann kam Gera ins Programm?", "In welcher Staffel ist Gera?"),
        ("Wann ist Kassel dazugekommen?", "In welcher Staffel ist Kassel?"),
        ("Wann wurde der Landkreis Hof in das Programm aufgenommen?", "In welcher Staffel ist Landkreis Hof?"),
        ("Seit wann ist Gera dabei und wie viel Geld?", "In welcher Staffel ist Gera und wie viel Geld?"),
        ("Wann kam Gera ins Programm und in welcher Staffel?", "In welcher Staffel ist Gera?"),
        ("Wann wurde in Gera die Strategie beschlossen?",) * 2,
        ("Wann wurde der Rufbus in Zwönitz ausgewählt?",) * 2,
        ("Wann wurde Ulm gegründet?",) * 2,
        ("Wann kam Stuttgart ins Programm?",) * 2,
        ("Wann kam Gera " + "in das " * 60,) * 2,
        ("Wann kamen Gera und Ulm ins Programm?",) * 2,
    ],
)
def test_when_a_project_joined_is_the_question_for_its_round(question: str, asked: str) -> None:
    assert by_round(question, places(question)) == asked


def test_money_is_asked_of_the_place_not_of_its_round() -> None:
    question = "In welcher Staffel ist Gera und wie viel Geld?"
    assert [part.text for part in parts_of(question, places(question))][1] == "wie viel Geld (Gera)"


@pytest.mark.parametrize(
    ("question", "is_asked"),
    [
        ("Welche Hochwasserwarnsysteme gibt es?", True),
        ("Welche digitalen Zwillinge gibt es schon?", True),
        ("Welche Farbe hat die Bank?", False),
        ("Welche Kosten gibt es beim Rufbus?", False),
    ],
)
def test_things_of_a_kind_are_no_attribute(question: str, is_asked: bool) -> None:
    assert asks_what_exists(question) is is_asked


@pytest.mark.parametrize(
    ("question", "text", "is_said"),
    [
        ("Welche Starkregenwarnsysteme gibt es?", "Musterau baut ein Frühwarnsystem für Starkregen.", True),
        ("Welche Bodensensoren gibt es?", "Musterau hat Bodenfeuchtesensoren.", True),
        ("Welche Bodensensoren gibt es?", "Musterau hat Glättesensoren.", False),
        ("Welche Schulapps gibt es?", "Musterau hat eine App für Vereine.", False),
        ("Welche Flugtaxis gibt es?", "Musterau hat ein Taxi.", False),
    ],
)
def test_a_thing_is_named_by_its_word_or_both_its_parts(question: str, text: str, is_said: bool) -> None:
    run = judged(question, text)
    wanted = Wanted.of(question, run.words, run.understood.parts)
    assert (wanted.focused(text) == 1.0) is is_said


def judged(question: str, *texts: str) -> Run:
    run = run_of(question, CATALOGUE, *passages(*texts))
    run.words = words_of(run, run.understood.parts)
    return run


def test_what_names_a_thing_leads() -> None:
    named = "In Musterau messen Bodenfeuchtesensoren, wie trocken es an den Bäumen ist."
    run = judged("Welche Bodensensoren gibt es?", "In Musterau messen Glättesensoren an der Straße.", named)
    run.sentences = tuple(sorted(run.sentences, key=lambda item: item.text == named))
    things_lead(run)
    assert run.sentences[0].text == named
