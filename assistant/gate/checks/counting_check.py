"""How often and which one are no counts: "dreimal täglich" is not told by "drei Becken", nor 500 by "Nummer 500"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.alignment import Alignment
from assistant.gate.checks.figure_check import Found, counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.places import at_places
from assistant.gate.reading import PlacedFigure, Reading

_TIMES = ("mal", "fach")
_OFTEN = frozenset({"mehrmals", "mehrfach", "regelmäßig", "häufig", "oft", "laufend"})
_NUMBERING = frozenset({"nummer", "nr"})


def check_counting(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every number of times told by another count, and every count told by the number of one thing."""
    for claimed in alignment.reading.figures:
        if claimed.figure.date or claimed.figure.unit or claimed.figure.ordinal:
            continue
        found = counterparts(claimed, alignment)
        if found and all(map(_how_often if _times(claimed) else _which_one, found)) and _counts(claimed):
            yield Reason(ReasonCode.NUMBER, claimed.figure.text)


def _counts(claimed: PlacedFigure) -> bool:
    """ "der 500. Gast" counts nothing either."""
    return _times(claimed) or (claimed.noun is not None and not claimed.figure.text.endswith("."))


def _times(placed: PlacedFigure) -> bool:
    return placed.figure.text.lower().endswith(_TIMES)


def _how_often(found: Found) -> bool:
    """The quote counts something else and says of the deed that it happens "mehrmals"."""
    source, theirs = found
    return not _times(theirs) and any(word.low in _OFTEN for word in source.reading.words)


def _which_one(found: Found) -> bool:
    return _numbered(found[1], found[0].reading)


def _numbered(placed: PlacedFigure, reading: Reading) -> bool:
    before = at_places(reading, placed.place - 1, placed.place - 1)
    return bool(before) and before[0].low in _NUMBERING
