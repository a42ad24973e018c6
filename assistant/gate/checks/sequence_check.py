"""Parts of a statement keep the order of the sentences they lean on: "Danach …", "Dadurch …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading
from assistant.gate.words.markers import course

_OPENING = 2
"""Words of a sentence among which a connecting adverb opens it."""


def check_sequence(alignments: Sequence[Alignment]) -> Iterator[Reason]:
    """A reason for every two parts side by side told in the other order than two sentences side by side."""
    for first, second in pairwise(alignments):
        if not first.sources or not second.sources:
            continue
        told = _told(first.reading, second.reading)
        if told is None:
            continue
        said = _said(first.sources[0], second.sources[0])
        if said is not None and said != told:
            yield Reason(ReasonCode.RELATION, _start(second.reading))


def _told(first: Reading, second: Reading) -> bool | None:
    """True where the first part tells what comes first, False where the second does; None where neither is said."""
    opening, following = _opens(first), _opens(second)
    if following & course()["preceded"] or following & course()["reasons"] or opening & course()["aims"]:
        return False
    if following & course()["connecting"] or opening & course()["opening"]:
        return True
    return None


def _said(first: Source, second: Source) -> bool | None:
    """The same of the sentences they lean on; only the later of two neighbours says it."""
    if first.quote is not second.quote or abs(first.index - second.index) != 1:
        return None
    later = first if first.index > second.index else second
    opening = _opens(later.reading)
    if opening & course()["preceded"]:
        return later is first
    return later is second if opening & course()["connecting"] else None


def _opens(reading: Reading) -> frozenset[str]:
    return frozenset(word.low for word in reading.words[:_OPENING])


def _start(reading: Reading) -> str:
    return " ".join(word.text for word in reading.words[:_OPENING])
