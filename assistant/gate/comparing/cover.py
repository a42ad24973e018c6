"""How well single sentences cover a piece of a statement, any piece at the cost of a look-up.

A long enumeration may be cut at each of its commas. When every cut summed up its words anew, that was most of the 0.9 s
one of 800 words took beside five quotes; sums from the beginning on, of which two are subtracted, made it 0.16 s.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import Final

from assistant.gate.comparing.alignment import degrees, weight
from assistant.gate.sentence.figures import Figure, same_value
from assistant.gate.sentence.reading import Reading
from assistant.gate.words.markers import places

LEAST_WORDS = 2
"""Words of a part that says something of its own; a figure counts for as many."""
_UNIT = 1000
"""Weights and degrees have no more than three places: in whole thousandths sums are exact, in whatever order."""


@dataclass(slots=True)
class Share:
    """Words a piece counts for, its weight, and how much of it each sentence covers, in thousandths."""

    count: Final[int]
    weight: Final[int]
    covered: Final[tuple[int, ...]]

    @property
    def best(self) -> float:
        """The largest share of the weight one sentence covers."""
        return max(self.covered, default=0) / self.weight if self.weight else 0.0

    @property
    def leading(self) -> int:
        """The first sentence that covers the largest share; -1 for a piece of no weight."""
        return self.covered.index(max(self.covered)) if self.weight and self.covered else -1

    def without(self, other: Share) -> Share:
        """What is left of a piece beside a part of it."""
        covered = tuple(mine - theirs for mine, theirs in zip(self.covered, other.covered, strict=True))
        return Share(self.count - other.count, self.weight - other.weight, covered)

    def and_also(self, other: Share) -> Share:
        """Two pieces as one."""
        covered = tuple(mine + theirs for mine, theirs in zip(self.covered, other.covered, strict=True))
        return Share(self.count + other.count, self.weight + other.weight, covered)


class Cover:
    """The words and figures of a statement in their order: where they start and the share of all before each."""

    def __init__(self, items: Iterable[tuple[int, Share]], sentences: int) -> None:
        ordered = sorted(items, key=itemgetter(0))
        self._starts = [start for start, _ in ordered]
        self._shares = [share for _, share in ordered]
        self._sentences = sentences

    @cached_property
    def _sums(self) -> tuple[list[int], list[int], list[list[int]]]:
        """Of the first so many items; most statements are not cut and need but the sum of all."""
        counts = accumulate([share.count for share in self._shares], initial=0)
        weights = accumulate([share.weight for share in self._shares], initial=0)
        return list(counts), list(weights), [list(accumulate(column, initial=0)) for column in self._columns()]

    def _columns(self) -> Iterable[tuple[int, ...]]:
        covered = [share.covered for share in self._shares]
        return zip(*covered, strict=True) if covered else ((),) * self._sentences

    def all(self) -> Share:
        """The whole statement."""
        counts, weights = [share.count for share in self._shares], [share.weight for share in self._shares]
        return Share(sum(counts), sum(weights), tuple(map(sum, self._columns())))

    def until(self, end: int) -> Share:
        """What starts before ``end``, counted in letters."""
        return self._first(bisect_left(self._starts, end))

    def _first(self, number: int) -> Share:
        counts, weights, columns = self._sums
        return Share(counts[number], weights[number], tuple([column[number] for column in columns]))

    def since(self, start: int) -> Share:
        """What starts at ``start`` or later."""
        return self._first(len(self._starts)).without(self.until(start))

    def within(self, spans: Iterable[tuple[int, int]]) -> Share:
        """What starts in one of some spans, which do not overlap."""
        total = self._first(0)
        for start, end in spans:
            total = total.and_also(self.until(end).without(self.until(start)))
        return total


def cover_of(reading: Reading, sentences: Sequence[Reading]) -> Cover:
    """All words that say something, and all figures; "die Stadt" stands for a name where no sentence has the word."""
    columns = [degrees(reading, sentence) for sentence in sentences]
    words = [
        (word.start, _share(int(not word.name), 1.0 if word.name else weight(word), row))
        for word, row in zip(reading.content, zip(*columns, strict=True), strict=True)
        if not word.light and not (reading.names and word.noun and word.stem in places() and not any(row))
    ]
    figures = [
        (f.figure.start, _share(LEAST_WORDS, 1.0, tuple([float(_stated(f.figure, s)) for s in sentences])))
        for f in reading.figures
    ]
    return Cover(words + figures, len(sentences))


@lru_cache(maxsize=4096)
def _share(count: int, weight: float, degrees: tuple[float, ...]) -> Share:
    """Cached: most words stand in one sentence of few, and there are few weights."""
    return Share(count, round(_UNIT * weight), tuple(round(_UNIT * weight * degree) for degree in degrees))


def _stated(figure: Figure, reading: Reading) -> bool:
    return any(same_value(figure, other.figure) for other in reading.figures)
