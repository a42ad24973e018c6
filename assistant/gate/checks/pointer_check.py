"""A date is not carried into another clause by "an diesem Tag" where the quote gives that clause a date of its own."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.same_figures import counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.words.markers import pointers


def check_pointers(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every "an diesem Tag" that stands for another date than the words beside it have in the quote."""
    claim = alignment.reading
    for pointer in _pointers(claim):
        meant = _meant(pointer, claim)
        if meant is None or any(f.figure.date and f.clause == pointer.clause for f in claim.figures):
            continue
        places = {place for _, figure in counterparts(meant, alignment) for place in (figure.clause,)}
        for match in alignment.matches:
            theirs = match.counterpart
            if not match.found or theirs is None or match.source is None or match.word.clause != pointer.clause:
                continue
            own = [f for f in match.source.reading.figures if f.figure.date and f.clause == theirs.clause]
            told = [f for f in own if same_value(meant.figure, f.figure)]
            if theirs.clause not in places and own and not told and not match.word.light:
                yield Reason(ReasonCode.DATE, pointer.text)
                break


def _pointers(reading: Reading) -> list[Word]:
    words = reading.words
    lows = {word.place: word.low for word in words}
    times, pointing, adverbs = (pointers()[name] for name in ("times", "pointing", "adverbs"))
    return [
        word for word in words if word.low in adverbs or (word.low in pointing and lows.get(word.place + 1) in times)
    ]


def _meant(pointer: Word, reading: Reading) -> PlacedFigure | None:
    """The last date before it, in another clause."""
    before = [f for f in reading.figures if f.figure.date and f.place < pointer.place and f.clause != pointer.clause]
    return before[-1] if before else None
