"""Rows of words written backwards or in a play language: read the other way round they cost less (pure).

The letters of a turned word are those of the language, so that ``spelling`` alone misses short rows. Compared with
itself from behind, a row of honest words loses; only names from elsewhere and formulas gain, one at a time.
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.instructions.spelling import CACHED_WORDS, dearest_row, letter_cost

LIMIT = 22.0
"""Bits a row of words may gain when it is turned round: of 11,000 honest sentences none of words gains more (20.9, a
name), of sixteen short orders turned by line or by word the least gains 25."""
FEWEST_WORDS = 2
LONGEST_WORD = 60
"""Letters of a word that is compared with itself from behind; ``spelling`` judges longer ones alone."""
_FORMULA = re.compile(r"[∈∀∃⊆∪∩⇒‖×∞=⇔≤∣|⟩∂]|\w\(\w")
_STOP = re.compile(r"[.!?:][),;“”\"\]]*\s+")
_DOT = re.compile(r"(?<=\w)\.(?=\w)")
"""Within an address, which may be turned as well."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_PIG_LATIN = re.compile(r"(?<!\w)(?:[^\W\d_]+ay[ ,!?:]+){2,}[^\W\d_]+ay(?!\w)", re.IGNORECASE)
_SPOON = re.compile(r"(?<!\w)[^\W\d_]{0,60}?([aeiouäöü])(?:lew|lef|hadef)\1[^\W\d_]{0,60}", re.IGNORECASE)
"""A vowel told twice, with the syllable of the spoon language between."""

Row = tuple[int, int]


@lru_cache(maxsize=CACHED_WORDS)
def turned_row(sentence: str) -> Row | None:
    """From the first to the last of the words that are read from behind or in a play language."""
    return _played_row(sentence) or _backward_row(sentence)


def _played_row(sentence: str) -> Row | None:
    """Three words in a row that end in "ay", or two with the syllable of the spoon language."""
    if found := _PIG_LATIN.search(sentence):
        return found.span()
    spooned = [found.span() for found in _SPOON.finditer(sentence)]
    return (spooned[0][0], spooned[-1][1]) if len(spooned) >= FEWEST_WORDS else None


def _backward_row(sentence: str) -> Row | None:
    begin = 0
    for stop in (*_STOP.finditer(sentence), None):
        finish = stop.end() if stop else len(sentence)
        start, end, gained = dearest_row(_DOT.sub(" ", sentence[begin:finish]), _gain)
        if gained > LIMIT and _is_row(sentence[begin + start : begin + end]):
            return begin + start, begin + end
        begin = finish
    return None


def _is_row(words: str) -> bool:
    return len(_WORD.findall(words)) >= FEWEST_WORDS and not _FORMULA.search(words)


def _gain(word: str) -> float:
    return letter_cost(word) - letter_cost(word[::-1]) if len(word) <= LONGEST_WORD else 0.0
