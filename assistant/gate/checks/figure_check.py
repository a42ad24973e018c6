"""Numbers, dates and units of a statement stand in the sentences that carry it, for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.gate.alignment import Alignment, Source
from assistant.gate.enumerations import counted_alike, counting, counts_enumeration, counts_list
from assistant.gate.families import family
from assistant.gate.figures import Day, Figure, figures
from assistant.gate.matching import COMPOSED, likeness, stem_likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.places import at_places
from assistant.gate.reading import EITHER, PlacedFigure, Word
from assistant.gate.rounding import rounded
from assistant.gate.stems import stem_of
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.verbs import verbal
from ingest.german.numbers import EURO

_PEOPLE = re.compile("köpfig")
"""An adjective that names what it counts: "20-köpfig" for 20 members."""

_MEMBERS = ("Mitglieder", "Personen", "Fachleute")

_FIRST_TIME = frozenset({"erstmals", "erstmalig", "premiere"})
_OPENING = ("auftakt", "eröffnung")

EXTRA = "extra"
"""Bound of an amount that comes on top: without its "plus" the statement must say what for."""
Found = tuple[Source, PlacedFigure]
_STARTS = frozenset({"seit", "ab", "von"})
_ENDS = frozenset({"bis"})
_PARTS: tuple[dict[str | None, int], ...] = (
    {"year": 12, "month": 1},
    {"week": 7, "day": 1},
    {"hour": 60, "minute": 1},
    {EURO: 100, "cent": 1},
)
_SPANNING = frozenset({"über", "auf", "für", "in", "nach", "seit", "binnen"})
_COUNTED_IN = {"year": "jahr", "month": "monat", "week": "woch", "day": "tag", "hour": "stund"}
"""Stems of the units a compound may end in."""
_LARGE = 1_000_000
"""Amounts from here on are told without their unit: "Davon zahlt der Bund 5 Millionen"."""
_ROOT = 6
"""Letters by which the first part of a compound is known."""
_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def check_figures(alignment: Alignment, units: frozenset[str | None] = frozenset()) -> list[Reason]:
    """One reason for every figure without a counterpart; ``units`` were told by earlier sentences of the statement."""
    return [reason for claimed in alignment.reading.figures for reason in _check(claimed, alignment, units)]


def _check(claimed: PlacedFigure, alignment: Alignment, units: frozenset[str | None]) -> Iterator[Reason]:
    figure = claimed.figure
    valued = [entry for entry in _all(alignment.sources) if agrees(claimed, entry[1], alignment.sources)]
    if _noun_counted_otherwise(claimed, valued, alignment):
        yield Reason(ReasonCode.NUMBER, f"{figure.text} {claimed.noun.text if claimed.noun else ''}")
        return
    if not valued and (
        counts_list(claimed, alignment) or counts_enumeration(claimed, alignment) or _opened(claimed, alignment)
    ):
        return
    if not valued:
        yield Reason(ReasonCode.DATE if figure.date else ReasonCode.NUMBER, figure.text)
        return
    same_unit = [
        entry
        for entry in valued
        if _units_agree(claimed, entry[1]) or _unit_before(claimed, entry[1], alignment, units)
    ]
    if not same_unit:
        yield Reason(ReasonCode.UNIT, figure.text)
        return
    counts_people = any(_PEOPLE.search(quoted.figure.text) for _, quoted in same_unit)
    counts_people = counts_people and claimed.noun is not None and _people(claimed.noun)
    counts = claimed.noun and not figure.date and not counts_people and not _spans_time(claimed)
    if counts and claimed.noun and _told_in_parts(claimed.noun, alignment):
        counts = False
    in_noun = any(_in_noun(claimed, quoted) for _, quoted in same_unit)
    if counts and claimed.noun and not in_noun and not _noun_known(claimed.noun, same_unit):
        yield Reason(ReasonCode.UNIT, f"{figure.text} {claimed.noun.text}")
    if claimed.cue == "an" and figure.date and figure.date.day is None and figure.date.month is None:
        yield Reason(ReasonCode.DATE, f"am {figure.text}")
    if all(_cues_conflict(claimed, entry[1]) for entry in same_unit):
        yield Reason(ReasonCode.DATE, f"{claimed.cue} {figure.text}")
    if not any(_bounds_agree(claimed, entry[1]) for entry in same_unit):
        yield Reason(ReasonCode.SCOPE, f"{claimed.qualifier or ''} {figure.text}".strip())


def _noun_counted_otherwise(claimed: PlacedFigure, valued: Sequence[Found], alignment: Alignment) -> bool:
    """The quote has other figures for the counted noun, and the same figure for nothing that may be the noun unsaid.

    "29 Anträge" stay carried by "41 Anträge gingen ein, bewilligt wurden 29".
    """
    rivals = counted_alike(claimed, alignment)
    if not rivals or any(counting(quoted) and quoted.noun is None for _, quoted in valued):
        return False
    return not any(agrees(claimed, rival, alignment.sources) for rival in rivals)


def _spans_time(claimed: PlacedFigure) -> bool:
    """ "über sieben Jahre Anspruch": how long, not how many; the noun behind is a word like the others."""
    return claimed.figure.unit in _DURATIONS and (claimed.cue in _SPANNING or claimed.cue == "von")


def _opened(claimed: PlacedFigure, alignment: Alignment) -> bool:
    """ "die erste Sitzung" where the quote says "tagte erstmals" or "Auftaktsitzung"."""
    first = claimed.figure.ordinal and claimed.figure.value == 1
    words = (word for source in alignment.sources for word in source.reading.words)
    return first and any(word.low in _FIRST_TIME or word.low.startswith(_OPENING) for word in words)


def _people(noun: Word) -> bool:
    return any(stem_likeness(noun.stem, stem_of(word)) >= WORD_COVERED for word in _MEMBERS)


@lru_cache(maxsize=256)
def counterparts(claimed: PlacedFigure, alignment: Alignment) -> tuple[Found, ...]:
    """The figures of the carrying sentences that say the same amount or date; kept, for a dozen checks ask for it."""
    agreeing = [entry for entry in _all(alignment.sources) if agrees(claimed, entry[1], alignment.sources)]
    return tuple(entry for entry in agreeing if _units_agree(claimed, entry[1]))


def _all(sources: Sequence[Source]) -> Iterator[Found]:
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
    return abs(mine.value - theirs.value) < 1e-6 or rounded(mine, _bound(claimed), theirs, _bound(quoted))


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
    found = {placed.figure.date.year for _, placed in _all(sources) if placed.figure.date}
    headings = (figure for source in sources for heading in source.quote.section for figure in figures(heading))
    return found | {figure.date.year for figure in headings if figure.date}


def _units_agree(claimed: PlacedFigure, quoted: PlacedFigure) -> bool:
    mine, theirs = claimed.figure.unit, quoted.figure.unit
    if mine == theirs or claimed.figure.date or _same_span(claimed.figure, quoted.figure):
        return True
    if _in_noun(claimed, quoted) or _in_noun(quoted, claimed):
        return True
    if mine is None:
        large = theirs == EURO and (claimed.figure.value or 0.0) >= _LARGE
        return claimed.noun is None and (large or theirs in _DURATIONS)
    return False


def _in_noun(counting: PlacedFigure, other: PlacedFigure) -> bool:
    """ "zwei Strategiejahre" for "zwei Jahre Strategie": the noun ends in the unit and begins as the other's noun."""
    noun, unit = counting.noun, other.figure.unit
    if counting.figure.unit is not None or noun is None or other.noun is None or unit not in _COUNTED_IN:
        return False
    return noun.stem.endswith(_COUNTED_IN[unit]) and noun.stem.startswith(other.noun.stem[:_ROOT])


