"""Two parts of a statement keep to the parts they rest on: "A zahlt die Miete, B den Strom" is not told crosswise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.resting import resting_pairs
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Item, Reading, Word
from assistant.gate.sentence.segments import segments, verb_like
from assistant.gate.words.closed_words import AND_OR, RELATIVES

_Place = tuple[Source, int]
"""A sentence and the number of its segment."""
_OVER_COMMA = 2
"""Tokens between two nouns of an enumeration."""


def check_trades(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two segments that each take words from the same two segments of the quotes."""
    resting: dict[int, list[tuple[Item, _Place]]] = defaultdict(list)
    mine = segments(alignment.reading)
    if len(set(mine.of_soft.values())) < 2:
        return
    shared = _antecedents(alignment.reading)
    for item, source, theirs in resting_pairs(alignment):
        if item in shared:
            continue
        resting[mine.of(item)].append((item, (source, segments(source.reading).of(theirs))))
    for first, second in combinations(sorted(resting), 2):
        both = {place for _, place in resting[first]} & {place for _, place in resting[second]}
        if sum(number in segments(source.reading).telling for source, number in both) >= 2:
            yield Reason(ReasonCode.RELATION, f"{_told(resting[first])} / {_told(resting[second])}")


def _antecedents(reading: Reading) -> frozenset[Word]:
    """ "Werte und Bilder, die …": the nouns before a relative clause belong to both parts."""
    openings = [word for word in reading.words if word.low in RELATIVES and _opens_below(word, reading)]
    return frozenset(noun for opening in openings for noun in _listed_before(opening, reading))


def _opens_below(word: Word, reading: Reading) -> bool:
    clause = [other for other in reading.words if other.clause == word.clause]
    closed = not clause[-1].noun and verb_like(clause[-1], None)
    return clause[0] is word and closed and reading.parents[word.clause] is not None


def _listed_before(opening: Word, reading: Reading) -> Iterator[Word]:
    place = opening.place
    for word in reversed([word for word in reading.words if word.place < opening.place]):
        if not (word.noun or word.low in AND_OR) or place - word.place > _OVER_COMMA:
            return
        place = word.place
        yield word


def _told(items: list[tuple[Item, _Place]]) -> str:
    return " ".join(item.text if isinstance(item, Word) else item.figure.text for item, _ in items)
