"""A figure counts what it counts in the quote: "17 Hochschulen" is not said by "Hochschulen in 17 Projekten"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.comparing.same_figures import Found, counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.sentence.segments import segments, verb_like
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.endings import WEAK_ADJECTIVE
from assistant.gate.words.markers import labels, markers, possessives
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_COMPOUND = re.compile(r"(?:stufig|köpfig|jährig|tägig|fach)\w*$")
"""A figure written as an adjective: it says what it counts itself."""
_INHABITANTS = _GERMAN.endings("inhabitants")
_LIVING = _GERMAN.endings("living")
"""Beginnings of verbs that say no more of inhabitants than that they are there."""
_JOINING = _GERMAN.words("joining")
_REACH = 4
"""Tokens from a figure to its noun, over adjectives: "23 kleine regionale Händler"."""
_BESIDE = 3
"""Tokens between two nouns that one figure counts together: "20 Kreise und kleine Städte"."""


def check_counts(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every figure whose noun the quote has, but not as what the figure counts or numbers."""
    for claimed in alignment.reading.figures:
        mine, found = _counted(claimed, alignment.reading), counterparts(claimed, alignment)
        if mine is not None and found and all(_counts_another(mine, entry) for entry in found):
            yield Reason(ReasonCode.RELATION, f"{claimed.figure.text} {mine.text}")
        told = mine is not None and found and not claimed.bracketed
        if mine is not None and told and all(map(_inhabitants, found)) and _do_more(claimed, alignment.reading, found):
            yield Reason(ReasonCode.RELATION, f"{claimed.figure.text} {mine.text}")
        if (label := _label(claimed, alignment.reading)) and _numbers_other(label, claimed, alignment):
            yield Reason(ReasonCode.RELATION, f"{label.text} {claimed.figure.text}")


def _inhabitants(found: Found) -> bool:
    noun = _counted(found[1], found[0].reading)
    return noun is not None and noun.low.startswith(_INHABITANTS)


def _do_more(claimed: PlacedFigure, reading: Reading, found: Sequence[Found]) -> bool:
    so_there = any(not theirs.bracketed and _do_something(theirs, other.reading) for other, theirs in found)
    return _do_something(claimed, reading) and not so_there


def _do_something(claimed: PlacedFigure, reading: Reading) -> bool:
    """How many live somewhere does not say how many took part in something there."""
    cut, following = segments(reading), dict(zip_longest(reading.words, reading.words[1:]))
    near = [word for word in reading.words if cut.of(word) == cut.of(claimed)]
    verbs = [word for word in near if verb_like(word, following[word]) and word.low not in markers().auxiliary]
    subject = next((word for word in near if word.place > claimed.place and word.noun), None)
    told = bool(verbs) and subject is not None and not subject.cue
    return told and not any(verb.low.startswith(_LIVING) for verb in verbs)


def _label(placed: PlacedFigure, reading: Reading) -> Word | None:
    return next((w for w in reading.words if w.place == placed.place - 1 and w.low in labels()), None)


def _numbers_other(label: Word, claimed: PlacedFigure, alignment: Alignment) -> bool:
    """ "Staffel 2021" where the quote has "Staffel 2020"."""
    labelled = [
        quoted
        for source in alignment.sources
        for quoted in source.reading.figures
        if (other := _label(quoted, source.reading)) and other.stem == label.stem
    ]
    return bool(labelled) and not any(same_value(claimed.figure, quoted.figure) for quoted in labelled)


def _counts_another(mine: Word, found: Found) -> bool:
    source, quoted = found
    theirs = _counted(quoted, source.reading)
    if theirs is None or max(likeness(mine, theirs), likeness(theirs, mine)) >= WORD_COVERED:
        return False
    same = [word for word in alike(mine, source.reading) if word.noun]
    return bool(same) and not any(_listed(theirs, word, quoted, source.reading) for word in same)


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
        elif not word.content or not word.low.endswith(WEAK_ADJECTIVE):
            return None
    return None


def _listed(first: Word, second: Word, figure: PlacedFigure, reading: Reading) -> bool:
    """One figure counts both: "20 Kreise und Städte", but not "eine Strategie und fünf Projekte"."""
    low, high = sorted((first.place, second.place))
    if low < figure.place < high:
        return False
    between = [word.low for word in reading.words if low < word.place < high]
    owned = any(word in possessives() for word in between)
    return high - low <= _BESIDE and not owned and any(word in _JOINING for word in between)
