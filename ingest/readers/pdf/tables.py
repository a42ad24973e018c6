"""Tables on a page: by the tags of the file, by ruled lines, by aligned columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning import join_hyphenated_lines
from ingest.readers.pdf.grid import column_cuts, row_groups, ruled_areas
from ingest.readers.pdf.lines import Segment
from ingest.readers.pdf.runs import Box
from ingest.readers.pdf.structure import Role

FEWEST_ROWS = 2
FEWEST_ALIGNED_ROWS = 3
MOST_LINES_PER_CELL = 12
"""Ruled areas with more text than this per cell are pages with rules, not tables."""
LOOSE = 0.72
"""Mean share of its column that a cell's text fills: running text in columns fills more."""
MULTIPLE_SHARE = 0.6
"""Share of the rows of an unruled table that must have two cells or more."""
ALIGNED = 0.7
"""Share of a column's texts that must begin, or end, at the same place."""
PROSE = 0.35
"""Share of the cells that may begin with a small letter."""
UNEVEN = 1.9
"""Largest distance of rows as a multiple of the median one."""
ROW_STEP = 2.6
"""Font sizes between baselines beyond which rows belong to different tables."""
_NUMERIC = re.compile(r"^[\d.,%€$ +–/:-]+$")


@dataclass(frozen=True, slots=True)
class Table:
    """Cells by row; placed like the text it was made of. ``number`` is the same for the parts of a tagged table."""

    rows: tuple[tuple[str, ...], ...]
    has_header: bool
    x0: float
    x1: float
    top: float
    bottom: float
    number: int | None = None


def tables_on(
    segments: Sequence[Segment], boxes: Sequence[Box], roles: Mapping[int, Role]
) -> tuple[list[Table], list[Segment]]:
    """The tables, and the segments that belong to none."""
    tables, rest = _tagged(segments, roles)
    for area in ruled_areas(boxes):
        inside = [s for s in rest if _is_inside(s, area.box)]
        table = _ruled(inside, area.box, area.rows, area.columns)
        if table is not None:
            tables.append(table)
            taken = set(inside)
            rest = [segment for segment in rest if segment not in taken]
    aligned, rest = _aligned(rest)
    return tables + aligned, rest


def _is_inside(segment: Segment, box: Box) -> bool:
    middle = segment.y - 0.3 * segment.size
    return box.y0 - 1 <= middle <= box.y1 + 1 and box.x0 - 3 <= segment.x0 and segment.x1 <= box.x1 + 3


def _tagged(segments: Sequence[Segment], roles: Mapping[int, Role]) -> tuple[list[Table], list[Segment]]:
    cells: dict[int, dict[tuple[int, int], list[Segment]]] = {}
    heads: dict[int, set[int]] = {}
    rest: list[Segment] = []
    for segment in segments:
        role = roles.get(segment.marked) if segment.marked is not None else None
        if role is None or role.cell is None:
            rest.append(segment)
            continue
        table, row, column = role.cell
        cells.setdefault(table, {}).setdefault((row, column), []).append(segment)
        if role.name == "TH":
            heads.setdefault(table, set()).add(row)
    return [_from_cells(number, found, heads.get(number, set())) for number, found in cells.items()], rest


def _from_cells(number: int, cells: Mapping[tuple[int, int], list[Segment]], heads: set[int]) -> Table:
    rows = sorted({row for row, _ in cells})
    width = max(column for _, column in cells) + 1
    texts = tuple(tuple(_cell_text(cells.get((row, column), [])) for column in range(width)) for row in rows)
    first = rows[0]
    has_header = first in heads and any((first, column) in cells for column in range(1, width))
    return _placed(
        texts, [s for found in cells.values() for s in found], has_header=has_header or first == 0, number=number
    )


def _cell_text(segments: Sequence[Segment]) -> str:
    lines: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (round(s.y), s.x0)):
        if lines and abs(lines[-1][0].y - segment.y) < 0.5 * segment.size:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return join_hyphenated_lines([" ".join(s.text for s in line) for line in lines])


