"""The geometry of tables: areas between ruled lines, cuts between columns, groups of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.readers.pdf.lines import Segment
from ingest.readers.pdf.runs import Box

THIN = 2.5
"""Points: painted boxes thinner than this are lines."""
SHORTEST_RULE = 30.0
SHORTEST_EDGE = 6.0
SAME_PLACE = 2.0
SAME_EXTENT = 5.0
TOUCHING = 4.0
"""Points: shorter lines are shapes, not rules; places and ends within these distances are one."""
FEWEST_RULES = 3
NARROWEST_GAP = 5.0
"""Points of free width between two columns of a table."""
WIDER_STEP = 1.2
"""A distance of rows as a multiple of the distance of lines within a row."""
WIDE_SHARE = 0.3
"""Share of the distances that must be those of rows: a header set off alone is not enough."""
TIGHT = 1.75
"""Font sizes between the lines of a wrapped cell."""
TALLEST_PAGE = 1e6


@dataclass(frozen=True, slots=True)
class RuledArea:
    """``rows``: heights of the horizontal lines from the top; ``columns``: places of inner vertical lines."""

    box: Box
    rows: tuple[float, ...]
    columns: tuple[float, ...]


def ruled_areas(boxes: Sequence[Box]) -> list[RuledArea]:
    """Stacks of at least three horizontal lines of the same extent, the largest areas first."""
    horizontals = _merged(_horizontals(boxes))
    verticals = sorted(_verticals(boxes), key=lambda box: box.x0)
    areas = []
    for stack in _stacks(horizontals):
        heights = _distinct([line.y0 for line in stack])
        if len(heights) >= FEWEST_RULES:
            box = Box(min(b.x0 for b in stack), heights[0], max(b.x1 for b in stack), heights[-1])
            areas.append(RuledArea(box, tuple(heights), tuple(_inner_columns(verticals, box))))
    return sorted(areas, key=lambda area: -area.box.width * area.box.height)


def _horizontals(boxes: Sequence[Box]) -> Iterator[Box]:
    """Thin boxes, and the edges of cells: boxes of which one ends where another begins. Other boxes are shapes."""
    cells = [box for box in boxes if box.height > THIN and box.width >= SHORTEST_EDGE]
    tops = Counter(place for box in cells for place in _near(box.y0))
    bottoms = Counter(place for box in cells for place in _near(box.y1))
    for box in boxes:
        if box.height <= THIN and box.width >= SHORTEST_EDGE:
            middle = (box.y0 + box.y1) / 2
            yield Box(box.x0, middle, box.x1, middle)
    for box in cells:
        if bottoms[round(box.y0 / SAME_PLACE)] or tops[round(box.y1 / SAME_PLACE)]:
            yield Box(box.x0, box.y0, box.x1, box.y0)
            yield Box(box.x0, box.y1, box.x1, box.y1)


def _near(place: float) -> tuple[int, int, int]:
    middle = round(place / SAME_PLACE)
    return middle - 1, middle, middle + 1


def _verticals(boxes: Sequence[Box]) -> Iterator[Box]:
    for box in boxes:
        if box.width <= THIN and box.height >= SHORTEST_EDGE:
            yield box
        elif box.width > THIN and box.height > THIN:
            yield Box(box.x0, box.y0, box.x0, box.y1)
            yield Box(box.x1, box.y0, box.x1, box.y1)


def _merged(lines: Iterator[Box]) -> list[Box]:
    """Lines at one height that touch are one line: cells are often ruled one by one."""
    merged: list[Box] = []
    for line in sorted(lines, key=lambda box: (round(box.y0 / SAME_PLACE), box.x0)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.y0 - line.y0) <= SAME_PLACE and line.x0 <= last.x1 + TOUCHING:
            merged[-1] = Box(last.x0, last.y0, max(last.x1, line.x1), last.y1)
        else:
            merged.append(line)
    return [line for line in merged if line.width >= SHORTEST_RULE]


def _stacks(lines: Sequence[Box]) -> list[list[Box]]:
    stacks: list[list[Box]] = []
    for line in sorted(lines, key=lambda box: box.y0):
        for stack in stacks:
            if abs(stack[0].x0 - line.x0) <= SAME_EXTENT and abs(stack[0].x1 - line.x1) <= SAME_EXTENT:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return stacks


def _distinct(values: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > SAME_PLACE:
            kept.append(value)
    return kept


def _inner_columns(verticals: Sequence[Box], box: Box) -> list[float]:
    """Vertical lines inside that together are as high as half the area."""
    heights: dict[float, float] = {}
    for line in verticals:
        if box.x0 + SAME_EXTENT < line.x0 < box.x1 - SAME_EXTENT:
            overlap = min(line.y1, box.y1) - max(line.y0, box.y0)
            place = next((known for known in heights if abs(known - line.x0) <= SAME_EXTENT), line.x0)
            heights[place] = heights.get(place, 0.0) + max(0.0, overlap)
    return sorted(place for place, height in heights.items() if height >= 0.5 * box.height)


def column_cuts(rows: Sequence[Sequence[Segment]], area: Box) -> list[float]:
    """Places of the free strips between the texts of ``rows``: the right edge of each gap."""
    spans = sorted((segment.x0, segment.x1) for row in rows for segment in row if segment.x1 - segment.x0 < area.width)
    cuts: list[float] = []
    reached = spans[0][1] if spans else 0.0
    for left, right in spans:
        if left - reached >= NARROWEST_GAP:
            cuts.append(left)
        reached = max(reached, right)
    return cuts


def row_groups(segments: Sequence[Segment], cuts: Sequence[float]) -> list[list[Segment]]:
    """The segments of each row of a table.

    A line goes on with the row above when its first column is empty, or when it stands closer than the rows do.
    """
    lines = _baselines(segments)
    closest = _wrapped_step(lines)
    groups: list[list[Segment]] = []
    before = -TALLEST_PAGE
    for line in lines:
        in_first = any(segment.x0 + 1 < cuts[0] for segment in line)
        if groups and (not in_first or line[0].y - before <= closest):
            groups[-1].extend(line)
        else:
            groups.append(list(line))
        before = line[0].y
    return groups


def _baselines(segments: Sequence[Segment]) -> list[list[Segment]]:
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.y, s.x0)):
        if lines and segment.y - lines[-1][0].y < 0.4 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return lines


def _wrapped_step(lines: Sequence[Sequence[Segment]]) -> float:
    """The line distance up to which lines are one wrapped row; 0 where all lines stand at about one distance."""
    steps = [below[0].y - above[0].y for above, below in pairwise(lines)]
    if not steps:
        return 0.0
    smallest = min(steps)
    wide = sum(step > WIDER_STEP * smallest for step in steps)
    tight = smallest <= TIGHT * lines[0][0].size
    return 1.1 * smallest if tight and wide >= WIDE_SHARE * len(steps) else 0.0
