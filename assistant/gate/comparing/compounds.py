"""A compound of the statement whose parts the quote has in two words: "Videolösung" for a "Lösung für Videoanrufe"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.families import family, joint_free
from assistant.gate.words.stems import stem_of

_SHORTEST_PART = 4
_SHORTEST_COMPOUND = 6
_SHORTEST_STEM = 3
"""Of a part that is compared as a whole: "Geo-", "Daten"."""


@lru_cache(maxsize=1 << 14)
def composed(claimed: str, reading: Reading) -> bool:
    """Does a sentence have the thing a compound names and, in another word, what sort it is?

    One of the two must be a word of its own there: "Großstadt" is not said by "große Mittelstadt".
    """
    bare = claimed.replace("-", "")
    if len(bare) < _SHORTEST_COMPOUND:
        return False
    if apart(claimed, reading):
        return True
    cuts = range(_SHORTEST_STEM, len(bare) - _SHORTEST_STEM + 1)
    return any(_said(bare[:cut], bare[cut:], reading) for cut in cuts)


def apart(claimed: str, reading: Reading) -> bool:
    """Every part of a compound with hyphens is a word there: "Dorf-App-Wartung" for "Wartung der Dorf App"."""
    parts = _stems_between_hyphens(claimed)
    return len(parts) > 1 and reading.stems.issuperset(parts)


@lru_cache(maxsize=1 << 14)
def _stems_between_hyphens(claimed: str) -> tuple[str, ...]:
    return tuple(stem_of(part.capitalize()) for part in claimed.split("-"))


def _said(sort: str, thing: str, reading: Reading) -> bool:
    if _hung(reading) and _hanging(sort, thing, reading):
        return True
    if len(sort) < _SHORTEST_PART:
        return False
    forms, last = _forms(reading), _part(thing)
    if last.root not in forms.roots and last.bare[:_SHORTEST_PART] not in forms.beginnings:
        return False
    things = [word for word in forms.words if word.root == last.root or _opens(word, last)]
    if not things:
        return False
    first = _part(sort)
    sorts = [word for word in forms.words if word.root == first.root or _opens(word, first) or _closes(word, first)]
    return any(
        one is not other and (one.root == first.root or other.root == last.root) for one in sorts for other in things
    )


@dataclass(slots=True, eq=False)
class _Form:
    """A word or part of one as it is compared: ``root`` is its family, ``bare`` its stem without hyphens."""

    root: Final[str]
    bare: Final[str]


@dataclass(slots=True, eq=False)
class _Forms:
    """The words of a sentence, and their roots and first letters: most parts of compounds have neither."""

    words: Final[tuple[_Form, ...]]
    roots: Final[frozenset[str]]
    beginnings: Final[frozenset[str]]


@kept
def _forms(reading: Reading) -> _Forms:
    words = tuple([_Form(family(word.stem), word.stem.replace("-", "")) for word in reading.content])
    beginnings = frozenset([word.bare[:_SHORTEST_PART] for word in words])
    return _Forms(words, frozenset([word.root for word in words]), beginnings)


@lru_cache(maxsize=1 << 14)
def _part(part: str) -> _Form:
    stem = joint_free(part)
    return _Form(family(stem), stem)


def _opens(word: _Form, part: _Form) -> bool:
    return len(part.bare) >= _SHORTEST_PART and word.bare.startswith(part.bare)


def _closes(word: _Form, part: _Form) -> bool:
    return len(part.bare) >= _SHORTEST_PART and word.bare.endswith(part.bare)


@kept
def _hung(reading: Reading) -> tuple[Word, ...]:
    return tuple(word for word in reading.content if reading.text.startswith("-", word.start + len(word.text)))


def _hanging(sort: str, thing: str, reading: Reading) -> bool:
    """ "Geodaten" for "Geo- und Sensordaten"."""
    return any(
        first.stem in (sort, _part(sort).bare)
        and any(first.place < other.place and other.stem.endswith(_part(thing).bare) for other in reading.content)
        for first in _hung(reading)
    )
