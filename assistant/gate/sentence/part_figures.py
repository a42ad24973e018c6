"""Figures of which one is a part of another: "15 der 28 Kommunen", "17 Millionen, davon 9 für A"."""

from __future__ import annotations

from itertools import pairwise

from assistant.gate.sentence.reading import PlacedFigure, Reading, kept
from assistant.gate.words.closed_words import OUT_OF
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_RANGE = 2
"""Tokens from a part to its whole: "15 der 28", "15 der insgesamt 28" is one more."""
_ADDING = _GERMAN.words("adding")
"""Words before the whole of a share: "neun der insgesamt 14"."""
_UP_TO = _GERMAN.words("up_to")
_BETWEEN = _GERMAN.word("between")
_AND = _GERMAN.word("and")
_OF = 3
"""Tokens back from a figure to the "von" or "davon" it is told by."""


@kept
def shares(reading: Reading) -> tuple[tuple[PlacedFigure, PlacedFigure], ...]:
    """Pairs of part and whole: "15 der 28 Kommunen", "von den 28 Kommunen … 15", "aus 70 Vorschlägen 46"."""
    if len(reading.figures) < len(("part", "whole")):
        return ()
    linked = {word.place for word in reading.words if word.low in ("von", "der", "aus")}
    adding = {word.place for word in reading.words if word.low in _ADDING}
    at = {figure.place: figure for figure in reading.figures}
    pairs = [
        (one, at[place])
        for one in reading.figures
        for place in (one.place + _RANGE, one.place + _RANGE + 1)
        if place in at and place - one.place - (place - 1 in adding) == _RANGE
    ]
    found = [(one, two) for one, two in pairs if one.place + 1 in linked and not one.figure.date]
    return (*found, *((part, whole) for whole, part in pairwise(reading.figures) if _out_of(whole, part, reading)))


def _out_of(whole: PlacedFigure, part: PlacedFigure, reading: Reading) -> bool:
    near = range(whole.place - _OF, whole.place)
    drawn = any(word.low in OUT_OF and word.place in near for word in reading.words)
    counted = drawn and not whole.figure.date and whole.figure.unit is None
    same = part.figure.unit is None and not part.figure.date and not part.figure.ordinal and part.clause == whole.clause
    return counted and same and not part.cue


def drawn_from(whole: PlacedFigure, reading: Reading) -> PlacedFigure | None:
    """The figure right behind a "davon" that stands behind ``whole``, or right before it: "17 Euro, 9 davon …"."""
    places = [w.place for w in reading.words if w.low == "davon" and w.place > whole.place]
    alike_behind = [f for f in reading.figures if f.place > whole.place and f.figure.unit == whole.figure.unit]
    if places and whole.figure.unit and alike_behind and alike_behind[0].place == places[0] - 1:
        return alike_behind[0]
    behind = [f for f in reading.figures if places and 0 < f.place - places[0] <= _OF]
    between = [f for f in reading.figures if places and whole.place < f.place < places[0]]
    return behind[0] if behind and not between else None


@kept
def amounts_between(reading: Reading) -> tuple[tuple[PlacedFigure, PlacedFigure], ...]:
    """The two ends of every span of amounts: "sechs bis zwölf Monate", "20–30 Plätze", "zwischen 5 und 9 Euro"."""
    found = []
    for first, second in pairwise(reading.figures):
        joint = reading.text[first.figure.end : second.figure.start].strip().lower()
        joined = joint in _UP_TO or (first.cue == _BETWEEN and joint == _AND)
        counted = first.figure.value is not None and second.figure.value is not None
        if joined and counted and not (first.figure.date or second.figure.date or first.figure.ordinal):
            found.append((first, second))
    return tuple(found)
