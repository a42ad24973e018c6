"""Figures that count what a sentence names one by one: "drei Themen" for "Themen sind Klima, Wasser und Verkehr"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike, likeness, stem_likeness
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_PLACES = _GERMAN.endings("places")
_ITEM = re.compile(r"[\w„“‘’&./-]+(?: [\w„“‘’&./-]+){0,3}")
"""A thing of an enumeration: one to four words."""
_LAST = _GERMAN.pattern("last")
_NAMED_BEFORE = re.compile(r"(?:^|[\s„(-])[A-ZÄÖÜ\d][\w&./-]*[“)]?$")
_NAMED_BEHIND = re.compile(r"(?P<first>[\w-]+)?(?: [a-zäöüß]+){0,3} ?[„(]?[A-ZÄÖÜ\d]")
"""Things have a capital: the last word before the "und", one of the first behind it."""
_SINGLE = _GERMAN.words("single")
_BESIDE = 2
"""Tokens from an article to its noun, over an adjective."""


def counts_list(claimed: PlacedFigure, alignment: Alignment) -> bool:
    """ "drei Städte: Solingen, Wolfsburg und Remscheid": as many as the sentence names."""
    named = {word.name for word in alignment.reading.words if word.name}
    noun = claimed.noun is not None and _place(claimed.noun)
    return noun and claimed.figure.unit is None and claimed.figure.value == len(named) > 1


def counts_enumeration(claimed: PlacedFigure, alignment: Alignment) -> bool:
    """ "drei Themen" where the quote has "Themen sind Klima, Organisation und Beteiligung"."""
    noun = claimed.noun
    if noun is None or claimed.figure.unit is not None or claimed.figure.ordinal:
        return False
    return any(
        claimed.figure.value in enumerated(source.reading.text) and _said_of(noun, source.reading)
        for source in alignment.sources
    )


def _said_of(noun: Word, reading: Reading) -> bool:
    same = alike(noun, reading)
    if same:
        return not any(word.stem == noun.stem and _one(word, reading) for word in same)
    return noun.light or _place(noun)


def _one(word: Word, reading: Reading) -> bool:
    """ "mit einem Eintrag": there is one, however many things follow."""
    return any(other.low in _SINGLE and 0 < word.place - other.place <= _BESIDE for other in reading.words)


def _place(noun: Word) -> bool:
    return any(stem_likeness(noun.stem, stem_of(place)) >= WORD_COVERED for place in _PLACES)


def counted_alike(claimed: PlacedFigure, alignment: Alignment) -> list[PlacedFigure]:
    """The plain numbers of the carrying sentences that count what ``claimed`` counts."""
    noun = claimed.noun
    if noun is None or not counting(claimed):
        return []
    return [
        placed
        for source in alignment.sources
        for placed in source.reading.figures
        if placed.noun is not None and counting(placed) and likeness(noun, placed.noun) >= WORD_COVERED
    ]


def counting(placed: PlacedFigure) -> bool:
    """A plain number: no date, no amount of a unit, no "dritte"."""
    return placed.figure.date is None and placed.figure.unit is None and not placed.figure.ordinal


@lru_cache(maxsize=4096)
def enumerated(text: str) -> frozenset[int]:
    """How many things each enumeration of a sentence names: "A, B und C" three, whatever stands before the first."""
    counts, start = set[int](), 0
    for last in _LAST.finditer(text):
        before = text[start : last.start()]
        if _NAMED_BEFORE.search(before) and _named_behind(text, last.end()):
            counts.add(_things_before(before) + 1)
        start = last.end()
    return frozenset(counts)


def _named_behind(text: str, start: int) -> bool:
    """ "und offene Daten", but neither "und nach dem Umbau" nor "und plant den Umbau"."""
    found = _NAMED_BEHIND.match(text, start)
    return found is not None and not (found["first"] and found["first"].islower() and verbal(found["first"]))


def _things_before(text: str) -> int:
    """Things between commas at the end of ``text``; of the first only the end matters."""
    parts = text.split(", ")
    whole = sum(1 for _ in takewhile(_ITEM.fullmatch, reversed(parts)))
    return min(whole + 1, len(parts))
