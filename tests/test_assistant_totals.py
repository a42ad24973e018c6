"""How many have a thing is told by a total, never by a number of something else beside it."""

from __future__ import annotations

import pytest
from runs import passages, run_of

from assistant.evidence.judging.answerability import words_of
from assistant.evidence.sentences.sentence_choice import score_sentences
from assistant.gaps.totals import asks_total, total_gap, without_total
from assistant.question import Intent
from assistant.run import Run
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
QUESTION = "Wie viele Städte haben einen Rufbus?"
SMALL = "Zehn der 73 Modellprojekte sind Kleinstädte."
ONE = "In Zwönitz fährt der Rufbus seit 2022."
TOTAL = "Einen Rufbus haben inzwischen sieben Städte."


def asked(question: str, *texts: str) -> Run:
    found = passages(*texts)
    run = run_of(question, CATALOGUE, *found)
    run.words = words_of(run, run.understood.parts)
    run.sentences = tuple(score_sentences(found, run.words, run.understood.parts))
    return run


@pytest.mark.parametrize(
    "question",
    [QUESTION, "Wie viele Kommunen nutzen LoRaWAN?", "Wie viele Modellprojekte haben eine Datenplattform?"],
)
def test_questions_for_a_total(question: str) -> None:
    assert asks_total(asked(question))


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Modellprojekte gibt es?",
        "Wie viele Kommunen gibt es in Deutschland?",
        "Wie viele Sensoren misst man?",
        "Wer hat einen Rufbus?",
        "Wie viele Städte " + "der " * 60,
    ],
)
def test_the_programme_has_totals_of_its_own(question: str) -> None:
    assert not asks_total(asked(question))


def test_a_total_leads() -> None:
    run = asked(QUESTION, SMALL, ONE, TOTAL)
    assert total_gap(run, CATALOGUE) is None
    assert run.sentences[0].text == TOTAL


def test_a_number_of_something_else_is_none() -> None:
    gap = total_gap(asked(QUESTION, SMALL, ONE), CATALOGUE)
    assert gap is not None
    assert not gap.opening


def test_who_is_named_stands_behind_that_nobody_counts_them() -> None:
    found = without_total(asked(QUESTION, SMALL, ONE), CATALOGUE)
    assert found is not None
    run, gap = found
    assert run.understood.intent is Intent.EXAMPLES
    assert "Gesamtzahl" in gap.opening
    assert [item.text for item in gap.sentences] == [ONE]


def test_where_nobody_is_named_there_is_nothing_to_show() -> None:
    assert without_total(asked(QUESTION, SMALL), CATALOGUE) is None
