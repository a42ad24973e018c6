"""A date that only says how old the source is does not trade with a date of the matter: "bis 2026 (Stand 2024)"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.alignment import Alignment
from assistant.gate.checks.figure_check import Found, counterparts
from assistant.gate.lexicon import source_nouns
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import STAND, PlacedFigure, Reading

_OF = frozenset({"von", "vom", "aus", "im", "dem", "jahr", "jahre", "monat", "anfang", "mitte", "ende"})
"""Words that may stand between a source and its date: "eine Quelle aus dem Jahr 2022"."""
_REACH = 4


def check_dating(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every date of the source told as one of the matter, or the other way round."""
    for claimed in alignment.reading.figures:
        if claimed.figure.date is None or not (found := counterparts(claimed, alignment)):
            continue
        dates_source = _dates_source(claimed, alignment.reading)
        if all(_traded(claimed, entry, dates_source=dates_source) for entry in found):
            yield Reason(ReasonCode.DATE, claimed.figure.text)


def _traded(claimed: PlacedFigure, found: Found, *, dates_source: bool) -> bool:
    """The quote's date has the other role, and the quote has another date for the role the claim gives it."""
    source, quoted = found
    theirs = source.reading
    if _dates_source(quoted, theirs) == dates_source:
        return False
    others = [f for f in theirs.figures if f.figure.date and f is not quoted]
    if dates_source:
        return any(_dates_source(other, theirs) for other in others)
    return quoted.cue == STAND and any(not _dates_source(other, theirs) for other in others)


def _dates_source(placed: PlacedFigure, reading: Reading) -> bool:
    """ "Stand 2022", "eine Quelle von 2022", "der Bericht vom Juli 2022"."""
    if placed.cue == STAND:
        return True
    for word in reversed([w for w in reading.words if 0 < placed.place - w.place <= _REACH]):
        if word.noun and word.low.endswith(source_nouns()):
            return word.place < placed.place - 1
        if word.low not in _OF:
            return False
    return False
