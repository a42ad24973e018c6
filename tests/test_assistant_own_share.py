"""What somebody pays themselves is not what they are given, in whatever words it is asked for."""

from __future__ import annotations

import pytest

from assistant.evidence.asked.answer_types import answers, asked_of
from assistant.question import QuestionPart

BUDGET = "Für die Umsetzung sind im Amt Süderbrarup 6,5 Millionen Euro angesetzt."
SHARE = "Rund 2,7 Millionen Euro zahlen Kalletal und Lemgo selbst."
OF_ALL = "Über 16 Millionen Euro sind vorgesehen, davon rund 14,6 Millionen Euro Förderung."
FREE = "Die Plattform ist kostenlos nutzbar."


def answered(text: str, question: str, inherited: str = "") -> bool:
    asked = asked_of(question)
    return answers(text, QuestionPart(f"{question}{inherited}", asked))


@pytest.mark.parametrize(
    "question",
    [
        "Was hat die Stadt selbst gezahlt?",
        "Wie viel Euro musste der Kreis selber beisteuern?",
        "Wie viel Geld legt die Stadt selbst dazu?",
        "Wie viel Geld kam aus eigener Tasche?",
        "Wie hoch ist der Eigenanteil?",
    ],
)
def test_only_an_own_share_is_told(question: str) -> None:
    assert answered(SHARE, question)
    assert answered(OF_ALL, question)
    assert not answered(BUDGET, question)
    assert not answered(FREE, question)


def test_the_grant_a_part_takes_over_from_its_neighbour_is_not_asked_for() -> None:
    assert not answered(BUDGET, "Was hat die Stadt selbst gezahlt", " (Fördergeld Süderbrarup)")


@pytest.mark.parametrize("question", ["Wie viel zahlt der Bund, wie viel die Stadt selbst?", "Wie teuer war das?"])
def test_other_questions_for_money_are_answered_by_any_sum(question: str) -> None:
    assert answered(BUDGET, question)
