"""What somebody is said to have done must be told: the verb carries the question."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_gaps import judged

from assistant.evidence.asked.answer_types import asked_of
from assistant.evidence.words.undone import carrying, deeds_asked
from assistant.gaps.deeds import deed_gap
from assistant.gaps.gap import Gap
from assistant.question import Asked, QuestionPart

NEAR = "Kalletal und Lemgo bauen als Städte gemeinsam eine App für die Gemeinden auf und haben ein Projekt."


@pytest.mark.parametrize(
    "question",
    [
        "Welche Stadt hat abgebrochen?",
        "Welche Gemeinde hat aufgegeben?",
        "Wer ist gescheitert?",
        "Welche Stadt ist umgezogen?",
        "Welche Kommune hat geklagt?",
        "Hat jemand das Geld zurückgeben müssen?",
        "Welche Stadt hat ihre App wieder abgeschaltet?",
        "Gibt es eine Stadt, die ihr Projekt eingestellt hat?",
        "Welche Rufbusse wurden wieder eingestellt?",
        "Welche Apps wurden abgeschaltet?",
        "Welches Projekt wurde abgebrochen?",
        "Welche Zahlen zu Apps widersprechen sich?",
        "Stimmt es, dass das Geld zurückgezahlt werden musste?",
        "Stimmt es, dass eine App verkauft wurde?",
    ],
)
def test_a_deed_nothing_tells_is_not_answered(question: str) -> None:
    assert deed_gap(judged(question, NEAR)) == Gap()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Welche Stadt hat abgebrochen?", "Konstanz strich einige Vorhaben."),
        ("Wer ist ausgestiegen?", "Barleben erwog, aus dem Programm auszusteigen."),
        ("Welche Kommune hat geklagt?", "Gera klagt gegen den Bescheid."),
        ("Welche Angaben widersprechen sich?", "Zur Summe in Gera gehen die Quellen auseinander."),
        ("Stimmt es, dass Barleben aussteigen wollte?", "Barleben erwog, aus dem Programm auszusteigen."),
        ("Welche Apps wurden abgeschaltet?", "In Gera wurden die Apps 2023 stillgelegt."),
        ("Gibt es eine Stadt, die umgezogen ist?", "Das Labor zog in Gera in einen Laden um."),
    ],
)
def test_what_tells_the_deed_stands_alone(question: str, text: str) -> None:
    run = judged(question, NEAR, text)
    assert deed_gap(run) is None
    assert [item.text for item in run.sentences] == [text]


@pytest.mark.parametrize(
    "question",
    [
        "Welche Stadt zählt Besucher?",
        "Wer hat einen Rufbus?",
        "Welche Städte machen mit?",
        "Kann man Laternen nachts abschalten?",
        "Wie fange ich an?",
        "Wo fange ich an?",
        "Was kostet das?",
    ],
)
def test_where_the_thing_says_enough_no_deed_must_be_told(question: str) -> None:
    assert deeds_asked(question) == ()
    run = judged(question, NEAR)
    before = run.sentences
    assert deed_gap(run) is None
    assert run.sentences == before


def test_a_thing_beside_the_verb_carries_the_question() -> None:
    assert carrying("Welche Stadt hat geklagt?")
    assert not carrying("Welche Stadt hat gegen den Bund geklagt?")


def test_failures_in_general_open_with_the_word_that_is_not_told() -> None:
    question = "Wer ist gescheitert?"
    run = judged(question, "Kritiker sprachen in Gera von Stillstand.")
    parts = tuple(QuestionPart(side, Asked.TROUBLE, untranslated=question) for side in ("Kritiker", "Stillstand"))
    run.understanding = replace(run.understood, parts=parts)
    gap = deed_gap(run)
    assert gap is not None
    assert "„gescheitert“" in gap.opening
    assert gap.sentences == run.sentences


@pytest.mark.parametrize("question", ["Wer entscheidet über die Maßnahmen?", "Wer genehmigt die Strategie?"])
def test_who_decides_is_somebody_that_does(question: str) -> None:
    assert asked_of(question) is Asked.ACTOR


@pytest.mark.parametrize(
    ("question", "text", "is_told"),
    [
        ("Hat Barleben aufgehört?", "Barleben gehört zur Staffel 2020 der Modellprojekte.", False),
        ("Hat Barleben aufgehört?", "Barleben erwog, aus dem Bundesprogramm auszusteigen.", True),
        ("Wurde die App in Gera abgeschaltet?", "Die App in Gera zeigt den Pegel der Elster.", False),
        ("Muss man Geld zurückzahlen, wenn man abbricht?", "Konstanz strich Vorhaben, weil Geld fehlte.", False),
        ("Muss man Geld zurückzahlen, wenn man abbricht?", "Wer abbricht, muss das Geld zurückzahlen.", True),
    ],
)
def test_each_deed_that_undoes_a_thing_must_be_told(question: str, text: str, is_told: bool) -> None:
    gap = deed_gap(judged(question, text))
    assert gap == (None if is_told else Gap())


def test_how_many_failed_is_not_told_by_how_many_there_are() -> None:
    run = judged("Wie viele Städte haben abgebrochen?", "Zehn Städte machen bei der App in Solingen mit.")
    assert deed_gap(run) == Gap()


def test_a_deed_done_to_another_thing_is_not_told() -> None:
    run = judged("Welche Apps wurden abgeschaltet?", NEAR, "In Gera wurden nachts Laternen abgeschaltet.")
    assert deed_gap(run) == Gap()


@pytest.mark.parametrize(("text", "gap"), [(NEAR, Gap()), ("Konstanz strich einige Projekte aus Geldmangel.", None)])
def test_a_reason_asked_beside_the_deed_needs_the_deed(text: str, gap: Gap | None) -> None:
    run = judged("Welches Projekt wurde abgebrochen und warum?", text)
    parts = (QuestionPart("Welches Projekt wurde abgebrochen"), QuestionPart("warum (Projekt)", Asked.REASON))
    run.understanding = replace(run.understood, parts=parts)
    assert deed_gap(run) == gap


def test_an_english_deed_is_read_in_german() -> None:
    run = judged("Which apps were shut down?", NEAR)
    run.understanding = replace(run.understood, language="en", search_text="welche Apps were abgeschaltet?")
    assert deed_gap(run) == Gap()