def _placed(
    rows: tuple[tuple[str, ...], ...], segments: Sequence[Segment], *, has_header: bool, number: int | None = None
) -> Table:
    return Table(
        rows,
        has_header,
        min(s.x0 for s in segments),
        max(s.x1 for s in segments),
        min(s.top for s in segments),
        max(s.bottom for s in segments),
        number,
    )


def _ruled(inside: Sequence[Segment], box: Box, rules: Sequence[float], cuts: Sequence[float]) -> Table | None:
    """A table in ``box``: rows between the rules, columns between the cuts or else between the gaps of the text."""
    bands = [[s for s in inside if top <= s.y - 0.3 * s.size < bottom] for top, bottom in _pairs(rules)]
    bands = [band for band in bands if band]
    ruled_columns = bool(cuts)
    if not cuts:
        cuts = column_cuts([band for band in bands if len(band) > 1], box)
    if not cuts or not bands:
        return None
    each_ruled = len(bands) > FEWEST_ROWS or len(rules) > FEWEST_ROWS + 2
    groups = bands if each_ruled else [row for band in bands for row in row_groups(band, cuts)]
    if len(groups) < FEWEST_ROWS or len(inside) > MOST_LINES_PER_CELL * len(groups) * (len(cuts) + 1):
        return None
    if not ruled_columns and not _is_straight(groups, cuts):
        return None
    return _table(groups, cuts)


def _pairs(values: Sequence[float]) -> Iterator[tuple[float, float]]:
    return pairwise(values)


def _table(groups: Sequence[Sequence[Segment]], cuts: Sequence[float]) -> Table | None:
    cells = [_split(group, cuts) for group in groups]
    rows = tuple(tuple(_cell_text(cell) for cell in row) for row in cells)
    if sum(sum(bool(text) for text in row) > 1 for row in rows) < FEWEST_ROWS:
        return None
    segments = [segment for group in groups for segment in group]
    return _placed(rows, segments, has_header=_has_header(cells, rows))


def _split(group: Sequence[Segment], cuts: Sequence[float]) -> list[list[Segment]]:
    cells: list[list[Segment]] = [[] for _ in range(len(cuts) + 1)]
    for segment in group:
        cells[sum(segment.x0 + 1 >= cut for cut in cuts)].append(segment)
    return cells


def _has_header(cells: Sequence[Sequence[Sequence[Segment]]], rows: Sequence[Sequence[str]]) -> bool:
    """The first row is the header if it alone is bold, or if it alone is no number above numbers."""
    first, body = rows[0], rows[1:]
    named = sum(bool(text) for text in first)
    if named < max(2, len(first) - 1) or sum(bool(_NUMERIC.match(text)) for text in first) >= named / 2:
        return False
    bold = [all(_is_bold(cell) for cell in row if cell) for row in cells]
    if bold[0] and not all(bold[1:]):
        return True
    numeric = [sum(bool(_NUMERIC.match(row[column])) for row in body) > len(body) / 2 for column in range(len(first))]
    return any(is_number and not _NUMERIC.match(text) for is_number, text in zip(numeric, first, strict=True))


def _is_bold(cell: Sequence[Segment]) -> bool:
    return bool(cell) and all(segment.bold for segment in cell)


def _aligned(segments: Sequence[Segment]) -> tuple[list[Table], list[Segment]]:
    """Rows of two or more short texts above each other, without any rule."""
    tables: list[Table] = []
    used: set[Segment] = set()
    for window in _windows(_baseline_rows(segments)):
        members = [segment for row in window for segment in row]
        area = Box(min(s.x0 for s in members), window[0][0].top, max(s.x1 for s in members), window[-1][0].bottom)
        cuts = column_cuts([row for row in window if len(row) > 1], area)
        if not cuts or not _is_loose(members, cuts, area) or not (_is_straight(window, cuts) and _is_even(window)):
            continue
        groups = row_groups(members, cuts)
        is_table = len(groups) >= FEWEST_ALIGNED_ROWS and not _is_prose(groups, cuts)
        table = _table(groups, cuts) if is_table else None
        if table is not None:
            tables.append(table)
            used.update(members)
    return tables, [segment for segment in segments if segment not in used]


