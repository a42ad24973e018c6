"""Numbers, dates and units of a statement stand in the sentences that carry it, for the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.enumerations import counted_alike, counting, counts_enumeration, counts_list
from assistant.gate.comparing.matching import COMPOSED, likeness, stem_likeness
from assistant.gate.comparing.same_figures import (
    DURATIONS,
    Found,
    agrees,
    all_figures,
    bound_of,
    unit_in_noun,
    units_agree,
)
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import Figure, same_value
from assistant.gate.sentence.part_figures import amounts_between
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import EITHER, PlacedFigure, Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.closed_words import BEGINNING
from assistant.gate.words.endings import SIZED
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_MEMBERS = _GERMAN.endings("members")

_FIRST_TIME = _GERMAN.words("first_time")
_OPENING = _GERMAN.endings("opening")

EXTRA = "extra"
"""Bound of an amount that comes on top: without its "plus" the statement must say what for."""
_BOUNDING = _GERMAN.words("bounding")
_ENDS = _GERMAN.words("ends")
_AT_MOST = _GERMAN.endings("at_most")
_AT_LEAST = _GERMAN.endings("at_least")
_UNBOUNDING = _GERMAN.pattern("unbounding")
_SPANNING = _GERMAN.words("spanning")


def check_figures(alignment: Alignment, units: frozenset[str | None] = frozenset()) -> list[Reason]:
    """One reason for every figure without a counterpart; ``units`` were told by earlier sentences of the statement."""
    return [reason for claimed in alignment.reading.figures for reason in _check(claimed, alignment, units)]


def _check(claimed: PlacedFigure, alignment: Alignment, units: frozenset[str | None]) -> Iterator[Reason]:
    figure = claimed.figure
    valued = [entry for entry in all_figures(alignment.sources) if agrees(claimed, entry[1], alignment.sources)]
    if _noun_counted_otherwise(claimed, valued, alignment):
        yield Reason(ReasonCode.NUMBER, f"{figure.text} {claimed.noun.text if claimed.noun else ''}")
    elif valued:
        yield from _beside_same(claimed, valued, alignment, units)
    elif not _told_by_words(claimed, alignment):
        yield Reason(ReasonCode.DATE if figure.date else ReasonCode.NUMBER, figure.text)


def _told_by_words(claimed: PlacedFigure, alignment: Alignment) -> bool:
    """The quote has no such figure and tells it all the same: it names what is counted, or says "erstmals"."""
    return (
        counts_list(claimed, alignment) or counts_enumeration(claimed, alignment) or bool(_opened(claimed, alignment))
    )


def _beside_same(
    claimed: PlacedFigure, valued: Sequence[Found], alignment: Alignment, units: frozenset[str | None]
) -> Iterator[Reason]:
    """Reasons for unit, counted noun, preposition and bound beside figures of the same value."""
    figure, noun = claimed.figure, claimed.noun
    same_unit = [
        entry for entry in valued if units_agree(claimed, entry[1]) or _unit_before(claimed, entry[1], alignment, units)
    ]
    if not same_unit:
        yield Reason(ReasonCode.UNIT, figure.text)
        return
    if noun and _counts(claimed, noun, same_unit, alignment) and not _noun_known(noun, same_unit):
        yield Reason(ReasonCode.UNIT, f"{figure.text} {noun.text}")
    if claimed.cue == "an" and figure.date and figure.date.day is None and figure.date.month is None:
        yield Reason(ReasonCode.DATE, f"am {figure.text}")
    if all(_cues_conflict(claimed, entry[1]) for entry in same_unit):
        yield Reason(ReasonCode.DATE, f"{claimed.cue} {figure.text}")
    if not any(_bounds_agree(claimed, entry[1]) or _end_named(claimed, *entry, alignment) for entry in same_unit):
        yield Reason(ReasonCode.SCOPE, f"{claimed.qualifier or ''} {figure.text}".strip())
    elif all(_end_alone(claimed, *entry, alignment.reading) for entry in same_unit):
        yield Reason(ReasonCode.SCOPE, figure.text)


def _end_alone(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, claim: Reading) -> bool:
    """ "dauert sechs Monate" for "sechs bis zwölf Monate": one end of a span, told as if there were no other."""
    ends = next((pair for pair in amounts_between(source.reading) if quoted in pair), None)
    if ends is None or claimed.qualifier or claimed.cue in _BOUNDING:
        return False
    return not _tells_other(quoted, ends, claim)


def _end_named(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, alignment: Alignment) -> bool:
    """ "bis zu zwölf Monate" and "mindestens sechs Monate" for "sechs bis zwölf Monate": an end told as one, alone.

    "mindestens sechs bis zwölf Monate" says that the whole span may be longer, and "rund sechs" may be less. What is
    "meist sechs bis zwölf Monate", or "oder länger", has no such ends unless the claim says that, too.
    """
    if not _unbounded(source.reading) <= _unbounded(alignment.reading):
        return False
    before = alignment.reading.text[: claimed.figure.start].rstrip().lower()
    for first, last in amounts_between(source.reading):
        is_end = (before.endswith(_AT_MOST) and quoted is last) or (before.endswith(_AT_LEAST) and quoted is first)
        if is_end and not first.qualifier and not _tells_other(quoted, (first, last), alignment.reading):
            return True
    return False


def _unbounded(reading: Reading) -> set[str]:
    return set(_UNBOUNDING.findall(reading.text.lower()))


def _tells_other(quoted: PlacedFigure, ends: tuple[PlacedFigure, PlacedFigure], claim: Reading) -> bool:
    """True where the claim has the end of the span that is not ``quoted``, too."""
    return any(same_value(mine.figure, end.figure) for end in ends if end is not quoted for mine in claim.figures)


def _counts(claimed: PlacedFigure, noun: Word, same_unit: Sequence[Found], alignment: Alignment) -> bool:
    """The noun behind the figure is what it counts, and has to be known beside it."""
    if claimed.figure.date or _spans_time(claimed) or _told_in_parts(noun, alignment):
        return False
    if any(SIZED in quoted.figure.text for _, quoted in same_unit) and _people(noun):
        return False
    return not any(unit_in_noun(claimed, quoted) for _, quoted in same_unit)


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
    return claimed.figure.unit in DURATIONS and (claimed.cue in _SPANNING or claimed.cue == "von")


def _opened(claimed: PlacedFigure, alignment: Alignment) -> bool:
    """ "die erste Sitzung" where the quote says "tagte erstmals" or "Auftaktsitzung"."""
    first = claimed.figure.ordinal and claimed.figure.value == 1
    words = (word for source in alignment.sources for word in source.reading.words)
    return first and any(word.low in _FIRST_TIME or word.low.startswith(_OPENING) for word in words)


def _people(noun: Word) -> bool:
    return any(stem_likeness(noun.stem, stem_of(word)) >= WORD_COVERED for word in _MEMBERS)


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
        (mine in BEGINNING and theirs in _ENDS)
        or (mine in _ENDS and theirs in BEGINNING)
        or {mine, theirs} == {"vor", "nach"}
    )


def _bounds_agree(claimed: PlacedFigure, quoted: PlacedFigure) -> bool:
    if claimed.figure.date or quoted.figure.date:
        return True
    mine, theirs = bound_of(claimed), bound_of(quoted)
    if EITHER in (mine, theirs):
        return {mine, theirs} <= {EITHER, None, "at_least"}
    if EXTRA in (mine, theirs):
        return mine == theirs or claimed.noun is not None
    if mine == theirs or (mine in ("about", "at_most") and theirs == "almost"):
        return True
    return mine in ("about", "almost", "at_least", "at_most") and not _same(claimed.figure, quoted.figure)


def _same(mine: Figure, theirs: Figure) -> bool:
    return mine.value is not None and theirs.value is not None and abs(mine.value - theirs.value) < 1e-6
