"""Parts of a sentence that each say something of their own: "A zahlt die Miete, B den Strom".

Cut at the borders of ``Word.soft``, but not within an enumeration: both sides of a border have a verb, or the second
opens with a word that sets it against the first ("danach", "dagegen").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from assistant.gate.sentence.reading import Item, PlacedFigure, Reading, Word, items_of, kept
from assistant.gate.words.closed_words import AND_OR, LEADING
from assistant.gate.words.endings import ADJECTIVE, INFINITIVE
from assistant.gate.words.lexicon import strong_forms
from assistant.gate.words.markers import markers
from assistant.gate.words.verbs import verbal

_FINITE_IN_ET = re.compile(r"[tdnm]et$")
_OPENING = 3
"""Words of a part among which a "dagegen" sets it against the part before."""


@dataclass(slots=True, eq=False)
class Segments:
    """``of_soft``: segment of every soft part; ``telling``: the segments with a verb or an opposing word."""

    of_soft: Final[Mapping[int, int]]
    telling: Final[frozenset[int]]

    def of(self, item: Word | PlacedFigure) -> int:
        """Number of the segment ``item`` stands in."""
        return self.of_soft[item.soft]


@kept
def segments(reading: Reading) -> Segments:
    """Cached, because the checks ask for the same readings again."""
    return _Cutter(reading).segments()


@kept
def joined_adjectives(reading: Reading) -> frozenset[Word]:
    """Adjectives joined to one before a noun: "gesundheitlichen" in "der gesundheitlichen und pflegerischen Pflege"."""
    words, found = reading.words, set[Word]()
    for place in range(len(words) - 3, -1, -1) if not AND_OR.isdisjoint(reading.lows) else ():
        word, link, other = words[place : place + 3]
        beside = words[place + 3] if place + 3 < len(words) else None
        inner = word.content and other.content and link.low in AND_OR and not (word.noun or other.noun)
        if inner and word.low[-2:] == other.low[-2:] and word.low.endswith(ADJECTIVE):
            led = place > 0 and words[place - 1].low in LEADING | markers().prepositions
            if (_before_noun(other, beside) or other in found) and led:
                found.add(word)
    return frozenset(found)


def verb_like(word: Word, following: Word | None) -> bool:
    """A full verb or "ist" and "hat", finite or not; an auxiliary comes with its verb, a word before a noun is none."""
    if word.noun or word.name or word.quoted or (word.content and _before_noun(word, following)):
        return False
    if word.low in markers().auxiliary or not word.content:
        return word.low in markers().copula or (word.low in markers().finite and word.low not in markers().auxiliary)
    return _finite(word) or word.low.endswith(INFINITIVE) or (word.low.startswith("ge") and word.low.endswith("t"))


@kept
def likely_verbs(reading: Reading) -> frozenset[Word]:
    """The words of a sentence that are ``verb_like``, each before the one behind it."""
    words = reading.words
    return frozenset([word for word, following in zip_longest(words, words[1:]) if verb_like(word, following)])


def _before_noun(word: Word, following: Word | None) -> bool:
    beside = following is not None and following.place == word.place + 1 and _nominal(following)
    return beside and word.low.endswith(ADJECTIVE)


def _finite(word: Word) -> bool:
    return verbal(word.low) or bool(_FINITE_IN_ET.search(word.low)) or word.stem in strong_forms()


def surely_finite(word: Word) -> bool:
    """Infinitives and plurals look alike."""
    if _nominal(word):
        return False
    plain = not word.low.endswith("en") and (verbal(word.low) or bool(_FINITE_IN_ET.search(word.low)))
    return plain or word.low in markers().finite


def _nominal(item: Word | PlacedFigure) -> bool:
    return isinstance(item, Word) and (item.noun or item.name is not None)


class _Cutter:
    """One pass over the soft parts of a sentence."""

    def __init__(self, reading: Reading) -> None:
        self.parts: dict[int, list[Item]] = defaultdict(list)
        for item in items_of(reading):
            self.parts[item.soft].append(item)
        joined, likely = joined_adjectives(reading), likely_verbs(reading)
        self.verbs: dict[int, list[Word]] = {soft: [] for soft in self.parts}
        for word in reading.words if likely else ():
            if word in likely and word not in joined:
                self.verbs[word.soft].append(word)

    def _words(self, soft: int) -> list[Word]:
        return [item for item in self.parts[soft] if isinstance(item, Word)]

    def _finite(self, soft: int) -> list[Word]:
        return [word for word in self._words(soft) if surely_finite(word)]

    def _set_against(self, soft: int) -> bool:
        return any(word.low in markers().contrasting for word in self._words(soft)[:_OPENING])

    def segments(self) -> Segments:
        of_soft: dict[int, int] = {}
        of_clause: dict[int, int] = {}
        number, before, said = 0, -1, False
        for soft, items in sorted(self.parts.items()):
            clause = items[0].clause
            cut = bool(of_soft) and self._cuts(before, soft, said)
            if of_soft and not cut and not self.verbs[soft] and clause in of_clause:
                of_soft[soft], before = of_clause[clause], soft
                continue
            number, said = number + cut, (said and not cut) or bool(self.verbs[soft])
            of_soft[soft] = of_clause[clause] = number
            before = soft
        telling = {of_soft[soft] for soft in self.parts if self.verbs[soft] or self._set_against(soft)}
        return Segments(of_soft, frozenset(telling))

    def _cuts(self, before: int, soft: int, said: bool) -> bool:
        last, first = self.parts[before][-1], self.parts[soft][0]
        if isinstance(last, Word) and isinstance(first, Word) and last.quoted and first.quoted:
            return False
        if self._set_against(soft):
            return True
        parted = first.hard != last.hard or (said and bool(self.verbs[soft]))
        return parted and not self._enumerates(last, soft)

    def _enumerates(self, last: Word | PlacedFigure, soft: int) -> bool:
        """ "… Kosten und Machbarkeit geprüft": noun and noun, and not a finite verb on both sides."""
        first = self.parts[soft][0]
        joined = isinstance(first, Word) and first.low in AND_OR and first.place == last.place + 1
        if not joined or not _nominal(last):
            return False
        opens = next((item for item in self.parts[soft][1:] if _nominal(item) or item in self.verbs[soft]), None)
        both = bool(self._finite(soft)) and any(
            w.clause == last.clause for s in self.parts if s < soft for w in self._finite(s)
        )
        return opens is not None and _nominal(opens) and not both
