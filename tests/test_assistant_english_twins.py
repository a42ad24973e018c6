"""An English question is answered by what its German twin is answered by."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.question import Intent, Understanding
from assistant.steps.understand import Understand
from assistant.understanding.dialogue.followups import FollowUps
from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.mentions import Mentions
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)
UNDERSTAND = Understand(CATALOGUE)


def understood(question: str) -> Understanding:
    return UNDERSTAND.understanding_of(question, datetime(2026, 1, 5, tzinfo=UTC))


@pytest.mark.parametrize(
    ("english", "german"),
    [
        (
            "How can a small town without funding get help from the KTS?",
            "Wie bekommt eine Kleinstadt ohne Förderung Hilfe?",
        ),
        (
            "What support is there for municipalities that are not funded?",
            "Wie bekommen Kommunen ohne Förderung Hilfe?",
        ),
        ("What does Start Smart cost?", "Was kostet Start Smart?"),
        ("How often were the citizen apps downloaded?", "Wie oft wurden die Bürger-Apps heruntergeladen?"),
    ],
)
def test_a_usual_question_is_one_in_english_too(english: str, german: str) -> None:
    found = understood(english)
    assert found.search_text == understood(german).search_text
    assert {part.own_text for part in found.parts} == {english}


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Who uses AI?", "KI"),
        ("Which ministry stands behind Start Smart?", "Start Smart"),
        ("What does the AI Act say?", "AI Act"),
        ("Which small towns are smart cities?", "Smart Cities"),
    ],
)
def test_names_and_abbreviations_have_their_german_form(english: str, german: str) -> None:
    assert german in understood(english).search_text


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("How do I reach the KTS?", Intent.CONTACT),
        ("How can we contact the coordination office?", Intent.CONTACT),
        ("How can a small town get in touch with the KTS?", Intent.CONTACT),
        ("Can a non-funded town contact the KTS, and how?", Intent.CONTACT),
        ("What is the phone number of the coordination office?", Intent.CONTACT),
        ("How does Ulm reach its citizens?", Intent.FACT),
        ("How can a town get help from the KTS?", Intent.FACT),
        ("Can the bus be booked by phone?", Intent.FACT),
        ("What does the app call for?", Intent.FACT),
    ],
)
def test_whom_to_ask_is_asked_in_english_too(question: str, intent: Intent) -> None:
    assert understood(question).intent is intent


def test_parts_of_an_english_question_keep_the_words_of_the_reader() -> None:
    found = understood("Which model projects use AI, and what for?")
    assert next(part.own_text for part in found.parts) == "Which model projects use AI"
    assert all("KI" in part.text for part in found.parts)


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("What is Start Smart and what does it cost?", Outcome.COMPLETE),
        ("Was ist Start Smart und was kostet es?", Outcome.COMPLETE),
        ("Was ist Start Smart, und wie meldet man sich dafür an?", Outcome.COMPLETE),
        ("Was kostet es?", Outcome.OPEN),
        ("Wie haben die das gelöst?", Outcome.OPEN),
    ],
)
def test_a_name_of_common_words_says_what_the_second_question_is_about(question: str, outcome: Outcome) -> None:
    assert FollowUps(Mentions(CATALOGUE)).resolve(question, ()).outcome is outcome
