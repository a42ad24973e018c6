"""A figure of the statement stands for one of the quote: "31 gegen 31 Stimmen" leans on "31 zu 14" twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import Day, Figure, same_value
from assistant.gate.sentence.reading import STAND


def check_doubled(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every figure told more often than the quote has it, where it has another that goes untold."""
    mine = [placed.figure for placed in alignment.reading.figures if placed.cue != STAND]
    if len(mine) < 2:
        return
    placed_theirs = [placed for source in alignment.sources for placed in source.reading.figures]
    theirs = [placed.figure for placed in placed_theirs]
    untold = [p.figure for p in placed_theirs if p.cue != STAND and not _told(p.figure, mine)]
    times: Counter[tuple[Day | None, float | None, str | None, bool]] = Counter()
    for figure in mine if untold else ():
        same = (figure.date, figure.value, figure.unit, figure.ordinal)
        times[same] += 1
        told = sum(same_value(figure, other) for other in theirs) if times[same] > 1 else 0
        if 0 < told < times[same] and any(_same_kind(figure, other) for other in untold):
            yield Reason(ReasonCode.RELATION, figure.text)


def _same_kind(first: Figure, second: Figure) -> bool:
    return bool(first.date) == bool(second.date) and first.unit == second.unit and first.ordinal == second.ordinal


def _told(figure: Figure, told: list[Figure]) -> bool:
    return any(same_value(other, figure) for other in told)
