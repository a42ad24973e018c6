"""Which words of a sentence are worth comparing with a word: the others cannot be alike and are not looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.gate.concepts import key
from assistant.gate.reading import Reading, Word

_GRAM = 4
"""Letters two words must share at a beginning or an end to be compared further, as in ``matching``."""


class _Index:
    """The content words of a sentence by what they may be found by."""

    def __init__(self, reading: Reading) -> None:
        self.places: dict[str | int, set[int]] = defaultdict(set)
        self.always: set[int] = set()
        for place, word in enumerate(reading.content):
            theirs = key(word.stem)
            short = min(len(theirs.bare), len(theirs.family)) < _GRAM
            if short or theirs.parts or word.name:
                self.always.add(place)
            marks: list[str | int] = [
                *theirs.concepts,
                *_grams(theirs.bare),
                *_marked(word, theirs.bare, theirs.family),
            ]
            for found in marks:
                self.places[found].add(place)


@lru_cache(maxsize=4096)
def _index(reading: Reading) -> _Index:
    return _Index(reading)


def _grams(text: str) -> Iterator[str]:
    return (text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1))


def _marked(word: Word, bare: str, family: str) -> Iterable[str]:
    """Beginnings with "^", ends with "$", families with "="."""
    ends = (f"${word.low[-_GRAM:]}", f"${word.stem[-_GRAM:]}")
    return (f"^{bare[:_GRAM]}", f"^{family[:_GRAM]}", f"={family}", *ends)


def candidates(low: str, stem: str, name: str | None, reading: Reading) -> list[Word]:
    """The words of a sentence that may be alike, in their order."""
    index = _index(reading)
    mine = key(stem)
    if mine.special or min(len(mine.bare), len(mine.family)) < _GRAM or name:
        return list(reading.content)
    asked = (
        *mine.concepts, mine.bare[:_GRAM], mine.family[:_GRAM], f"={mine.family}",
        f"${low[-_GRAM:]}", f"${stem[-_GRAM:]}", *(f"^{gram}" for gram in _grams(mine.bare)),
    )  # fmt: skip
    found = index.always.union(*(index.places[one] for one in asked if one in index.places))
    return [reading.content[place] for place in sorted(found)]
