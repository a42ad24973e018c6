"""What a means is looked for, and the means itself, must be said by what is shown as an example."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_gaps import judged, shown

from assistant.gaps.purposes import purpose_gap
from assistant.question import Intent, QuestionPart
from assistant.run import Run

DRONE = "In Gera bringen Drohnen Proben ins Labor."
BINS = "Gera stattete Mülleimer für die Müllabfuhr mit Sensoren aus."


def listing(question: str, *texts: str) -> Run:
    run = judged(question, *texts)
    parts = (QuestionPart(question),)
    run.understanding = replace(run.understood, intent=Intent.EXAMPLES, search_text=question, parts=parts)
    return run


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Welche Gemeinden nutzen Drohnen für die Ernte?", (DRONE,)),
        ("Welche Städte nutzen Drohnen für die Müllabfuhr?", (DRONE, BINS)),
        ("Welche Städte nutzen Sensoren für Ampeln?", (BINS,)),
        ("Wer setzt Roboter zur Müllabfuhr ein?", (BINS,)),
        ("Welche Städte nutzen einen Chatbot für Bauanträge?", ("Hagenow testet einen Chatbot.",)),
        ("Welche Städte nutzen KI für die Bewässerung?", ("Themen von Gera sind KI und Abfall.",)),
    ],
)
def test_neither_the_means_nor_the_purpose_alone_is_an_example(question: str, texts: tuple[str, ...]) -> None:
    run = listing(question, *texts)
    gap = purpose_gap(run)
    assert gap is not None
    assert gap.opening
    assert set(shown(gap)) == set(texts)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Welche Städte nutzen Sensoren für die Müllabfuhr?", BINS),
        ("Welche Städte nutzen Drohnen für Proben?", DRONE),
        ("Welche Städte haben Drohnen?", DRONE),
    ],
)
def test_what_says_both_is_no_gap(question: str, text: str) -> None:
    assert purpose_gap(listing(question, "Jena hat eine App.", text)) is None


def test_what_says_both_leads() -> None:
    run = listing("Welche Städte nutzen Sensoren für die Müllabfuhr?", "Jena nutzt Sensoren.", BINS)
    assert purpose_gap(run) is None
    assert run.sentences[0].text == BINS


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Welche Sensoren gibt es für Kläranlagen?", False),
        ("Gibt es Open-Source-Software für Friedhöfe?", False),
        ("Welche Sensoren gibt es für die Müllabfuhr?", True),
        ("Welche Angebote gibt es für kleine Kommunen?", True),
    ],
)
def test_which_means_there_are_for_a_purpose_needs_a_sentence_with_both(question: str, is_told: bool) -> None:
    run = judged(question, "Jena nutzt Sensoren.", BINS, "Gera hat freie Software für Open Source.")
    run.understanding = replace(run.understood, search_text=question, parts=(QuestionPart(question),))
    assert (purpose_gap(run) is None) is is_told
