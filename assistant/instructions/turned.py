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
_FORMULA = re.compile(r"[∈∀∃⊆∪∩⇒‖×∞=⇔≤∣|⟩∂]|\w\(\w")
_STOP = re.compile(r"[.!?:][)“”\"\]]*\s+")
_DOT = re.compile(r"(?<=\w)\.(?=\w)")
"""Within an address, which may be turned as well."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_PLAYED = (
    re.compile(r"(?<!\w)(?:[^\W\d_]*[^\W\d_]ay\b[ ,!?:]*){3,}", re.IGNORECASE),
    re.compile(
        r"(?<!\w)(?=(?:\w*?([aeiouäöü])(?:lew|lef|hadef)\1))(?:[^\W\d_]*[aeiouäöü](?:lew|lef|hadef)[aeiouäöü][^\W\d_]*[ ,!?:]*){2,}",
        re.IGNORECASE,
    ),
)
"""Every word ends in "ay", or repeats its vowels behind a syllable put in: pig Latin, spoon language."""

Row = tuple[int, int]


@lru_cache(maxsize=CACHED_WORDS)
def turned_row(sentence: str) -> Row | None:
    """From the first to the last of the words that are read from behind or in a play language."""
    for pattern in _PLAYED:
        if found := pattern.search(sentence):
            return found.start(), found.start() + len(found.group().rstrip(" ,!?:"))
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
    return letter_cost(word) - letter_cost(word[::-1])