def _unit_before(
    claimed: PlacedFigure, quoted: PlacedFigure, alignment: Alignment, units: frozenset[str | None]
) -> bool:
    """ "zwei Jahre dauert die Strategie, fünf die Umsetzung": the unit was said before."""
    unit = quoted.figure.unit
    told = any(f.figure.unit == unit and f.place < claimed.place for f in alignment.reading.figures)
    left_out = claimed.figure.unit is None and unit is not None and (told or unit in units)
    return left_out and not _counts_things(claimed, alignment)


def _counts_things(claimed: PlacedFigure, alignment: Alignment) -> bool:
    """ "15 neue Haltestellen": no unit said before is left out there, as it is before "fünf die Umsetzung"."""
    if claimed.noun is None:
        return False
    between = at_places(alignment.reading, claimed.place + 1, claimed.noun.place)
    return len(between) == claimed.noun.place - claimed.place and all(word.content for word in between)


def _noun_known(noun: Word, found: Sequence[Found]) -> bool:
    """The counted thing is a word of a sentence that has the figure."""
    if noun.light:
        return True
    others = (word for source, _ in found for word in source.reading.words)
    return any(likeness(noun, other) >= WORD_COVERED and not _other_deed(noun, other) for other in others)


def _told_in_parts(noun: Word, alignment: Alignment) -> bool:
    """ "Grünstrom" for "grüner Strom": a compound that no single word of the quote stands for."""
    match = alignment.counterpart(noun)
    return match is not None and match.found and match.degree == COMPOSED


def _other_deed(noun: Word, other: Word) -> bool:
    """A finite verb counts nothing, unless the noun is made from it ("Bewerbungen", "bewarben sich")."""
    return not (other.noun or _people(noun)) and verbal(other.low) and family(noun.stem) != family(other.stem)


def _cues_conflict(claimed: PlacedFigure, quoted: PlacedFigure) -> bool:
    mine, theirs = claimed.cue, quoted.cue
    if not claimed.figure.date:
        return {mine, theirs} == {"von", "um"}
    return (
        (mine in _STARTS and theirs in _ENDS)
        or (mine in _ENDS and theirs in _STARTS)
        or {mine, theirs} == {"vor", "nach"}
    )


def _bounds_agree(claimed: PlacedFigure, quoted: PlacedFigure) -> bool:
    if claimed.figure.date or quoted.figure.date:
        return True
    mine, theirs = _bound(claimed), _bound(quoted)
    if EITHER in (mine, theirs):
        return {mine, theirs} <= {EITHER, None, "at_least"}
    if EXTRA in (mine, theirs):
        return mine == theirs or claimed.noun is not None
    if mine == theirs or (mine in ("about", "at_most") and theirs == "almost"):
        return True
    return mine in ("about", "almost", "at_least", "at_most") and not _same(claimed.figure, quoted.figure)


def _same(mine: Figure, theirs: Figure) -> bool:
    return mine.value is not None and theirs.value is not None and abs(mine.value - theirs.value) < 1e-6


def _bound(placed: PlacedFigure) -> str | None:
    """ "über sieben Jahre" is a span of time, not a lower bound."""
    if placed.cue in ("über", "ab") and placed.figure.unit in _DURATIONS:
        return None
    return placed.qualifier
