"""Lines of one column to paragraphs, list items and source entries."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.cleaning import ends_sentence
from ingest.readers.pdf.lines import Segment
from ingest.readers.pdf.structure import Role

SAME_ROW = 0.35
"""Share of the font size by which baselines of one row may differ."""
PARAGRAPH_GAP = 1.28
"""Line distance, as a multiple of the usual one, from which a new paragraph begins."""
USUAL_LEADING = 1.25
LARGEST_LEADING = 2.2
"""Multiples of the font size: the usual line distance where nothing can be measured, and the largest believed."""
OTHER_SIZE = 0.07
INDENT = 0.9
"""Font sizes by which a first line is set in."""
SHORT_LINE = 0.18
"""Share of the column's width that the last line of a paragraph falls short by."""
_BULLET = re.compile(r"^(?:[•▪►‣■●○◦·➢➤✓→*–—-]|o(?= ))(?: |$)")
_NUMBER = re.compile(r"^(?:\(?\d{1,2}[.)]|[a-z]\)|\(?[ivx]{1,4}\))(?: |$)")
_ENTRY = re.compile(r"^\[\d{1,3}\] ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together, from the top; ``region`` numbers the column they stand in, ``boxed`` if in a box."""

    lines: tuple[Segment, ...]
    region: int
    role: Role | None = None
    boxed: bool = False

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def is_cut(self) -> bool:
        """Whether its last line is as long as the others: the end of a column may have cut it."""
        left, right = _edges(self.lines)
        return len(self.lines) > 1 and self.lines[-1].x1 >= right - SHORT_LINE * (right - left)

    @property
    def letters(self) -> int:
        return sum(len(line.text) for line in self.lines)


def is_list_start(text: str) -> bool:
    """A bullet or a number opens the text."""
    return bool(_BULLET.match(text) or _NUMBER.match(text))


def without_bullet(text: str) -> str:
    """The item without its bullet sign; numbers and letters stay, they may be referred to."""
    return _BULLET.sub("", text).strip()


def rows_of(segments: Sequence[Segment]) -> list[Segment]:
    """Segments of one column as whole lines, from the top."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda segment: (segment.y, segment.x0)):
        if rows and abs(segment.y - rows[-1][0].y) <= SAME_ROW * max(segment.size, rows[-1][0].size):
            rows[-1].append(segment)
        else:
            rows.append([segment])
    return [_joined(sorted(row, key=lambda segment: segment.x0)) for row in rows]


def _joined(row: Sequence[Segment]) -> Segment:
    if len(row) == 1:
        return row[0]
    main = max(row, key=lambda segment: (len(segment.text), segment.size))
    text = " ".join(segment.text for segment in row)
    bold = all(segment.bold for segment in row)
    return Segment(text, row[0].x0, row[-1].x1, main.y, main.size, bold, row[0].marked)


def paragraphs_of(rows: Sequence[Segment], region: int, roles: Mapping[int, Role]) -> list[Paragraph]:
    """Splits at gaps, changes of size, weight or structure element, indents, short last lines and list signs."""
    if not rows:
        return []
    leading = _leading(rows)
    left, right = _edges(rows)
    groups: list[list[Segment]] = []
    for row in rows:
        if groups and not _begins(groups[-1], row, leading, (left, right), roles):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [Paragraph(tuple(group), region, _role(group[0], roles)) for group in groups]


def _role(row: Segment, roles: Mapping[int, Role]) -> Role | None:
    return roles.get(row.marked) if row.marked is not None else None


def _leading(rows: Sequence[Segment]) -> float:
    """The usual line distance as a multiple of the font size."""
    steps = [
        (below.y - above.y) / above.size
        for above, below in pairwise(rows)
        if abs(below.size - above.size) < OTHER_SIZE * above.size
    ]
    believable = sorted(step for step in steps if 0.8 < step < LARGEST_LEADING)
    return median(believable[: max(1, len(believable) * 3 // 4)]) if believable else USUAL_LEADING


def _edges(rows: Sequence[Segment]) -> tuple[float, float]:
    return min(row.x0 for row in rows), max(row.x1 for row in rows)


def _begins(
    group: Sequence[Segment],
    row: Segment,
    leading: float,
    edges: tuple[float, float],
    roles: Mapping[int, Role],
) -> bool:
    """Whether ``row`` begins a new paragraph after ``group``."""
    before = group[-1]
    old, new = _role(before, roles), _role(row, roles)
    if old is not None and new is not None:
        return old.element != new.element or bool(_ENTRY.match(row.text))
    if _ENTRY.match(row.text) or is_list_start(row.text):
        return True
    if abs(row.size - before.size) > OTHER_SIZE * max(row.size, before.size):
        return True
    if row.y - before.y > PARAGRAPH_GAP * leading * before.size:
        return True
    tests: tuple[Callable[[], bool], ...] = (
        lambda: row.bold != before.bold and not _goes_on(before, row),
        lambda: _is_indented(group, row),
        lambda: _was_last_line(before, row, edges),
    )
    return any(test() for test in tests)


def _goes_on(before: Segment, row: Segment) -> bool:
    return not ends_sentence(before.text) and row.text[0].islower()


def _is_indented(group: Sequence[Segment], row: Segment) -> bool:
    """Set in against the line before, which itself was not the first line of a hanging list item."""
    if is_list_start(group[0].text) or _ENTRY.match(group[0].text):
        return row.x0 < group[0].x0 - INDENT * row.size
    indented = row.x0 - group[-1].x0 > INDENT * row.size and ends_sentence(group[-1].text)
    return indented and (len(group) > 1 or row.text[0].isupper())


def _was_last_line(before: Segment, row: Segment, edges: tuple[float, float]) -> bool:
    left, right = edges
    short = before.x1 < right - SHORT_LINE * (right - left)
    return short and ends_sentence(before.text) and not row.text[0].islower()
