"""Runs of text to segments of lines: pieces of one baseline without a gap that might be a gutter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.cleaning import SOFT_HYPHEN, clean_text, close_spaced_letters
from ingest.readers.pdf.baselines import SMALL_PRINT, end_of, rows_of_runs
from ingest.readers.pdf.drop_caps import with_initials
from ingest.readers.pdf.runs import COLUMN_GAP, WORD_GAP, TextRun, spaces_of
from ingest.readers.pdf.structure import Role

FARTHEST_BACK = 2.0
"""Font sizes by which a run may begin before the end of the one before it and still be glued to it: kerning and
accents set by hand reach back less, runs printed over each other more."""
ASCENT, DESCENT = 0.78, 0.22
"""Usual heights of letters above and below the baseline, as shares of the font size."""
MARK_OPEN, MARK_CLOSE = "\ue000", "\ue001"
"""Private characters around a raised number, until it is known whether a footnote explains it."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Cleaned text on one baseline ``y``; ``marked`` is the structure id of its first run."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    marked: int | None = None

    @property
    def top(self) -> float:
        return self.y - ASCENT * self.size

    @property
    def bottom(self) -> float:
        return self.y + DESCENT * self.size


def segments_of(runs: Sequence[TextRun], roles: Mapping[int, Role]) -> list[Segment]:
    """All segments of a page, from the top, rows from the left; cells of tagged tables are kept apart."""
    return [segment for row in rows_of_runs(with_initials(runs)) for segment in _row_segments(row, roles)]


def _row_segments(row: Sequence[TextRun], roles: Mapping[int, Role]) -> Iterator[Segment]:
    ordered = sorted(row, key=lambda run: run.x0)
    part: list[TextRun] = []
    for run in ordered:
        if part and _is_overprint(part[-1], run):
            part[-1] = replace(part[-1], bold=True)
        elif part and (_is_apart(part[-1], run) or _cell(part[-1], roles) != _cell(run, roles)):
            yield from _segment(part)
            part = [run]
        else:
            part.append(run)
    yield from _segment(part)


def _is_apart(before: TextRun, run: TextRun) -> bool:
    return run.x0 - end_of(before) > COLUMN_GAP * min(run.size, before.size)


def _cell(run: TextRun, roles: Mapping[int, Role]) -> tuple[int, int, int] | None:
    role = roles.get(run.marked) if run.marked is not None else None
    return role.cell if role is not None else None


def _is_overprint(before: TextRun, run: TextRun) -> bool:
    """The same text printed twice, slightly shifted, is bold made by hand."""
    return run.text == before.text and abs(run.x0 - before.x0) < min(0.3 * run.size, 0.4 * (run.x1 - run.x0))


def _segment(part: Sequence[TextRun]) -> Iterator[Segment]:
    main = max(part, key=lambda run: (round(run.size, 1), len(run.text)))
    pieces: list[str] = []
    previous: TextRun | None = None
    for run in part:
        if previous is not None:
            pieces.append(_gap_text(previous, run))
        pieces.append(_marked_up(run, main, previous))
        previous = run
    joined = "".join(pieces)
    text = clean_text(close_spaced_letters(joined))
    if text:
        text += SOFT_HYPHEN if joined.rstrip().endswith(SOFT_HYPHEN) else ""
        letters = sum(len(run.text) for run in part)
        bold = sum(len(run.text) for run in part if run.bold) > letters / 2
        yield Segment(text, part[0].x0, end_of(part[-1]), main.y, main.size, bold, part[0].marked)


def _is_glued(previous: TextRun | None, run: TextRun) -> bool:
    """Tagged files mark the number of a footnote on its own; it may be a raised glyph of full size."""
    if previous is None:
        return True
    before = previous.text.rstrip()
    is_leader = before.endswith("..") or not before.strip(". ")
    return run.x0 - previous.x1 < WORD_GAP * run.size and not is_leader


def _gap_text(previous: TextRun, run: TextRun) -> str:
    gap = (run.x0 - previous.x1) / max(min(run.size, previous.size), 1.0)
    if -FARTHEST_BACK < gap <= WORD_GAP:
        return ""
    return spaces_of(gap)


def _marked_up(run: TextRun, main: TextRun, previous: TextRun | None) -> str:
    raised = run.size < SMALL_PRINT * main.size and run.y < main.y - 0.1 * main.size
    raised = raised or (run.marked is not None and run.marked != main.marked and _is_glued(previous, run))
    number = run.text.strip()
    if raised and number.rstrip(",)").isdigit() and (previous is None or not previous.text.rstrip()[-1:].isdigit()):
        return f"{MARK_OPEN}{number}{MARK_CLOSE}"
    return run.text
