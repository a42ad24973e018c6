"""Large initials that reach over several lines: put back before the word they begin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.pdf.runs import TextRun

LARGER = 1.8
"""Size of an initial as a multiple of the text's beside it."""
BESIDE = 0.6
"""Share of the initial's size within which the text beside it begins."""
CAPITAL_HEIGHT = 0.72
"""Usual height of capitals as a share of the font size."""


def with_initials(runs: Sequence[TextRun]) -> list[TextRun]:
    """The runs without initials; each initial opens the topmost run beside it."""
    smallest = min((run.size for run in runs), default=0.0)
    initials = [run for run in runs if run.size >= LARGER * smallest and _is_capital(run.text.strip())]
    if not initials:
        return list(runs)
    ordered = sorted(runs, key=lambda run: run.y)
    heights = [run.y for run in ordered]
    opened: dict[int, TextRun] = {}
    used: set[int] = set()
    for initial in initials:
        top, bottom = initial.y - CAPITAL_HEIGHT * initial.size, initial.y + 1
        lines = ordered[bisect_left(heights, top) : bisect_right(heights, bottom)]
        first = _first_beside(initial, lines)
        if first is not None:
            opened[id(first)] = replace(first, text=initial.text.strip() + first.text)
            used.add(id(initial))
    return [opened.get(id(run), run) for run in runs if id(run) not in used]


def _first_beside(initial: TextRun, lines: Sequence[TextRun]) -> TextRun | None:
    """The run that ``initial`` opens, if at least two lines stand beside it."""
    beside = [run for run in lines if _stands_beside(run, initial)]
    if len({round(run.y) for run in beside}) < 2:
        return None
    first = min(beside, key=lambda run: (round(run.y), run.x0))
    return first if first.text[:1].isalpha() else None


def _is_capital(text: str) -> bool:
    return len(text) == 1 and text.isupper()


def _stands_beside(run: TextRun, initial: TextRun) -> bool:
    return run.size * LARGER <= initial.size and -1 <= run.x0 - initial.x1 <= BESIDE * initial.size
