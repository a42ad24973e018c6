"""Two words of nearly the quote's wording do not change places: put back, each stands beside words of the quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Item, Reading, Word, items_of, kept, text_of
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_SHORTEST = 8
"""Words of a statement whose wording can be told from chance."""
_NEAR_COPY = 0.4
"""Share of the pairs of words side by side that are the quote's once the two are put back."""
_MOST_REGAINED = 4
"""Pairs two words have with those beside them."""
_APART = 3
"""Words from one to the other: what is closer changes places with the order of words, too."""
_PAIR = "|"
_LIST = _GERMAN.pattern("list")


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The words and figures of a sentence in order, and their stems."""

    items: tuple[Item, ...]
    stems: tuple[str, ...]


def check_swapped(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two words of one kind that stand beside no word they have beside them in the quote."""
    mine = _row(alignment.reading)
    if len(mine.items) < _SHORTEST:
        return
    for source in alignment.sources:
        theirs, pairs = _row(source.reading), _pairs(source.reading)
        same = [beside in pairs for beside in map(_PAIR.join, pairwise(mine.stems))]
        if sum(same) + _MOST_REGAINED < _NEAR_COPY * len(same):
            continue
        for one, two in combinations(_loose(mine, theirs, same), 2):
            first, second = mine.items[one], mine.items[two]
            if two - one < _APART or _kind(first) != _kind(second) or _told_apart(first, second, source.reading):
                continue
            gained = _regained(one, two, mine.stems, pairs)
            if gained and sum(same) + gained >= _NEAR_COPY * len(same) and not _listed(first, second, alignment):
                yield Reason(ReasonCode.RELATION, f"{text_of(first)} / {text_of(second)}")


@kept
def _row(reading: Reading) -> _Row:
    items = items_of(reading)
    return _Row(items, tuple([item.stem if isinstance(item, Word) else item.figure.text.lower() for item in items]))


@kept
def _pairs(reading: Reading) -> frozenset[str]:
    """Stems that stand side by side."""
    return frozenset(map(_PAIR.join, pairwise(_row(reading).stems)))


def _loose(mine: _Row, theirs: _Row, same: Sequence[bool]) -> list[int]:
    """Places of content words and figures of the quote that stand beside none of their neighbours there."""
    known = set(theirs.stems)
    return [
        place
        for place, item in enumerate(mine.items)
        if mine.stems[place] in known
        and not any(same[max(0, place - 1) : place + 1])
        and (not isinstance(item, Word) or (item.content and not item.quoted))
    ]


def _regained(one: int, two: int, stems: Sequence[str], pairs: frozenset[str]) -> int:
    """Pairs of the quote that come about when the two change places; 0 unless both then stand beside one of theirs."""
    restored = list(stems)
    restored[one], restored[two] = stems[two], stems[one]
    gained = [
        sum(_PAIR.join(restored[at : at + 2]) in pairs for at in (place - 1, place) if 0 <= at < len(stems) - 1)
        for place in (one, two)
    ]
    return sum(gained) if all(gained) else 0


def _told_apart(first: Item, second: Item, quote: Reading) -> bool:
    """Both in the phrase or case they have in the quote, and in different ones: they only stand in another order."""
    if not isinstance(first, Word) or not isinstance(second, Word) or first.cue == second.cue:
        return False
    return all(any(o.stem == w.stem and o.cue == w.cue for o in quote.content) for w in (first, second))


def _kind(item: Item) -> str:
    if not isinstance(item, Word):
        return "figure"
    return "noun" if item.noun or item.name is not None else "other"


def _listed(first: Item, second: Item, alignment: Alignment) -> bool:
    """Only nouns and joints between: the order of a list says nothing."""
    between = [item for item in _row(alignment.reading).items if first.place < item.place < second.place]
    nouns = all(isinstance(item, Word) and (_kind(item) == "noun" or not item.content) for item in between)
    if not nouns or not isinstance(first, Word) or not isinstance(second, Word):
        return False
    return bool(_LIST.search(alignment.reading.text[first.start + len(first.text) : second.start]))
