"""Pairs of words that a sentence puts in an order, told the other way round by a statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word

Pair = tuple[Word, Word]
"""Two words of a sentence, the one that comes first, causes the other or is set above it first."""


def turned_round(alignment: Alignment, pairs_of: Callable[[Reading], frozenset[Pair]]) -> Iterator[Reason]:
    """A reason for every pair of the statement that the sentence leant on has only the other way round."""
    mine = pairs_of(alignment.reading)
    known = {m.word: m for m in alignment.matches if m.found} if mine else {}
    for first, second in sorted(mine, key=lambda pair: (pair[0].start, pair[1].start)):
        one, two = known.get(first), known.get(second)
        if one is None or two is None or one.source is None or one.source is not two.source:
            continue
        if one.counterpart is None or two.counterpart is None or one.counterpart is two.counterpart:
            continue
        said = pairs_of(one.source.reading)
        if (two.counterpart, one.counterpart) in said and (one.counterpart, two.counterpart) not in said:
            yield Reason(ReasonCode.RELATION, f"{first.text} / {second.text}")
