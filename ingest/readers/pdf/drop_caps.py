"""Large initials that reach over several lines: put back before the word they begin."""

from __future__ import annotations

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
    result = list(runs)
    for initial in [run for run in runs if len(run.text.strip()) == 1 and run.text.strip().isupper()]:
        beside = [run for run in result if _stands_beside(run, initial)]
        if len({round(run.y) for run in beside}) < 2:
            continue
        first = min(beside, key=lambda run: (round(run.y), run.x0))
        if first.text[:1].isalpha():
            result.remove(initial)
            result[result.index(first)] = replace(first, text=initial.text.strip() + first.text)
    return result


def _stands_beside(run: TextRun, initial: TextRun) -> bool:
    if run.size * LARGER > initial.size or not -1 <= run.x0 - initial.x1 <= BESIDE * initial.size:
        return False
    return initial.y - CAPITAL_HEIGHT * initial.size <= run.y <= initial.y + 1
