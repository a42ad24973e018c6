"""Runs of text to rows: what stands on one baseline, with the raised and lowered print that belongs to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.readers.pdf.runs import SPACE_STEP, TextRun

SAME_BASELINE = 0.25
"""Share of the smaller font size by which baselines of one row may differ."""
SMALL_PRINT = 0.82
"""Font size relative to its neighbour's below which a run can be a superscript or subscript."""
RAISED = 0.55
"""Share of the neighbour's font size by which a superscript may stand off its baseline."""
BESIDE = 0.9
"""Widths of a gap, in font sizes of the raised print, across which it still belongs to its neighbour: letters and
numbers are raised beside what they belong to, while lines of another column that lie half a line lower are not."""


def end_of(run: TextRun) -> float:
    """Where the last letter ends: spaces behind it are no text."""
    trailing = len(run.text) - len(run.text.rstrip())
    return run.x1 - trailing * SPACE_STEP * run.size if trailing else run.x1


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """Neighbouring runs of about one size in the row of that number."""

    runs: tuple[TextRun, ...]
    row: int
    y: float
    size: float
    x0: float
    x1: float


def rows_of_runs(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """Rows from the top; the runs of a row may belong to several columns."""
    rows = _on_one_baseline(runs)
    sizes = [run.size for run in runs]
    if not rows or min(sizes) >= SMALL_PRINT * max(sizes):
        return rows
    pieces = [_piece(part, number) for number, row in enumerate(rows) for part in _parts(row)]
    homes = _homes(pieces, RAISED * max(sizes))
    grouped: list[list[TextRun]] = [[] for _ in rows]
    for piece in pieces:
        home = piece
        while home in homes:
            home = homes[home]
        grouped[home.row].extend(piece.runs)
    return [row for row in grouped if row]


def _piece(runs: Sequence[TextRun], row: int) -> _Piece:
    size = max(run.size for run in runs)
    return _Piece(tuple(runs), row, runs[0].y, size, runs[0].x0, end_of(runs[-1]))


def _on_one_baseline(runs: Sequence[TextRun]) -> list[list[TextRun]]:
    rows: list[list[TextRun]] = []
    largest: TextRun | None = None
    for run in sorted(runs, key=lambda run: run.y):
        if largest is not None and abs(run.y - largest.y) <= SAME_BASELINE * min(run.size, largest.size):
            rows[-1].append(run)
            largest = run if run.size > largest.size else largest
        else:
            rows.append([run])
            largest = run
    return rows


def _parts(row: Sequence[TextRun]) -> Iterator[list[TextRun]]:
    part: list[TextRun] = []
    for run in sorted(row, key=lambda run: run.x0):
        if part and not _goes_on(part[-1], run):
            yield part
            part = []
        part.append(run)
    yield part


def _goes_on(before: TextRun, run: TextRun) -> bool:
    small, large = sorted((before.size, run.size))
    return small >= SMALL_PRINT * large and run.x0 - end_of(before) <= BESIDE * small


def _homes(pieces: Sequence[_Piece], reach: float) -> dict[_Piece, _Piece]:
    """For raised and lowered pieces, the larger one they stand beside; ``reach`` is how far off that can be."""
    ordered = sorted(pieces, key=lambda piece: piece.y)
    heights = [piece.y for piece in ordered]
    homes = {}
    for piece in pieces:
        near = ordered[bisect_left(heights, piece.y - reach) : bisect_right(heights, piece.y + reach)]
        beside = [other for other in near if _stands_beside(piece, other)]
        if beside:
            homes[piece] = min(beside, key=lambda other: (abs(other.y - piece.y), other.size))
    return homes


def _stands_beside(piece: _Piece, other: _Piece) -> bool:
    """``other`` is larger, so following homes comes to an end."""
    if piece.size >= SMALL_PRINT * other.size or abs(other.y - piece.y) > RAISED * other.size:
        return False
    if max(piece.x0 - other.x1, other.x0 - piece.x1) > BESIDE * piece.size:
        return False
    gaps = (max(piece.x0 - end_of(run), run.x0 - piece.x1) for run in other.runs)
    return any(-piece.size <= gap <= BESIDE * piece.size for gap in gaps)
