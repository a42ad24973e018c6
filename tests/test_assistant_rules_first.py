"""What the programme rules is told before single cases of it."""

from __future__ import annotations

import pytest

from assistant.understanding.typed.paraphrases import usual_question

RULE = "in der Regel Prozent Eigenanteil"


@pytest.mark.parametrize(
    "question",
    [
        "Wie hoch ist der Eigenanteil?",
        "Förderquote?",
        "Wie viel Prozent zahlt der Bund?",
        "wie viel mussten die Kommunen selbst zahlen",
        "Was mussten die Gemeinden selber drauflegen?",
        "Wie groß war der eigene Anteil der Kommunen?",
    ],
)
def test_the_share_asked_in_general_is_the_rule(question: str) -> None:
    found = usual_question(question, ["foerderung-programm"])
    assert found
    assert RULE in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Warum ist der Eigenanteil so hoch?",
        "Wer hat keinen Eigenanteil?",
        "Wie hoch war der Eigenanteil 2019?",
        "Wie hoch ist der Eigenanteil bei Rufbussen?",
        "Welche Städte haben eine höhere Förderquote?",
    ],
)
def test_who_asks_something_else_of_the_share_is_not_told_the_rule(question: str) -> None:
    found = usual_question(question, ["foerderung-programm"])
    assert found is None or RULE not in found.text


@pytest.mark.parametrize(
    "question",
    ["Muss der Kämmerer zustimmen?", "Darf der Rat ablehnen?", "Wie lange dauert eine Ausschreibung?"],
)
def test_duty_and_duration_are_no_usual_question_for_advice(question: str) -> None:
    assert usual_question(question) is None


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Wie überzeuge ich den Kämmerer?", "Stadtspitze"),
        ("Müssen wir das ausschreiben?", "drei Verfahren"),
        ("Was passiert mit den Geräten nach dem Projektende?", "Ende"),
    ],
)
def test_who_asks_for_advice_is_told_it(question: str, side: str) -> None:
    found = usual_question(question)
    assert found
    assert side in found.text
