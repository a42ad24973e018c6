"""What is set above what: "weniger A, sondern vielmehr B", "mehr A als B", "A statt B" are not turned round."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.ordered_pairs import Pair, turned_round
from assistant.gate.model import Reason
from assistant.gate.sentence.places import at_places, in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.markers import ranks

_REACH = 25
"""Tokens between a comparing word and its "als" or "sondern", and behind it."""


def check_preferences(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two words of which the quote sets the other one above."""
    return turned_round(alignment, _ranked)


def _ranked(reading: Reading) -> frozenset[Pair]:
    """Pairs of content words, the one set above first."""
    found: set[Pair] = set()
    told = any(not ranks()[sort].isdisjoint(reading.lows) for sort in ("above", "below", "instead"))
    for word in reading.words if told else ():
        if word.low in ranks()["below"] or word.low in ranks()["above"]:
            first, second = _compared(word, reading)
            above, below = (first, second) if word.low in ranks()["above"] else (second, first)
            found.update((x, y) for x in above for y in below)
        elif word.low in ranks()["instead"]:
            below = [w for w in in_clause(reading, word.clause) if w.content and w.cue == word.low]
            above = [w for w in in_clause(reading, word.clause) if w.noun and w.cue != word.low]
            found.update((x, y) for x in above for y in below)
    return frozenset(found)


def _compared(mark: Word, reading: Reading) -> tuple[list[Word], list[Word]]:
    """The words between the mark and "als" or "sondern", and those behind it."""
    joint = next(
        (w for w in at_places(reading, mark.place + 1, mark.place + _REACH) if w.low in ranks()["joints"]), None
    )
    if joint is None or joint.hard != mark.hard:
        return [], []
    between = at_places(reading, mark.place + 1, joint.place - 1)
    behind = at_places(reading, joint.place + 1, joint.place + _REACH)
    return [w for w in between if w.content], [w for w in behind if w.content and w.hard == joint.hard]
