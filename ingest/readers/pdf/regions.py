"""The reading order of things on a page: columns from the left, bands from the top, boxes where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

BIN = 1.0
"""Points per bit of the masks that free vertical strips are found with."""
NARROWEST_GUTTER = 8.0
"""Points; print columns stand 4 to 8 mm apart, words of justified text rarely more than 6 points."""
FEWEST_LINES = 3
"""On each side of a gutter: fewer are a label and its value."""
NARROWEST_COLUMN = 0.16
"""Share of the page's text width; what is narrower is a column of numbers, dates or labels."""
FLOW = 0.45
"""Mean length of a column's lines as a share of its width: running text fills its column."""
FLOAT_WIDTH = 0.8
"""A box across a gutter that is narrower than this share of the region floats: the text flows around it."""
DEEPEST = 8


class Placed(Protocol):
    """Anything with an upright rectangle on the page."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def top(self) -> float: ...
    @property
    def bottom(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together whatever stands beside them: what is inside a box, the rows of a table."""

    items: tuple[Placed, ...]
    x0: float
    x1: float
    top: float
    bottom: float
    floating: bool = False


@dataclass(frozen=True, slots=True)
class _Columns:
    """Items ``start:end`` (from the top) that leave the strip at ``gutter`` free."""

    start: int
    end: int
    gutter: float


def reading_order(items: Sequence[Placed], depth: int = 0) -> list[list[Placed]]:
    """Regions in reading order; the items of a region form one column and come from the top."""
    ordered = sorted(items, key=lambda item: (item.top, item.x0))
    if len(ordered) < 2 * FEWEST_LINES or depth > DEEPEST:
        return [ordered] if ordered else []
    floats = [item for item in ordered if isinstance(item, Group) and item.floating]
    flowing = [item for item in ordered if item not in floats] if floats else ordered
    columns = _widest_columns(flowing)
    if floats and columns is not None and any(_crosses(item, columns, flowing) for item in floats):
        alone: list[list[Placed]] = [[item] for item in floats]
        return _split(flowing, columns, depth) + alone
    if floats:
        columns = _widest_columns(ordered)
    return _split(ordered, columns, depth) if columns is not None else [ordered]


def _crosses(item: Placed, columns: _Columns, items: Sequence[Placed]) -> bool:
    window = items[columns.start : columns.end]
    width = max(other.x1 for other in window) - min(other.x0 for other in window)
    return item.x0 < columns.gutter < item.x1 and item.x1 - item.x0 < FLOAT_WIDTH * width


def _split(items: Sequence[Placed], columns: _Columns, depth: int) -> list[list[Placed]]:
    window = items[columns.start : columns.end]
    left = [item for item in window if item.x1 <= columns.gutter + BIN]
    right = [item for item in window if item.x1 > columns.gutter + BIN]
    parts = (items[: columns.start], left, right, items[columns.end :])
    return [region for part in parts for region in reading_order(part, depth + 1)]


def _widest_columns(items: Sequence[Placed]) -> _Columns | None:
    """The longest stretch of items that leaves a strip free with running text on both sides."""
    if len(items) < 2:
        return None
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    margin = NARROWEST_COLUMN * (right - left)
    strips = [_free_strips(item, left) for item in items]
    inside = _bits(margin, right - left - margin)
    best: _Columns | None = None
    for start in range(len(items)):
        if best is not None and len(items) - start <= best.end - best.start:
            break
        found = _columns_from(items, strips, start, inside, left)
        if found is not None and (best is None or found.end - found.start > best.end - best.start):
            best = found
    return best


def _columns_from(
    items: Sequence[Placed], strips: Sequence[int], start: int, inside: int, left: float
) -> _Columns | None:
    free, end = inside, start
    while end < len(items) and free & strips[end]:
        free &= strips[end]
        end += 1
    for strip in _runs_of_ones(free):
        gutter = left + strip * BIN
        last = _without_tail(items, start, end, gutter)
        if last - start >= 2 * FEWEST_LINES and _has_flow(items[start:last], gutter):
            return _Columns(start, last, gutter)
    return None


def _runs_of_ones(bits: int) -> Iterator[int]:
    """The lowest bit of every run of set bits, from the left."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits &= ~(bits ^ (bits + lowest)) if bits + lowest else 0


def _bits(start: float, end: float) -> int:
    low, high = max(0, int(start / BIN)), max(0, int(end / BIN))
    return ((1 << high) - 1) & ~((1 << low) - 1)


def _free_strips(item: Placed, left: float) -> int:
    """Bits at which a strip of gutter width could begin without touching ``item``."""
    taken = _bits(item.x0 - left - NARROWEST_GUTTER + BIN, item.x1 - left + BIN)
    return ~taken


def _without_tail(items: Sequence[Placed], start: int, end: int, gutter: float) -> int:
    """A short heading below both columns leaves the strip free as well, but belongs to what follows."""
    bottoms = [0.0, 0.0]
    for item in items[start:end]:
        side = item.x0 >= gutter
        bottoms[side] = max(bottoms[side], item.bottom)
    lowest_common = min(bottoms)
    while end - start > 2 * FEWEST_LINES:
        tail, before = items[end - 1], items[end - 2]
        gap, height = tail.top - before.bottom, tail.bottom - tail.top
        if tail.top < lowest_common or gap < 0.5 * height:
            return end
        end -= 1
    return end


def _has_flow(window: Sequence[Placed], gutter: float) -> bool:
    sides = ([i for i in window if i.x1 <= gutter + BIN], [i for i in window if i.x1 > gutter + BIN])
    if min(sum(_lines(item) for item in side) for side in sides) < FEWEST_LINES:
        return False
    if min(max(i.bottom for i in side) for side in sides) <= max(min(i.top for i in side) for side in sides):
        return False
    total = max(i.x1 for i in window) - min(i.x0 for i in window)
    return all(_fill(side) >= FLOW and _width(side) >= NARROWEST_COLUMN * total for side in sides)


def _lines(item: Placed) -> int:
    return len(item.items) if isinstance(item, Group) else 1


def _width(side: Sequence[Placed]) -> float:
    return max(item.x1 for item in side) - min(item.x0 for item in side)


def _fill(side: Sequence[Placed]) -> float:
    rows = len({round(2 * item.top / max(item.bottom - item.top, 1.0)) for item in side})
    return sum(item.x1 - item.x0 for item in side) / (rows * max(_width(side), 1.0))
