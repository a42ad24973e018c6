"""What is told in pairs stays in pairs: "Au zahlt 5 und Ried 9 Euro" is not told as 9 of Au and 5 of Ried."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.reading import STAND, Item, Reading, Word, text_of

_Told = tuple[tuple[str, Item], ...]
_FOUR = 4
_SORTS = ("date", "amount", "name")


def check_paired(alignment: Alignment) -> Iterator[Reason]:
    """A reason for two pairs of dates, amounts or names that in the quote are paired crosswise."""
    told = _told(alignment.reading) if len(alignment.reading.figures) > 1 else ()
    if len(told) < _FOUR:
        return
    counts = Counter(sort for sort, _ in told)
    twice = [sort for sort in _SORTS if counts[sort] == len(("one", "other"))]
    for sorts in combinations(twice, 2):
        mine = _pairs(_of(told, sorts))
        for source in alignment.sources if mine else ():
            theirs = _said(source.reading, sorts, mine)
            if theirs and not any(_same(pair, other) for pair in mine for other in theirs):
                yield Reason(ReasonCode.RELATION, " / ".join(text_of(item) for pair in mine for item in pair))


def _told(reading: Reading) -> _Told:
    """Dates, amounts and names in order."""
    items: list[Item] = [f for f in reading.figures if not f.figure.ordinal and f.cue != STAND and _sort(f)]
    items += [w for w in reading.content if w.name is not None and not w.quoted]
    return tuple((_sort(item), item) for item in sorted(items, key=lambda item: item.place))


def _of(told: _Told, sorts: tuple[str, str]) -> _Told:
    return tuple(entry for entry in told if entry[0] in sorts)


def _sort(item: Item) -> str:
    if isinstance(item, Word):
        return "name"
    return "date" if item.figure.date else "amount" if item.figure.unit else ""


def _pairs(told: Sequence[tuple[str, Item]]) -> tuple[tuple[Item, Item], ...]:
    """Exactly two pairs, told one after the other, each in the same order."""
    if len(told) != _FOUR or not told[0][0] == told[2][0] != told[1][0] == told[3][0]:
        return ()
    turned = _sort(told[0][1]) > _sort(told[1][1])
    return tuple((told[n + turned][1], told[n + 1 - turned][1]) for n in (0, 2))


def _said(reading: Reading, sorts: tuple[str, str], mine: Sequence[tuple[Item, Item]]) -> tuple[tuple[Item, Item], ...]:
    """The pairs of a sentence of the same four items."""
    known = [item for pair in mine for item in pair]
    told = [entry for entry in _of(_told(reading), sorts) if any(_alike(item, entry[1]) for item in known)]
    return _pairs(told)


def _same(pair: tuple[Item, Item], other: tuple[Item, Item]) -> bool:
    return all(_alike(mine, theirs) for mine, theirs in zip(pair, other, strict=True))


def _alike(mine: Item, theirs: Item) -> bool:
    if isinstance(mine, Word) or isinstance(theirs, Word):
        return isinstance(mine, Word) and isinstance(theirs, Word) and mine.name == theirs.name
    return same_value(mine.figure, theirs.figure)
