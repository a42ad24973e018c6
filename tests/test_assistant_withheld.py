"""That nobody tells a figure is the answer to the question for it, and to no other."""

from __future__ import annotations

import pytest

from assistant.evidence.asked.answer_types import answers, asked_of
from assistant.question import QuestionPart

RENT = "Zur Höhe der Miete für den Laden gab die Stadt Lohmar keine Auskunft."
SHOP = "Zur Höhe der Ladenmiete gab die Stadt Lohmar keine Auskunft."
VISITORS = "Über die Besucherzahlen nannte der Betreiber keine Zahlen."
OPENING = "Die Stadt machte keine Angaben zum Termin der Eröffnung."


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (RENT, "Wie hoch ist die Miete in Lohmar?"),
        (RENT, "Was zahlt die Stadt Lohmar für die Ladenmiete?"),
        (RENT, "Was kostet der Laden in Lohmar?"),
        (SHOP, "Was kostet die Ladenmiete?"),
        (VISITORS, "Wie hoch ist die Zahl der Besucher?"),
        (OPENING, "Wann ist die Eröffnung?"),
    ],
)
def test_what_is_withheld_answers_the_question_for_it(text: str, question: str) -> None:
    assert answers(text, QuestionPart(question, asked_of(question)))


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (RENT, "Wie hoch ist die Förderung von Lohmar?"),
        (RENT, "Seit wann mietet Lohmar den Laden?"),
        (RENT, "Wie viele Läden gibt es in Lohmar?"),
        (RENT, "Was kostet das Projekt in Lohmar?"),
        (OPENING, "Was kostete die Eröffnung?"),
        ("Zur Höhe der Miete in Lohmar gab die Stadt keine Auskunft.", "Wie hoch ist die Förderung in Lohmar?"),
        ("Die Stadt mietete den Laden und gab dazu eine Auskunft.", "Was kostet der Laden?"),
    ],
)
def test_what_is_withheld_answers_no_other_question(text: str, question: str) -> None:
    assert not answers(text, QuestionPart(question, asked_of(question)))


def test_that_something_costs_nothing_is_a_price() -> None:
    question = "Kostet das Peer-Learning etwas?"
    assert answers("Beim Peer-Learning kostet die Teilnahme nichts.", QuestionPart(question, asked_of(question)))
