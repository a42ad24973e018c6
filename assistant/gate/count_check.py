"""A figure counts what it counts in the quote: "17 Hochschulen" is not said by "Hochschulen in 17 Projekten"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.gate.alignment import Alignment
from assistant.gate.figure_check import Found, counterparts
from assistant.gate.matching import alike, likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import PlacedFigure, Reading, Word
from assistant.gate.thresholds import WORD_COVERED

_INFLECTED = ("e", "en", "er")
_COMPOUND = re.compile(r"(?:stufig|köpfig|jährig|tägig|fach)\w*$")
"""A figure written as an adjective: it says what it counts itself."""
_JOINING = frozenset({"und", "oder", "sowie", "bzw"})
_REACH = 4
"""Tokens from a figure to its noun, over adjectives: "23 kleine regionale Händler"."""
_BESIDE = 3
"""Tokens between two nouns that one figure counts together: "20 Kreise und kleine Städte"."""


def check_counts(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every figure whose noun the quote has, but not as what the figure counts."""
    for claimed in alignment.reading.figures:
        mine, found = _counted(claimed, alignment.reading), counterparts(claimed, alignment)
        if mine is not None and found and all(_counts_another(mine, entry) for entry in found):
            yield Reason(ReasonCode.RELATION, f"{claimed.figure.text} {mine.text}")


def _counts_another(mine: Word, found: Found) -> bool:
    source, quoted = found
    theirs = _counted(quoted, source.reading)
    if theirs is None or max(likeness(mine, theirs), likeness(theirs, mine)) >= WORD_COVERED:
        return False
    same = [word for word in alike(mine, source.reading) if word.noun]
    return bool(same) and not any(_listed(theirs, word, source.reading) for word in same)


def _counted(placed: PlacedFigure, reading: Reading) -> Word | None:
    """The noun right behind a plain number; articles and verbs part them, "Wolfsburger" before a noun does not."""
    figure = placed.figure
    if figure.date or figure.unit or figure.ordinal or _COMPOUND.search(figure.text):
        return None
    words = {word.place: word for word in reading.words}
    for place in range(placed.place + 1, placed.place + 1 + _REACH):
        word, following = words.get(place), words.get(place + 1)
        if word is None:
            return None
        if word.noun or word.name:
            if not (word.low.endswith("er") and following is not None and following.noun):
                return None if word.name else word
        elif not word.content or not word.low.endswith(_INFLECTED):
            return None
    return None


def _listed(first: Word, second: Word, reading: Reading) -> bool:
    low, high = sorted((first.place, second.place))
    return high - low <= _BESIDE and any(w.low in _JOINING for w in reading.words if low < w.place < high)
