"""How often and which one are no counts: "dreimal täglich" is not told by "drei Becken", nor 500 by "Nummer 500"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.same_figures import Found, counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import PlacedFigure, Reading
from assistant.gate.words.endings import SIZED
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_TIMES = _GERMAN.endings("times")
_OFTEN = _GERMAN.words("often")
_COMPARING = _GERMAN.words("comparing")
_CHANGING = (*_COMPARING, *_GERMAN.endings("changing"))
_NUMBERING = _GERMAN.words("numbering")


def check_times(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every number of times told by another count, and every count told by the number of one thing."""
    for claimed in alignment.reading.figures:
        if claimed.figure.date or claimed.figure.unit or claimed.figure.ordinal:
            continue
        found = counterparts(claimed, alignment)
        otherwise = all(map(_how_often if _times(claimed) else _which_one, found)) and _counts(claimed)
        if found and (otherwise or all(_heads(claimed, entry) for entry in found)):
            yield Reason(ReasonCode.NUMBER, claimed.figure.text)
    yield from _differences(alignment)


def _heads(claimed: PlacedFigure, found: Found) -> bool:
    """ "20 Beiräte" for "ein 20-köpfiger Beirat"."""
    mine, theirs = claimed.noun, found[1].noun
    if mine is None or theirs is None or SIZED in claimed.figure.text:
        return False
    return family(mine.stem) == family(theirs.stem) and SIZED in found[1].figure.text


def _differences(alignment: Alignment) -> Iterator[Reason]:
    """ "dauert fünf Tage" for "dauert fünf Tage länger"."""
    amounts = [placed for placed in alignment.reading.figures if not placed.figure.date]
    if not amounts or any(low.startswith(_CHANGING) for low in alignment.reading.lows):
        return
    for claimed in amounts:
        found = counterparts(claimed, alignment)
        if found and all(_more(theirs, source.reading) for source, theirs in found):
            yield Reason(ReasonCode.NUMBER, claimed.figure.text)


def _more(placed: PlacedFigure, reading: Reading) -> bool:
    behind = at_places(reading, placed.place + 1, placed.place + 1)
    return bool(behind) and behind[0].low in _COMPARING


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
