"""Which figures of the quotes say what a figure of the statement says: the same amount, span or date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import likeness
from assistant.gate.comparing.rounding import rounded
from assistant.gate.sentence.figures import Day, Figure, figures
from assistant.gate.sentence.reading import PlacedFigure
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.module_words import ModuleWords
from ingest.german.numbers import EURO

_GERMAN = ModuleWords(__name__)

Found = tuple[Source, PlacedFigure]
_PARTS: tuple[dict[str | None, int], ...] = (
    {"year": 12, "month": 1},
    {"week": 7, "day": 1},
    {"hour": 60, "minute": 1},
    {EURO: 100, "cent": 1},
)
_COUNTED_IN = _GERMAN.pairs("counted_in")
"""Stems of the units a compound may end in."""
_LARGE = 1_000_000
"""Amounts from here on are told without their unit: "Davon zahlt der Bund 5 Millionen"."""
_ROOT = 6
"""Letters by which the first part of a compound is known."""
DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


@lru_cache(maxsize=256)
def counterparts(claimed: PlacedFigure, alignment: Alignment) -> tuple[Found, ...]:
    """The figures of the carrying sentences that say the same amount or date; kept, for a dozen checks ask for it."""
    agreeing = [entry for entry in all_figures(alignment.sources) if agrees(claimed, entry[1], alignment.sources)]
    return tuple(entry for entry in agreeing if units_agree(claimed, entry[1]))


def all_figures(sources: Sequence[Source]) -> Iterator[Found]:
    """The figures of all sentences, each with its sentence."""
    return ((source, placed) for source in sources for placed in source.reading.figures)


def agrees(claimed: PlacedFigure, quoted: PlacedFigure, sources: Sequence[Source]) -> bool:
    """Same value; a rounded one if the statement says so; a date as far as the statement is exact."""
    mine, theirs = claimed.figure, quoted.figure
    if mine.date and theirs.date:
        return _date_carried(mine.date, theirs.date, sources)
    if mine.date and theirs.value is not None:
        return _like_a_year(claimed, quoted)
    if mine.value is None or theirs.value is None or mine.ordinal != theirs.ordinal:
        return False
    if mine.unit != theirs.unit and _same_span(mine, theirs):
        return True
    return abs(mine.value - theirs.value) < 1e-6 or rounded(mine, bound_of(claimed), theirs, bound_of(quoted))


def _like_a_year(claimed: PlacedFigure, quoted: PlacedFigure) -> bool:
    """ "mit 2000 Karten" for "mit 2.000 Karten": a count that is written as years are, before the same noun."""
    day, value = claimed.figure.date, quoted.figure.value
    if day is None or day.year is None or day.month or quoted.figure.unit or value != day.year:
        return False
    return claimed.noun is not None and quoted.noun is not None and likeness(claimed.noun, quoted.noun) >= WORD_COVERED


def _same_span(mine: Figure, theirs: Figure) -> bool:
    """ "fünf Jahre" are "60 Monate"."""
    for parts in _PARTS:
        if mine.unit in parts and theirs.unit in parts and mine.value is not None and theirs.value is not None:
            return abs(mine.value * parts[mine.unit] - theirs.value * parts[theirs.unit]) < 1e-6
    return False


def _date_carried(claimed: Day, quoted: Day, sources: Sequence[Source]) -> bool:
    if claimed.day is not None and claimed.day != quoted.day:
        return False
    if claimed.month is not None and claimed.month != quoted.month:
        return False
    if claimed.year is None or claimed.year == quoted.year:
        return True
    return quoted.year is None and claimed.year in _years(sources)


def _years(sources: Sequence[Source]) -> set[int | None]:
    found = {placed.figure.date.year for _, placed in all_figures(sources) if placed.figure.date}
    headings = (figure for source in sources for heading in source.quote.section for figure in figures(heading))
    return found | {figure.date.year for figure in headings if figure.date}


def units_agree(claimed: PlacedFigure, quoted: PlacedFigure) -> bool:
    """One unit, one span of time, or a unit the statement may leave out: "5 Millionen" of euros."""
    mine, theirs = claimed.figure.unit, quoted.figure.unit
    if mine == theirs or claimed.figure.date or _same_span(claimed.figure, quoted.figure):
        return True
    if unit_in_noun(claimed, quoted) or unit_in_noun(quoted, claimed):
        return True
    if mine is None:
        large = theirs == EURO and (claimed.figure.value or 0.0) >= _LARGE
        return claimed.noun is None and (large or theirs in DURATIONS)
    return False


def unit_in_noun(counting: PlacedFigure, other: PlacedFigure) -> bool:
    """ "zwei Strategiejahre" for "zwei Jahre Strategie": the noun ends in the unit and begins as the other's noun."""
    noun, unit = counting.noun, other.figure.unit
    if counting.figure.unit is not None or noun is None or other.noun is None or unit not in _COUNTED_IN:
        return False
    return noun.stem.endswith(_COUNTED_IN[unit]) and noun.stem.startswith(other.noun.stem[:_ROOT])


def bound_of(placed: PlacedFigure) -> str | None:
    """ "über sieben Jahre" is a span of time, not a lower bound."""
    if placed.cue in ("über", "ab") and placed.figure.unit in DURATIONS:
        return None
    return placed.qualifier
