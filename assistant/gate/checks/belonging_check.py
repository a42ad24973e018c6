"""What belongs to what is not turned round: "Kommunen und deren Versorger" are not "Versorger und deren Kommunen"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.markers import possessives

_REACH = 4
"""Tokens from an owner over "und deren neuen" to what is owned."""

Pair = tuple[Word, Word]
"""Owner and owned."""


def check_belonging(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every owner that is owned, in the quote, by what it owns in the statement."""
    for owner, owned in _pairs(alignment.reading):
        for source in alignment.sources:
            theirs = _pairs(source.reading)
            owners, things = alike(owner, source.reading), alike(owned, source.reading)
            said = any(one in owners and two in things for one, two in theirs)
            if not said and any(one in things and two in owners for one, two in theirs):
                yield Reason(ReasonCode.RELATION, f"{owner.text} / {owned.text}")


def _pairs(reading: Reading) -> tuple[Pair, ...]:
    """By "deren" and its like, which look back to the noun before and on to the next."""
    found: list[Pair] = []
    for word in () if reading.lows.isdisjoint(possessives()) else reading.words:
        if word.low in possessives() and not word.noun:
            before = [w for w in reading.content if _near(w, word) and w.place < word.place]
            behind = [w for w in reading.content if _near(w, word) and w.place > word.place]
            if before and behind:
                found.append((before[-1], behind[0]))
    return tuple(found)


def _near(noun: Word, possessive: Word) -> bool:
    return noun.noun and noun.hard == possessive.hard and abs(noun.place - possessive.place) <= _REACH
