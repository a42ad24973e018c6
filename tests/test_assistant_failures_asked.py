"""Who asks what went wrong is told of failures, each in its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import evidence, run_of
from usual_questions import CATALOGUE, GOOD, understood

from assistant.answer import AnswerStatus
from assistant.evidence.asked.answer_types import answers, asked_of, contains_asked
from assistant.question import Asked, Intent, QuestionPart
from assistant.run import Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.understanding.typed.paraphrases import usual_question


def test_towns_where_something_failed_are_a_usual_question_and_others_no() -> None:
    assert understood("In welchen Städten ging etwas schief?").parts[0].asked is Asked.TROUBLE
    assert understood("Welche Städte haben den Rat überzeugt?").search_text == "Welche Städte haben den Rat überzeugt?"
    usual = usual_question("Was ist schiefgegangen?")
    assert usual
    assert usual.by_project


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Was ist in Gera schiefgegangen?", Asked.TROUBLE),
        ("Welche Apps sind gescheitert?", Asked.TROUBLE),
        ("Was hat beim Rufbus nicht funktioniert?", Asked.TROUBLE),
        ("Welche Probleme gab es mit digitalen Zwillingen?", Asked.TROUBLE),
        ("Was mache ich, wenn der Sensor nicht funktioniert?", None),
        ("Welche Probleme löst ein digitaler Zwilling?", None),
        ("Gab es auf dem Kongress was zum Scheitern?", None),
        ("Warum ist die App gescheitert?", Asked.REASON),
        ("Wann ist die App gescheitert?", Asked.DATE),
    ],
)
def test_failures_are_asked_for(question: str, asked: Asked | None) -> None:
    assert asked_of(question) is asked


def test_how_many_failed_is_no_other_number() -> None:
    part = QuestionPart("Wie viele Apps sind gescheitert?", Asked.COUNT)
    assert answers("Drei Apps wurden kaum genutzt.", part)
    assert not answers("Das Land hat drei Apps.", part)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Die App wurde nur wenige Hundert Mal geladen.", True),
        ("Der Rat lehnte ab: drei Vorhaben wurden abgelehnt.", True),
        ("In Elmen war die Beteiligung an Workshops gering.", True),
        ("Der Verband warnt vor zu viel Technik.", True),
        ("Die Sensoren warnen vor Hochwasser.", False),
        ("Das System warnt vor Glätte.", False),
        ("Die App enthält einen Mängelmelder.", False),
        ("Die Leuchten helfen auch gegen Vandalismus.", False),
        ("Der Bus fährt seit 2022.", False),
    ],
)
def test_which_sentences_tell_of_failures(text: str, told: bool) -> None:
    assert contains_asked(text, Asked.TROUBLE) is told


def answered(question: str, text: str, *parts: QuestionPart, intent: Intent = Intent.FACT) -> tuple[Run, list[str]]:
    run = run_of(question, CATALOGUE, evidence(text), intent=intent)
    run.understanding = replace(run.understood, parts=parts)
    drafts = ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)
    return run, [draft.text for draft in drafts]


FAILED = QuestionPart("Welche Apps sind gescheitert", Asked.TROUBLE)


WHY = QuestionPart("warum (Apps)", Asked.REASON)


FLOP = "Die Dorf-App wurde kaum genutzt."


@pytest.mark.parametrize("parts", [(FAILED,), (FAILED, WHY)])
@pytest.mark.parametrize("intent", [Intent.FACT, Intent.EXAMPLES])
def test_who_asks_for_failures_is_not_told_of_successes(parts: tuple[QuestionPart, ...], intent: Intent) -> None:
    _, said = answered("Bei welchen Apps ging etwas schief?", f"{GOOD} {FLOP}", *parts, intent=intent)
    assert any(FLOP in text for text in said)
    assert not any(GOOD in text for text in said)


def test_failures_in_general_are_each_told_in_words_of_their_own() -> None:
    sides = (QuestionPart("App gescheitert", Asked.TROUBLE), QuestionPart("Kritik am Bus", Asked.TROUBLE))
    text = "In Ulm gab es Kritik an der App und am Bus. In Gera wurden die Solarbänke beschädigt."
    _, said = answered("App ging schief, Kritik am Bus", text, *sides, intent=Intent.EXAMPLES)
    assert len(said) == 2


def test_each_side_of_a_usual_question_is_told_by_the_sentence_that_says_it_best() -> None:
    first = QuestionPart("Sensoren messen Sauerstoff und Temperatur", untranslated="Was hilft?")
    second = QuestionPart("Die Sensoren nützten, ein Teich kippte nicht um", untranslated="Was hilft?")
    text = "In Ulm messen Sensoren den Sauerstoff und die Temperatur. Die Stadt Gera sagt: Der Teich kippte nicht um."
    run = run_of("Was hilft?", CATALOGUE, evidence(text))
    ordered = sorted(run.sentences, key=lambda item: "Ulm" not in item.text)
    run.sentences = tuple(replace(item, score=9.0 - 4 * place) for place, item in enumerate(ordered))
    run.understanding = replace(run.understood, parts=(first, second))
    said = [draft.text for draft in ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)]
    assert said == [item.text for item in run.sentences]


def test_a_side_is_told_by_what_was_done_before_a_paper_on_it() -> None:
    sides = tuple(
        QuestionPart(side, untranslated="Was hilft?") for side in ("Sauerstoff im Teich messen", "Ufer mähen")
    )
    paper, done = "Die Studie „Teich“ enthält: Sauerstoff im Teich messen.", "Ulm misst im Teich den Sauerstoff."
    run = run_of("Was hilft?", CATALOGUE, evidence(f"{paper} {done}"))
    run.understanding = replace(run.understood, parts=sides)
    first, *_ = ExtractiveComposer(CATALOGUE, ComposeSettings()).compose(run)
    assert first.text == done


def test_without_a_failure_nothing_is_told() -> None:
    run, _ = answered("Welche Apps sind gescheitert?", GOOD, FAILED)
    assert run.status is AnswerStatus.NO_EVIDENCE
