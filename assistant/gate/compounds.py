"""A compound of the statement whose parts the quote has in two words: "Videolösung" for a "Lösung für Videoanrufe"."""

from __future__ import annotations

from functools import lru_cache

from assistant.gate.families import family
from assistant.gate.matching import joint_free
from assistant.gate.reading import Reading, Word

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
    cuts = range(_SHORTEST_STEM, len(bare) - _SHORTEST_STEM + 1)
    return any(_said(bare[:cut], bare[cut:], reading) for cut in cuts)


def _said(sort: str, thing: str, reading: Reading) -> bool:
    if _hanging(sort, thing, reading):
        return True
    if len(sort) < _SHORTEST_PART:
        return False
    first, last = joint_free(sort), joint_free(thing)
    sorts = [word for word in reading.content if _holds(word, first)]
    things = [
        word for word in reading.content if _is(word, last) or (len(last) >= _SHORTEST_PART and _opens(word, last))
    ]
    return any(one is not other and (_is(one, first) or _is(other, last)) for one in sorts for other in things)


def _is(word: Word, part: str) -> bool:
    return family(word.stem) == family(part)


def _opens(word: Word, part: str) -> bool:
    return len(part) >= _SHORTEST_PART and word.stem.replace("-", "").startswith(part)


def _holds(word: Word, part: str) -> bool:
    return _is(word, part) or _opens(word, part) or (len(part) >= _SHORTEST_PART and word.stem.endswith(part))


def _hanging(sort: str, thing: str, reading: Reading) -> bool:
    """ "Geodaten" for "Geo- und Sensordaten"."""
    hung = [word for word in reading.content if reading.text.startswith("-", word.start + len(word.text))]
    return any(
        first.stem in (sort, joint_free(sort)) and first.place < other.place and other.stem.endswith(joint_free(thing))
        for first in hung
        for other in reading.content
    )
