"""Costs, shares and volumes keep their own amount: "11 Millionen bei 17 Millionen Gesamtkosten"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_AMOUNTS = _GERMAN.endings("amounts")
_TELLING = _GERMAN.endings("telling")
_PLAIN = _GERMAN.words("plain")
_FAR = 12
"""Tokens from the noun to the amount a verb gives it."""


def check_amounts(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every such noun that has the amount of something else, its own being another in the quote."""
    for noun, figure in _told(alignment.reading):
        own = [
            (source.reading, theirs, other)
            for source in alignment.sources
            for other, theirs in _told(source.reading)
            if likeness(noun, other) >= WORD_COVERED
        ]
        if own and not any(_may_be(figure, *entry) for entry in own):
            yield Reason(ReasonCode.RELATION, f"{noun.text} {figure.figure.text}")


def _may_be(mine: PlacedFigure, reading: Reading, theirs: PlacedFigure, noun: Word) -> bool:
    """The same value, or one told in brackets or in the same breath for the same thing."""
    if same_value(mine.figure, theirs.figure):
        return True
    same = [f for f in reading.figures if same_value(mine.figure, f.figure)]
    return not same or any(f.bracketed or theirs.bracketed or f.place > max(theirs.place, noun.place) for f in same)


def _told(reading: Reading) -> tuple[tuple[Word, PlacedFigure], ...]:
    nouns = [word for word in reading.words if word.noun and word.low.endswith(_AMOUNTS)]
    return tuple((noun, figure) for noun in nouns if (figure := _amount(noun, reading)) is not None)


def _amount(noun: Word, reading: Reading) -> PlacedFigure | None:
    """The figure right before the noun, or the next one behind it that is said to be its amount."""
    figures = [figure for figure in reading.figures if figure.figure.unit and not figure.figure.date]
    before = next((figure for figure in figures if figure.place == noun.place - 1), None)
    if before is not None:
        return before
    behind = [figure for figure in figures if 0 < figure.place - noun.place <= _FAR and figure.clause == noun.clause]
    if not behind:
        return None
    between = at_places(reading, noun.place + 1, behind[0].place - 1)
    if all(word.low in _PLAIN for word in between):
        return behind[0]
    return behind[0] if noun.cue != "von" and any(word.low.startswith(_TELLING) for word in between) else None
