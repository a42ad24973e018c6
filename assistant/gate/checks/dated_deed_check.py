"""A date stays with its deed: "gegründet 2017" dates the founding, "für den 5. Mai angekündigt" what is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike
from assistant.gate.comparing.same_figures import Found, counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_PARTICIPLE = re.compile(r"(?:^|[a-zäöü])ge\w{2,}(?:t|en)$|iert$|^(?:be|ver|er|ent|zer)\w+(?:t|en)$")
_ANNOUNCED = _GERMAN.endings("announced")
_BECAME = _GERMAN.words("became")
_THERE = _GERMAN.endings("there")
"""What was founded has been there since."""
_AT = _GERMAN.words("at")


def check_dated_deeds(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every date that in the quote is that of a deed the statement leaves out, or of what is announced."""
    for claimed in alignment.reading.figures:
        found = counterparts(claimed, alignment) if claimed.figure.date else ()
        if not found:
            continue
        if all(_of_untold(entry, alignment) for entry in found) or (
            _news(claimed, alignment.reading) and all(theirs.cue == "für" for _, theirs in found)
        ):
            yield Reason(ReasonCode.DATE, claimed.figure.text)


def _of_untold(found: Found, alignment: Alignment) -> bool:
    """Its part of the quote is a participle and the date, and the statement has not that deed."""
    source, theirs = found
    part = [word for word in source.reading.content if word.soft == theirs.soft and not word.light]
    if len(part) != 1 or part[0].noun or not _PARTICIPLE.search(part[0].low) or _before_noun(part[0], source.reading):
        return False
    told = alignment.reading.content
    return not any(word.low.startswith(_THERE) or part[0] in alike(word, source.reading) for word in told)


def _before_noun(word: Word, reading: Reading) -> bool:
    return any(other.place == word.place + 1 and other.noun for other in reading.words)


def _news(claimed: PlacedFigure, reading: Reading) -> bool:
    """ "wurde am 5. Mai angekündigt"."""
    lows = [word.low for word in in_clause(reading, claimed.clause)]
    announced = any(low.startswith(_ANNOUNCED) for low in lows)
    return announced and claimed.cue in _AT and not _BECAME.isdisjoint(lows)
