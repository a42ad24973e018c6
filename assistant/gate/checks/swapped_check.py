"""Two words of nearly the quote's wording do not change places: put back, each stands beside words of the quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from assistant.gate.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import PlacedFigure, Reading, Word

Item = Word | PlacedFigure
_SHORTEST = 5
"""Words of a statement whose wording can be told from chance."""
_NEAR_COPY = 0.3
"""Share of the pairs of words side by side that are the quote's once the two are put back."""
_APART = 3
"""Words from one to the other: what is closer changes places with the order of words, too."""
_LIST = re.compile(r"(?:,|\bund\b|\bsowie\b|\boder\b|&)")


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The words and figures of a sentence in order, their stems, and which stand side by side."""

    items: tuple[Item, ...]
    stems: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    behind: Mapping[str, frozenset[str]]
    before: Mapping[str, frozenset[str]]


def check_swapped(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two words of one kind that stand beside no word they have beside them in the quote."""
    mine = _row(alignment.reading)
    if len(mine.items) < _SHORTEST:
        return
    for source in alignment.sources:
        theirs = _row(source.reading)
        kept = [pair in theirs.pairs for pair in pairwise(mine.stems)]
        loose = [place for place in _tradable(mine) if not any(kept[max(0, place - 1) : place + 1])]
        wanted = {place: _wanted(place, mine.stems, theirs) for place in loose}
        for one, two in combinations(loose, 2):
            if two - one < _APART or mine.stems[two] not in wanted[one] or mine.stems[one] not in wanted[two]:
                continue
            if _kind(mine.items[one]) != _kind(mine.items[two]) or _listed(mine.items[one], mine.items[two], alignment):
                continue
            if sum(kept) + _regained(one, two, mine.stems, theirs.pairs) >= _NEAR_COPY * len(kept):
                yield Reason(ReasonCode.RELATION, f"{_text(mine.items[one])} / {_text(mine.items[two])}")


@lru_cache(maxsize=4096)
def _row(reading: Reading) -> _Row:
    every: tuple[Item, ...] = (*reading.words, *reading.figures)
    items = tuple(sorted(every, key=lambda item: item.place))
    stems = tuple(item.stem if isinstance(item, Word) else item.figure.text.lower() for item in items)
    behind: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for first, second in pairwise(stems):
        behind.setdefault(first, set()).add(second)
        before.setdefault(second, set()).add(first)
    return _Row(items, stems, frozenset(pairwise(stems)), _frozen(behind), _frozen(before))


def _frozen(found: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {stem: frozenset(others) for stem, others in found.items()}


def _tradable(row: _Row) -> Iterator[int]:
    for place, item in enumerate(row.items):
        if not isinstance(item, Word) or (item.content and not item.quoted):
            yield place


def _wanted(place: int, stems: Sequence[str], theirs: _Row) -> frozenset[str]:
    """What the quote has between, or beside one of, the neighbours of a place."""
    left = theirs.behind.get(stems[place - 1], frozenset[str]()) if place else frozenset[str]()
    right = theirs.before.get(stems[place + 1], frozenset[str]()) if place + 1 < len(stems) else frozenset[str]()
    return left | right


def _regained(one: int, two: int, stems: Sequence[str], pairs: frozenset[tuple[str, str]]) -> int:
    """Pairs of the quote that come about when the two change places."""
    restored = list(stems)
    restored[one], restored[two] = stems[two], stems[one]
    places = (place for place in (one - 1, one, two - 1, two) if 0 <= place < len(stems) - 1)
    return sum((restored[place], restored[place + 1]) in pairs for place in places)


def _kind(item: Item) -> str:
    if not isinstance(item, Word):
        return "figure"
    return "noun" if item.noun or item.name is not None else "other"


def _text(item: Item) -> str:
    return item.text if isinstance(item, Word) else item.figure.text


def _listed(first: Item, second: Item, alignment: Alignment) -> bool:
    """Only nouns and joints between: the order of a list says nothing."""
    between = [item for item in _row(alignment.reading).items if first.place < item.place < second.place]
    nouns = all(isinstance(item, Word) and (_kind(item) == "noun" or not item.content) for item in between)
    if not nouns or not isinstance(first, Word) or not isinstance(second, Word):
        return False
    return bool(_LIST.search(alignment.reading.text[first.start + len(first.text) : second.start]))
