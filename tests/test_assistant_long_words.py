"""A word without end, as encoded files have them, is passed over: no pattern begins again at each of its letters."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest
from dialogues import follow_ups

from assistant.answer import AnswerRequest, Turn
from assistant.evidence.asked.benefits import gives_what
from assistant.evidence.sentences.general_sentences import says_little
from assistant.gate.comparing.enumerations import enumerated
from assistant.instructions.inserted import _WORDS_BEHIND
from assistant.projects.table_aspects import without_aspects
from assistant.projects.tally import tally_asked
from assistant.run import Run
from assistant.steps.standalone import Standalone
from assistant.understanding.dialogue.rewrites import rewrite_of
from assistant.understanding.restricted import asks_where_it_is

ENOUGH = 2.5
"""Seconds of processor time: it takes up to one, and took three to fourteen."""
AT_ONCE = 0.5
"""It takes some milliseconds, and took from two seconds to for ever."""
READERS: dict[str, Callable[[str], object]] = {
    "where": lambda text: asks_where_it_is(text, ()),
    "tally": tally_asked,
    "gives": lambda text: gives_what(["portal"], text),
}


@pytest.mark.parametrize("letter", ["a", "1"])
@pytest.mark.parametrize("reader", READERS)
def test_a_word_of_20_000_letters_holds_no_question_up(reader: str, letter: str) -> None:
    READERS[reader]("ein Wort")
    started = time.thread_time()
    assert not READERS[reader](letter * 20_000)
    assert time.thread_time() - started < ENOUGH


@pytest.mark.parametrize("turn", [" " * 800, "a" * 20_000, "wenn " * 4_000], ids=["blanks", "word", "words"])
def test_what_is_handed_in_as_a_turn_before_holds_no_question_up(turn: str) -> None:
    standalone = Standalone(follow_ups().mentions.catalogue)
    request = AnswerRequest(question="Was ist LoRaWAN?", history=(Turn(question=turn),))
    run = Run(request, "1", "c", datetime(2026, 11, 28, tzinfo=UTC), question=request.question)
    started = time.thread_time()
    standalone(run)
    assert run.standalone == request.question
    assert time.thread_time() - started < ENOUGH


def test_words_are_known_within_others() -> None:
    assert gives_what(["Portal"], "Es hatte 300 Seitenaufrufe.")
    assert tally_asked("Wie viele Modellprojekte gibt es je Bundesland?") is not None
    assert not asks_where_it_is("Wer gibt in Hessen Landesförderung?", ())


REPEATED: dict[str, tuple[Callable[[str], object], str]] = {
    "asks for examples": (rewrite_of, "ein paar " * 50),
    "asks in general": (partial(says_little, "Das Projekt umfasst drei Handlungsfelder."), "was plant " + "a" * 800),
    "enumerated": (enumerated, "Themen sind Klima, Bildung und " + "a" * 800),
    "words behind a cipher": (_WORDS_BEHIND.match, "a" * 800),
    "aspects": (without_aspects, "a" * 2000),
}


@pytest.mark.parametrize(("reads", "text"), REPEATED.values(), ids=REPEATED)
def test_what_can_be_read_in_many_ways_is_read_in_one(reads: Callable[[str], object], text: str) -> None:
    reads("ein Wort")
    started = time.thread_time()
    reads(text)
    assert time.thread_time() - started < AT_ONCE
