"""Which words of a sentence are worth comparing with a word: the others cannot be alike and are not looked at.

Every word has marks, what others may know it by, and asks for marks: it is alike only to words that have one of them.
"""

from __future__ import annotations

from functools import lru_cache

from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.concepts import key

_GRAM = 4
"""Letters two words must share at a beginning or an end to be compared further, as in ``matching``."""

Marks = frozenset[str | int]
"""Numbers of synonym groups, runs of letters, beginnings with "^", ends with "$", families with "=", ends of families
with "~", names with "@"."""


def candidates(low: str, stem: str, name: str | None, reading: Reading) -> list[Word]:
    """The words of a sentence that may be alike, in their order."""
    together, each = marked(reading)
    met = together & _asked_by(low, stem, name)
    if not met:
        return []
    return [word for word, marks in zip(reading.content, each, strict=True) if not marks.isdisjoint(met)]


def with_candidates(claim: Reading, reading: Reading) -> list[bool]:
    """For every content word of ``claim``, may any word of a sentence be alike? Of most sentences none may."""
    together, _ = marked(reading)
    return [not together.isdisjoint(asked) for asked in _asked_by_each(claim)]


@kept
def _asked_by_each(claim: Reading) -> list[Marks]:
    return [_asked_by(word.low, word.stem, word.name) for word in claim.content]


def _asked_by(low: str, stem: str, name: str | None) -> Marks:
    asked = _asked(low[-_GRAM:], stem)
    return asked | {f"@{name}"} if name else asked


@kept
def marked(reading: Reading) -> tuple[Marks, tuple[Marks, ...]]:
    """The marks of all content words together, and of each."""
    each = tuple(
        [
            marks | {f"@{word.name}"} if word.name else marks
            for word in reading.content
            for marks in [_marks(word.low[-_GRAM:], word.stem)]
        ]
    )
    return frozenset().union(*each), each


@lru_cache(maxsize=1 << 13)
def _marks(end: str, stem: str) -> Marks:
    """``end`` are the last letters of the word as written."""
    mine = key(stem)
    return frozenset(
        (
            *mine.concepts, *mine.part_concepts, *_grams(mine.bare), f"^{mine.bare[:_GRAM]}",
            f"^{mine.family[:_GRAM]}", f"={mine.family}", *(f"={part}" for part in mine.part_families),
            f"~{mine.family[-_GRAM:]}", *_ends(end, stem, mine.bare),
        )
    )  # fmt: skip


@lru_cache(maxsize=1 << 13)
def _asked(end: str, stem: str) -> Marks:
    """The first letters also one by one: of a short word ("App") they may be all."""
    mine = key(stem)
    return frozenset(
        (
            *mine.concepts, mine.bare[:_GRAM], mine.family[:_GRAM], f"={mine.family}",
            *(f"={family}" for family in mine.special), *(f"~{head[-_GRAM:]}" for head in mine.heads),
            *(f"^{gram}" for gram in _grams(mine.bare)), *(f"^{mine.bare[:length]}" for length in range(1, _GRAM)),
            f"^{mine.family[:_GRAM]}", f"~{mine.family[-_GRAM:]}", *_ends(end, stem, mine.bare),
        )
    )  # fmt: skip


def _ends(written: str, stem: str, bare: str) -> tuple[str, ...]:
    return f"${written}", f"${stem[-_GRAM:]}", f"${bare[-_GRAM:]}"


def _grams(text: str) -> list[str]:
    return [text[start : start + _GRAM] for start in range(len(text) - _GRAM + 1)]
