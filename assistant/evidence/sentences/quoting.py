"""Which sentences of a passage a rephrased statement rests on (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts import Quote
from assistant.gate.sentence.told_places import places_in
from assistant.run import Evidence
from ingest.documents import Passage
from ingest.german import stems

MOST_SENTENCES = 3
"""A statement joins two sentences, at most three; more is a summary that nobody can check against its quote."""
MOST_QUOTED = 5
"""Sentences from the first it joins to the last. Those between are quoted, too: they may speak of somebody else."""
NEW_STEMS = 2
"""A further sentence is quoted if it carries at least so many words the others do not; a town counts for as many."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Sentences ``first`` to ``last`` of a passage. ``share``: of the statement's words they have."""

    evidence: Evidence
    first: int
    last: int
    share: float

    @property
    def quote(self) -> Quote:
        return Quote.of_sentences(self.evidence.hit, self.first, self.last)


def grounds_in(statement: str, evidence: Evidence) -> Grounds | None:
    """The sentences of the passage that share most words with ``statement``; None if none is shared."""
    wanted = frozenset(stems(statement))
    passage = evidence.hit.passage
    shared = [wanted & frozenset(stems(_words(passage, number))) for number in range(len(passage.sentences))]
    if not wanted or not any(shared):
        return None
    towns = frozenset(stem for town in places_in(statement) for stem in stems(town))
    best = max(range(len(shared)), key=lambda number: (len(shared[number]), -number))
    first, last = _joined(passage, shared, towns, best)
    if first < last and (towns & wanted) - shared[best]:
        opening = _opening(passage, first)
        first, last = _joined(passage, shared, frozenset(), best) if last - opening >= MOST_QUOTED else (opening, last)
    covered = shared[best].union(*shared[first : last + 1])
    return Grounds(evidence, first, last, len(covered) / len(wanted))


def _joined(passage: Passage, shared: list[frozenset[str]], towns: frozenset[str], best: int) -> tuple[int, int]:
    """The first and the last of the sentences that a statement joins to the ``best``."""
    first = last = best
    for _ in range(MOST_SENTENCES - 1):
        covered = frozenset[str]().union(*shared[first : last + 1])
        gains = {n: _gain(shared[n] - covered, towns) for n in _within_reach(passage, first, last)}
        most = max(gains, key=lambda n: (gains[n], -max(first - n, n - last)), default=best)
        if gains.get(most, 0) < NEW_STEMS:
            break
        first, last = min(first, most), max(last, most)
    return first, last


def _opening(passage: Passage, first: int) -> int:
    """Where a town is lent all before it is quoted: an earlier sentence may name another that is meant."""
    while _adjoins(passage, first - 1, first):
        first -= 1
    return first


def _gain(new: frozenset[str], towns: frozenset[str]) -> int:
    return len(new - towns) + NEW_STEMS * len(new & towns)


def _within_reach(passage: Passage, first: int, last: int) -> Iterator[int]:
    """The sentences before and behind, up to a heading or the like."""
    for step, edge in ((-1, first), (1, last)):
        for number in range(edge + step, edge + step * (MOST_QUOTED - last + first), step):
            if not _adjoins(passage, number, number - step):
                break
            yield number


def _adjoins(passage: Passage, number: int, other: int) -> bool:
    """True for an existing sentence with nothing but blanks between it and the one before or behind."""
    if not 0 <= number < len(passage.sentences):
        return False
    left, right = sorted((number, other))
    start, end = passage.sentences[left].span.end, passage.sentences[right].span.start
    return not passage.text[start - passage.span.start : end - passage.span.start].strip()


def _words(passage: Passage, number: int) -> str:
    span = passage.sentences[number].span
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]
