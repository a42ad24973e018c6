"""Two parts of a statement keep to the parts they rest on: "A zahlt die Miete, B den Strom" is not told crosswise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from assistant.gate.alignment import Alignment, Source
from assistant.gate.lexicon import markers
from assistant.gate.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import PlacedFigure, Reading, Word
from assistant.gate.same_figures import counterparts
from assistant.gate.segments import segments, verb_like

Item = Word | PlacedFigure
_Place = tuple[Source, int]
"""A sentence and the number of its segment."""
_RELATIVES = frozenset({"der", "die", "das", "den", "dem", "denen", "deren", "dessen"})
_JOINING = frozenset({"und", "oder", "sowie"})
_OVER_COMMA = 2
"""Tokens between two nouns of an enumeration."""


def check_trades(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two segments that each take words from the same two segments of the quotes."""
    resting: dict[int, list[tuple[Item, _Place]]] = defaultdict(list)
    mine = segments(alignment.reading)
    if len(set(mine.of_soft.values())) < 2:
        return
    shared = _antecedents(alignment.reading)
    for item, source, theirs in _pairs(alignment):
        if item in shared:
            continue
        resting[mine.of(item)].append((item, (source, segments(source.reading).of(theirs))))
    for first, second in combinations(sorted(resting), 2):
        both = {place for _, place in resting[first]} & {place for _, place in resting[second]}
        if sum(number in segments(source.reading).telling for source, number in both) >= 2:
            yield Reason(ReasonCode.RELATION, f"{_told(resting[first])} / {_told(resting[second])}")


def _antecedents(reading: Reading) -> frozenset[Word]:
    """ "Werte und Bilder, die …": the nouns before a relative clause belong to both parts."""
    openings = [word for word in reading.words if word.low in _RELATIVES and _opens_below(word, reading)]
    return frozenset(noun for opening in openings for noun in _listed_before(opening, reading))


def _opens_below(word: Word, reading: Reading) -> bool:
    clause = [other for other in reading.words if other.clause == word.clause]
    closed = not clause[-1].noun and verb_like(clause[-1], None)
    return clause[0] is word and closed and reading.parents[word.clause] is not None


def _listed_before(opening: Word, reading: Reading) -> Iterator[Word]:
    place = opening.place
    for word in reversed([word for word in reading.words if word.place < opening.place]):
        if not (word.noun or word.low in _JOINING) or place - word.place > _OVER_COMMA:
            return
        place = word.place
        yield word


def _told(items: list[tuple[Item, _Place]]) -> str:
    return " ".join(item.text if isinstance(item, Word) else item.figure.text for item, _ in items)


def _pairs(alignment: Alignment) -> Iterator[tuple[Item, Source, Item]]:
    """Words and figures of the statement that rest on one word or figure only, with it."""
    yield from _words(alignment)
    yield from _marks(alignment)
    for claimed in alignment.reading.figures:
        found = counterparts(claimed, alignment)
        if len(found) == 1:
            yield claimed, *found[0]


def _words(alignment: Alignment) -> Iterator[tuple[Word, Source, Word]]:
    for match in alignment.matches:
        word, source = match.word, match.source
        if not match.found or source is None or word.name or word.quoted or (word.light and word.noun):
            continue
        same = alike(word, source.reading)
        exact = [other for other in same if other.stem == word.stem]
        if len(same) == 1 or len(exact) == 1:
            yield word, source, (exact or same)[0]


def _marks(alignment: Alignment) -> Iterator[tuple[Word, Source, Word]]:
    """ "danach", "nichts", "weniger": the same on both sides, once each."""
    for mark in _once(alignment.reading):
        found = [
            (source, theirs)
            for source in alignment.sources
            for theirs in _once(source.reading)
            if theirs.low == mark.low
        ]
        if len(found) == 1:
            yield mark, *found[0]


def _once(reading: Reading) -> list[Word]:
    marks = [word for word in reading.words if word.low in markers().telling]
    lows = [word.low for word in marks]
    return [word for word in marks if lows.count(word.low) == 1]
