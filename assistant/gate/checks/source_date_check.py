"""A date that only says how old the source is does not trade with a date of the matter: "bis 2026 (Stand 2024)"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.same_figures import Found, counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import STAND, PlacedFigure, Reading
from assistant.gate.words.closed_words import BOUNDING
from assistant.gate.words.markers import source_nouns
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_OF = _GERMAN.words("of")
"""Words that may stand between a source and its date: "eine Quelle aus dem Jahr 2022"."""
_STAND = _GERMAN.word("stand")
_REACH = 4


def check_source_dates(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every date of the source told as one of the matter, or the other way round."""
    for claimed in alignment.reading.figures:
        if claimed.figure.date is None or not (found := counterparts(claimed, alignment)):
            continue
        dates_source = _dates_source(claimed, alignment.reading)
        if all(_traded(claimed, entry, dates_source=dates_source) for entry in found):
            yield Reason(ReasonCode.DATE, claimed.figure.text)
    dates = [f for f in alignment.reading.figures if f.figure.date]
    for first, second in combinations(dates, 2):
        if _places(first) != _places(second) and any(
            _in_each_others(first, second, s.reading) for s in alignment.sources
        ):
            yield Reason(ReasonCode.DATE, f"{first.figure.text}, {second.figure.text}")


def _in_each_others(first: PlacedFigure, second: PlacedFigure, quote: Reading) -> bool:
    """ "lief 2024 aus; von Juni 2024 an untersucht" with the two dates traded."""
    theirs = [
        [f for f in quote.figures if f.figure.date and f.cue != STAND and f.figure.date == mine.figure.date]
        for mine in (first, second)
    ]
    return any(
        _places(first) == _places(two) != _places(second) == _places(one) for one in theirs[0] for two in theirs[1]
    ) and not any(_places(first) == _places(one) for one in theirs[0])


def _places(placed: PlacedFigure) -> tuple[bool, str]:
    """In brackets, and begin or end of something."""
    return placed.bracketed, placed.cue if placed.cue in BOUNDING else ""


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
    start = max([placed.place - _REACH - 1, *(f.place for f in reading.figures if f.place < placed.place)])
    for word in reversed([w for w in reading.words if start < w.place < placed.place]):
        if word.noun and (word.text == _STAND or word.low.endswith(source_nouns())):
            return word.place < placed.place - 1
        if word.low not in _OF:
            return False
    return False
