"""What is set above what: "weniger A, sondern vielmehr B", "mehr A als B", "A statt B" are not turned round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.gate.alignment import Alignment
from assistant.gate.checks.order_check import Pair, turned_round
from assistant.gate.lexicon import ranks
from assistant.gate.model import Reason
from assistant.gate.reading import Reading, Word


def check_preferences(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two words of which the quote sets the other one above."""
    return turned_round(alignment, _ranked)


@lru_cache(maxsize=4096)
def _ranked(reading: Reading) -> frozenset[Pair]:
    """Pairs of content words, the one set above first."""
    found: set[Pair] = set()
    for word in reading.words:
        if word.low in ranks()["below"] or word.low in ranks()["above"]:
            first, second = _compared(word, reading)
            above, below = (first, second) if word.low in ranks()["above"] else (second, first)
            found.update((x, y) for x in above for y in below)
        elif word.low in ranks()["instead"]:
            below = [w for w in reading.content if w.clause == word.clause and w.cue == word.low]
            above = [w for w in reading.content if w.clause == word.clause and w.noun and w.cue != word.low]
            found.update((x, y) for x in above for y in below)
    return frozenset(found)


def _compared(mark: Word, reading: Reading) -> tuple[list[Word], list[Word]]:
    """The words between the mark and "als" or "sondern", and those behind it."""
    joint = next(
        (w for w in reading.words if w.place > mark.place and w.low in ranks()["joints"] and w.hard == mark.hard), None
    )
    if joint is None:
        return [], []
    between = [w for w in reading.content if mark.place < w.place < joint.place]
    behind = [w for w in reading.content if w.place > joint.place and w.hard == joint.hard]
    return between, behind
