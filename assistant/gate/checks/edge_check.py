"""The end of a thing is no end of a month: "nach dem Ende der Phase" is not told by "Ende September"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import BOUNDING
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_NEAR = 3
"""Tokens from the word to its date: "Ende des Jahres 2030"."""
_PARTS = _GERMAN.words("parts")


def check_edges_of_things(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every beginning, middle or end of a thing where the quote has only that of a month or year."""
    for match in alignment.matches:
        word = match.word
        if word.low not in _PARTS or not match.found or _of_a_date(word, alignment.reading):
            continue
        told = [(other, source.reading) for source in alignment.sources for other in alike(word, source.reading)]
        dated = all(other.low == word.low and _of_a_date(other, quote) for other, quote in told)
        if told and dated and not any(other.cue in BOUNDING for other, _ in told):
            yield Reason(ReasonCode.RELATION, word.text)


def _of_a_date(word: Word, reading: Reading) -> bool:
    """ "Ende Mai", "zum Ende des Jahres 2030"."""
    return any(0 < figure.place - word.place <= _NEAR and figure.figure.date for figure in reading.figures)