def _baseline_rows(segments: Sequence[Segment]) -> list[list[Segment]]:
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (s.y, s.x0)):
        if rows and abs(rows[-1][0].y - segment.y) < 0.3 * segment.size:
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.x0) for row in rows]


def _windows(rows: Sequence[list[Segment]]) -> Iterator[list[list[Segment]]]:
    """Runs of rows, each with several texts or a single one that goes on with a cell above, close to each other."""
    window: list[list[Segment]] = []
    for row in [*rows, []]:
        fits = bool(row) and (len(row) > 1 or (bool(window) and _continues(window, row[0])))
        near = not window or not row or row[0].y - window[-1][0].y < ROW_STEP * row[0].size
        if fits and near:
            window.append(row)
            continue
        if sum(len(r) > 1 for r in window) >= max(FEWEST_ALIGNED_ROWS, MULTIPLE_SHARE * len(window)):
            yield _trimmed(window)
        window = [row] if len(row) > 1 else []


def _continues(window: Sequence[Sequence[Segment]], segment: Segment) -> bool:
    above = next(row for row in reversed(window) if len(row) > 1)
    later = above[1:] if len(above) > 1 else above
    return any(abs(cell.x0 - segment.x0) < 2 for cell in later)


def _trimmed(window: list[list[Segment]]) -> list[list[Segment]]:
    while window and len(window[0]) < 2:
        window = window[1:]
    return window


def _is_prose(groups: Sequence[Sequence[Segment]], cuts: Sequence[float]) -> bool:
    """Texts side by side, each running on from line to line, are columns or boxes."""
    cells = [cell for group in groups[1:] for cell in _split(group, cuts) if cell]
    going_on = sum(cell[0].text[0].islower() for cell in cells)
    return going_on > PROSE * len(cells)


def _is_even(window: Sequence[Sequence[Segment]]) -> bool:
    steps = sorted(below[0].y - above[0].y for above, below in pairwise(window))
    return steps[-1] < UNEVEN * steps[len(steps) // 2]


def _is_straight(window: Sequence[Sequence[Segment]], cuts: Sequence[float]) -> bool:
    """Each column's texts begin, or end, at the same place."""
    members = [segment for row in window for segment in row]
    for column in range(len(cuts) + 1):
        inside = [s for s in members if sum(s.x0 + 1 >= cut for cut in cuts) == column]
        if _most_common_share([s.x0 for s in inside]) < ALIGNED > _most_common_share([s.x1 for s in inside]):
            return False
    return True


def _most_common_share(places: Sequence[float]) -> float:
    counts = Counter(round(place / 3) for place in places)
    return max(counts[key] + counts[key + 1] for key in list(counts)) / len(places) if places else 1.0


def _is_loose(members: Sequence[Segment], cuts: Sequence[float], area: Box) -> bool:
    edges = [area.x0, *cuts, area.x1]
    fills = []
    for column, (left, right) in enumerate(_pairs(edges)):
        inside = [s for s in members if sum(s.x0 + 1 >= cut for cut in cuts) == column]
        used = max((s.x1 for s in inside), default=right) - min((s.x0 for s in inside), default=left)
        fills.append(sum(s.x1 - s.x0 for s in inside) / (len(inside) * max(used, 1.0)) if inside else 0.0)
    words = sum(len(s.text.split()) for s in members) / len(members)
    return min(fills[0], sum(fills) / len(fills)) < LOOSE or (len(cuts) > 1 and words < 3)
