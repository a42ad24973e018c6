"""A question that points back at nothing is asked what it means, and no other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from conversations import WATER
from dialogues import follow_ups, resolved
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import AnswerRequest, AnswerStatus, NoticeCode, Turn
from assistant.run import Run
from assistant.steps.standalone import Standalone
from assistant.understanding.dialogue.resolved import Outcome, Resolved

NOW = datetime(2026, 1, 5, tzinfo=UTC)


POINTS_AT_NOTHING = [
    "Geht das auch günstiger?",
    "Gibt es das auch kleiner?",
    "Was hat es gekostet?",
    "Was hat das gekostet?",
    "Wie lange hat das gedauert?",
    "Wer hat das bezahlt?",
    "Wann hat das angefangen?",
    "Funktioniert das auch in klein?",
    "Geht das auch mit weniger Personal?",
    "Wie teuer war der Spaß?",
    "Und wie viele sind das?",
    "Wie haben die das gelöst?",
    "Wie geht es dort weiter?",
    "Hat es sich gelohnt?",
    "Ist das schwer?",
    "Kann man das übernehmen?",
    "Gibt es dazu mehr?",
    "Was haben sie daraus gelernt?",
    "Warum haben die aufgehört?",
    "What did it cost?",
    "How long did that take?",
    "Who runs it?",
    "Läuft das noch?",
    "Warum ist das gescheitert?",
    "Machen die das noch?",
    "Wie viele Leute arbeiten daran?",
]


LACKS_PLACE = [
    "Wie hoch ist die Förderung der Gemeinde?",
    "Wie viele Einwohner hat die Stadt?",
    "Wie viele Einwohner hat die Gemeinde?",
    "Wie viele Menschen leben in der Stadt?",
    "Wie groß ist die Stadt?",
    "Wie viel Geld bekommt die Kommune?",
    "Wie viel Förderung hat der Landkreis bekommen?",
    "Wann ist das Projekt gestartet?",
    "Wie lange läuft das Projekt noch?",
    "Wer leitet das Projekt?",
    "Wer ist der Bürgermeister der Stadt?",
    "Was kostet das Projekt?",
    "Wie heißt das Projekt der Stadt?",
    "In welchem Bundesland liegt die Stadt?",
    "Wie hoch ist der Eigenanteil der Stadt?",
    "Wann endet die Förderung der Kommune?",
    "How many inhabitants does the city have?",
    "wieviel einwohner hat die stadt",
    "wie hoch war die fördersumme der stadt",
    "Wieviel Geld gab es für die Stadt?",
    "Seit wann läuft das Modellprojekt?",
    "Wie groß ist das Team des Projekts?",
    "Wie hoch ist das Budget des Modellprojekts?",
]


STANDS_ALONE = [
    "Was kostet ein LoRaWAN-Netz?",
    "Wer betreibt die App?",
    "Wie hoch ist die Förderung?",
    "Wie hoch ist die Förderung insgesamt?",
    "Wie lange läuft die Förderung?",
    "Welche offenen Daten stellt die Stadt bereit?",
    "Wie erkennt man Hitzeinseln in der Stadt?",
    "Wie bindet die Stadt Bürger ein?",
    "Welche Aufgaben hat der Landkreis bei einer Datenplattform?",
    "Wie viele Modellprojekte gibt es?",
    "Wie groß muss die Stadt für LoRaWAN sein?",
    "Wie viele Einwohner muss eine Kommune haben, um mitzumachen?",
    "Wie viele Einwohner hat Gera?",
    "Wie viele Sensoren braucht eine Stadt?",
    "Wann startete das Programm?",
    "Was kostet die Smart City Akademie?",
    "Wer leitet die KTS?",
    "Wann endet das Förderprogramm?",
    "Wie teuer ist eine App für die Stadt?",
    "Wie organisiert die Verwaltung das Projekt?",
    "Was kostet ein Rufbus für die Gemeinde?",
    "Wer ist Ansprechpartner für das Projekt BaKIM?",
    "Wie hoch ist der Eigenanteil?",
    "Wie viele Kommunen werden gefördert?",
    "Wie hilft der Bund der Stadt?",
    "Wie bewertet man ein Projekt?",
    "Kann man das ERZmobil nachmachen?",
    "Was passiert nach dem Ende der Förderung?",
    "Wer darf mitmachen?",
    "Was ist das Stadtlabor?",
    "Geht ein Rufbus auch günstiger?",
    "Gibt es LoRaWAN auch in klein?",
    "Wie findet man das richtige Werkzeug?",
    "Worauf sollten wir achten, wenn das Projekt endet?",
    "Wie plant man das Projekt richtig?",
    "Was muss die Kommune selbst zahlen?",
    "Was ist das Problem bei der Vergabe?",
    "Wie viel Geld gibt es vom Bund?",
    "Wie viel bekam die Stadt Ulm?",
    "Wer hat das beste Dashboard?",
    "Wann fand die Regionalkonferenz statt?",
    "Wie lange dauert die Strategiephase?",
    "Was kann man mit dem Zwilling machen und was kostet das?",
    "Wie kommt die Kommune an Geld?",
    "Wie kommt die Stadt an Daten der Stadtwerke?",
    "Welche Software braucht die Stadt?",
]


@pytest.mark.parametrize("question", POINTS_AT_NOTHING)
def test_a_first_question_that_points_back_is_asked_what_it_means(question: str) -> None:
    assert resolved(question).outcome is Outcome.OPEN
    assert resolved(question, WATER).outcome is not Outcome.OPEN


@pytest.mark.parametrize("question", LACKS_PLACE)
def test_a_figure_of_some_municipality_is_asked_of_which(question: str) -> None:
    assert resolved(question).outcome is Outcome.NO_PLACE
    assert resolved(question, WATER).outcome is not Outcome.NO_PLACE


@pytest.mark.parametrize("question", STANDS_ALONE)
def test_general_questions_are_never_asked_back(question: str) -> None:
    assert resolved(question) == Resolved(question, Outcome.COMPLETE)


def run_of(question: str, *turns: tuple[str, str], passages: tuple[str, ...] | None = None) -> Run:
    history = tuple(Turn(question=asked, answer=answer) for asked, answer in turns)
    request = AnswerRequest(question=question, history=history)
    run = Run(request, "a", "c", NOW, question=question, standalone=question, only_passages=passages)
    Standalone(follow_ups().mentions.catalogue)(run)
    return run


def test_step_asks_back_only_where_it_must() -> None:
    assert run_of("Und was hat das gekostet?").status is AnswerStatus.CLARIFICATION
    assert run_of("Und was hat das gekostet?", passages=("Der Bau kostete 3 Euro.",)).status is None
    assert run_of("Und was hat das gekostet?", WATER).status is None
    assert run_of("Wie viele Einwohner hat die Stadt?").drafts[0].text.startswith("Welche Kommune")
    assert run_of("Wie haben die das gelöst?").drafts[0].text.startswith("Worauf")


def test_of_long_conversations_only_the_last_answers_are_told_before() -> None:
    run = run_of("Mehr davon", *[(WATER[0], f"Antwort {number}. " * 1000) for number in range(20)])
    told = run.told_before.splitlines()
    assert [line[:11] for line in told] == [f"Antwort {number}. "[:11] for number in range(14, 20)]
    assert max(map(len, told)) <= 2000
    assert run_of("Was hat das gekostet?", WATER).told_before == ""


def test_a_greeting_before_is_nothing_a_question_could_mean() -> None:
    greeted = ("moin, welche Stadt misst mit Sensoren die Wasserqualität?", WATER[1])
    run = run_of("Und was hat das gekostet?", greeted)
    assert (run.status, "oin" in run.standalone, "Wasserqualität" in run.standalone) == (None, False, True)


@pytest.mark.parametrize("question", ["Wie haben andere ihre Bürger befragt?", "Hat jemand seine Laternen umgebaut?"])
def test_whose_it_is_may_be_said_without_a_noun(question: str) -> None:
    assert resolved(question, WATER) == Resolved(question, Outcome.COMPLETE, new_subject=True)


def test_step_tells_of_a_change_of_subject() -> None:
    assert [notice.code for notice in run_of("Wie funktioniert LoRaWAN?", WATER).notices] == [
        NoticeCode.SUBJECT_CHANGED
    ]
    assert run_of("Und in Zwönitz?", WATER).notices == []


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=80), st.lists(st.tuples(st.text(max_size=60), st.text(max_size=60)), max_size=3))
def test_any_text_gets_a_form(question: str, turns: list[tuple[str, str]]) -> None:
    found = resolved(question, *turns)
    if found.outcome is not Outcome.CARRIED:
        assert found.text == question
    if not turns:
        assert found.outcome is not Outcome.CARRIED
