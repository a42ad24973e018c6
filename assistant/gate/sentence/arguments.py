"""What a verb has beside its doer: what it is done to, and the nouns its prepositions introduce.

Read as the doers are (``frames``), active and passive alike, so that the same argument has the same place in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.gate.sentence.by_verb import ByVerb
from assistant.gate.sentence.frames import deeds, frames_of
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.sentence.segments import segments, verb_like
from assistant.gate.sentence.sentence_units import Unit, nominal, only_with_zu, passive_in
from assistant.gate.sentence.subjects import compared, timed
from assistant.gate.words.closed_words import AND_OR, SUBJECT_OR_OBJECT
from assistant.gate.words.markers import course, markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

AIM = "aim"
MEANS = "means"
_HANGING = _GERMAN.words("hanging")
"""Cues of what hangs on the noun before it."""
_OBLIQUE = _GERMAN.words("oblique")
_REACH = 2
"""Tokens from an article to its noun."""
_RELATIVE = _GERMAN.words("relative")


@dataclass(slots=True, eq=False)
class Arguments:
    """``doers``, with what hangs on them ``around``, ``done`` what it is done to, ``others`` by kind of preposition."""

    verb: Final[Word]
    doers: Final[tuple[Word, ...]]
    around: Final[tuple[Word, ...]]
    done: Final[tuple[Word, ...]]
    others: Final[Mapping[str, tuple[Word, ...]]]
    passive: Final[bool]
    reflexive: Final[bool]


@kept
def arguments(reading: Reading) -> ByVerb[Arguments]:
    """Cached, because the sentences of a quote come with many statements."""
    return _Places(reading).arguments()


class _Places:
    """One pass over the clauses of a sentence, after that for doers."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.frames, self.deeds = reading, frames_of(reading), deeds(reading)

    def arguments(self) -> ByVerb[Arguments]:
        numbers = {
            verb: number
            for number, unit in enumerate(self.frames.units)
            if not unit.lets
            for verb in self.frames.full_verbs.of(unit)
            if not self._helped_before(verb, number)
        }
        return ByVerb(numbers, self._of)

    def _helped_before(self, verb: Word, number: int) -> bool:
        """ "werden leere Läden | und alte Ställe gefüllt": its auxiliary stands in the unit before."""
        unit, before = self.frames.units[number], self.frames.units[number - 1] if number else None
        lows = unit.lows
        closes = verb is unit.words[-1] and unit.words[0].low in AND_OR
        passive = before is not None and bool(before.lows & markers().passive)
        return passive and closes and not lows & markers().auxiliary

    def _of(self, verb: Word, number: int) -> Arguments:
        unit = self.frames.units[number]
        cut = segments(self.reading)
        beside = [word for word in unit.words if cut.of(word) == cut.of(verb)]
        passive = passive_in(verb, unit)
        deed = self.deeds.get(verb)
        doers, around = (deed.heads, deed.around) if deed is not None else ((), ())
        done = (
            self.frames.subject(number, self.frames.own(verb, unit))
            if passive
            else list(self._objects(unit, beside, doers, around))
        )
        taken = {*done, *doers, *(word for word in around if word.cue in _HANGING)}
        others = self._others(number, [word for word in beside if word not in taken])
        sich = any(word.low == "sich" for word in beside)
        return Arguments(verb, doers, around, tuple(done), others, passive, sich)

    def _others(self, number: int, left: Sequence[Word]) -> dict[str, tuple[Word, ...]]:
        """What is introduced, by preposition, and the aim told by an infinitive that hangs on the unit."""
        found: dict[str, list[Word]] = {}
        for word in left:
            if nominal(word) and self.frames.cue(word) not in SUBJECT_OR_OBJECT and not timed(word):
                found.setdefault(self._slot(word), []).append(word)
        for below in self.frames.units:
            if below.words[0].low == "um" and below.over == number and only_with_zu(below.words):
                found.setdefault(AIM, []).extend(self.frames.bare(below))
        return {slot: tuple(words) for slot, words in found.items()}

    def _objects(
        self, unit: Unit, beside: list[Word], doers: tuple[Word, ...], around: tuple[Word, ...]
    ) -> Iterator[Word]:
        """Nouns of an active clause that are neither doer nor introduced; without a doer, those an article marks."""
        if unit.lows & markers().copula - {"hat", "haben", "hatte", "hatten"}:
            return
        bare = only_with_zu(unit.words) or "man" in unit.lows
        relative = unit.below and unit.words[0].low in _RELATIVE
        for word in beside:
            if not nominal(word) or word in around or self.frames.cue(word) not in SUBJECT_OR_OBJECT:
                continue
            if (
                timed(word)
                or self.frames.attributive(word)
                or compared(word, self.reading)
                or self._carried_on(word, beside)
            ):
                continue
            if doers or bare or (not relative and word.cue in ("acc", "dat")):
                yield word

    def _slot(self, noun: Word) -> str:
        """The kind of its preposition, of the first of two: "anhand von Daten"."""
        words = self.reading.words
        led = next((n for n, w in enumerate(words) if w.low == "von" and 0 < noun.place - w.place <= _REACH), 0)
        first = words[led - 1].low if led else ""
        return MEANS if first in course()["means"] else kind(self.frames.cue(noun))

    def _carried_on(self, noun: Word, words: list[Word]) -> bool:
        """ "mit Vereinen und einer Schule": the preposition is that of the noun before, or the article says dative."""
        before = [word for word in words if word.place < noun.place]
        led = next((word for word in reversed(before) if nominal(word)), None)
        if any(word.low in _OBLIQUE and noun.place - word.place <= _REACH for word in before):
            return True
        between = [word for word in before if led is not None and word.place > led.place]
        joined = led is not None and self.frames.cue(led) not in SUBJECT_OR_OBJECT and led.soft != noun.soft
        return joined and not any(verb_like(word, None) for word in between)


@lru_cache(maxsize=256)
def kind(cue: str) -> str:
    """Prepositions of one meaning have one kind: "mit", "durch", "anhand"; others are their own."""
    return next((name for name, words in _kinds().items() if cue in words), cue)


@lru_cache(maxsize=1)
def _kinds() -> Mapping[str, frozenset[str]]:
    return {name: course()[name] for name in ("means", "grounds", "aim")}
