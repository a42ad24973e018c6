"""A follow-up that asks two things points at what was spoken of with the pronoun that ends its first question."""

from __future__ import annotations

import pytest
from dialogues import resolved

from assistant.understanding.dialogue.resolved import Outcome

TREES = ("Wer bewässert Bäume smart?", "In Gütersloh messen Sensoren den Wasserbedarf. [1] In Würzburg auch. [2]")
MEANT = ("Nein, ich meinte die Bäume, nicht die Sportplätze", "In Gütersloh messen Sensoren den Wasserbedarf. [1]")


@pytest.mark.parametrize(
    "question",
    [
        "Welche Sensoren nehmen die und welche Fehler sollte man vermeiden?",
        "Welche Sensoren verwenden die und wer wertet die Daten aus?",
        "Welche Software benutzt der und wie lange hält eine Batterie?",
        "Was messen die und welche Fehler sollte man vermeiden?",
    ],
)
def test_the_pronoun_before_a_second_question_points_back(question: str) -> None:
    found = resolved(question, TREES)
    assert found.outcome is Outcome.CARRIED
    assert "Bäume" in found.text


def test_it_means_what_was_put_right() -> None:
    found = resolved("Welche Sensoren nehmen die und welche Fehler sollte man vermeiden?", TREES, MEANT)
    assert "Bäume" in found.text
    assert "Sportpl" not in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Welche Sensoren nehmen die Städte und welche Fehler sollte man vermeiden?",
        "Welche Sensoren messen Lärm und welche Fehler sollte man vermeiden?",
        "Was kostet die App und wer betreibt die Plattform?",
        "Welche Apps haben die größten Städte und was kosten Apps?",
    ],
)
def test_an_article_before_its_noun_points_at_nothing(question: str) -> None:
    found = resolved(question, TREES)
    assert found.text == question
