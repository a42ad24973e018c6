"""Who does what, as far as word order, number, articles and voice tell: the doers of the verbs of a sentence.

No parser: where it cannot be told (pronouns, "lassen", two bare nouns that both fit), a verb has no doers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.gate.checks.actor_check import is_actor
from assistant.gate.lexicon import frame_words, markers, strong_forms
from assistant.gate.places import short_form
from assistant.gate.reading import Reading, Word
from assistant.gate.segments import verb_like
from assistant.gate.verbs import verbal

_BY = frozenset({"von", "durch"})
_WITH_ZU = re.compile(r"\wzu\w+[en]n$")
_JOINING = frozenset({"und", "sowie", "oder", "aber"})
_RELATIVES = frozenset({"der", "die", "das", "welcher", "welche", "welches"})
_PLACED = frozenset({"in", "bei", "seit", "an", "gen"})
"""Cues of nouns of a main clause that no infinitive hanging on it is about."""
_SINGULAR_ENDS = ("ung", "heit", "keit", "ion", "schaft", "tät", "ware", "ik", "ie")
_PLURAL_ENDS = ("en", "ern", "eln", "s")
_INFLECTED = ("e", "en", "er", "es")
_BEFORE = 2
"""Tokens before a noun that may hold its determiner or a town as its adjective."""
_BEHIND = 4
"""Tokens between the head of a phrase and what hangs on it: "das Team der neuen Stelle"."""


@dataclass(frozen=True, slots=True, eq=False)
class Deed:
    """A verb with the nouns that do it: ``heads``, and with what hangs on them, ``around`` ("das Team der Stadt")."""

    verb: Word
    heads: tuple[Word, ...]
    around: tuple[Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    """The words of a clause; ``below`` tells a subclause, ``over`` is the number of the unit it hangs on."""

    words: tuple[Word, ...]
    below: bool
    over: int | None

    def lows(self) -> set[str]:
        return {word.low for word in self.words}


@lru_cache(maxsize=4096)
def deeds(reading: Reading) -> Mapping[Word, Deed]:
    """Verbs whose doers can be told. Cached, because the sentences of a quote come with many statements."""
    return _Frames(reading).deeds()


class _Frames:
    """One pass over the clauses of a sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.following = dict(pairwise(reading.words))
        self.counted = {f.noun: f.figure for f in reading.figures if f.noun is not None}
        self.units = _units(reading)

    def deeds(self) -> Mapping[Word, Deed]:
        found: dict[Word, Deed] = {}
        for number, unit in enumerate(self.units):
            for verb in self._verbs(unit):
                if heads := self._doers(verb, number):
                    found[verb] = Deed(verb, tuple(heads), tuple(self._around(heads)))
        return found

    def _verbs(self, unit: _Unit) -> Iterator[Word]:
        """Full verbs; an infinitive with "zu" only where its unit has no other verb."""
        for word in unit.words:
            if "_" in word.low or not word.content or word.low in markers().auxiliary:
                continue
            if not self._verb(word) or (self._with_zu(word) and not _only_with_zu(unit)):
                continue
            if self._leads_or_closes(word, unit):
                yield word

    def _with_zu(self, word: Word) -> bool:
        return bool(_WITH_ZU.search(word.low)) or any(
            other.low == "zu" and other.place == word.place - 1 for other in self.reading.words
        )

    def _leads_or_closes(self, verb: Word, unit: _Unit) -> bool:
        """The finite verb of a main clause, or what stands last in its part, but for auxiliaries."""
        following = self.following.get(verb)
        if following is None or following not in unit.words or following.soft != verb.soft:
            return True
        if following.low in markers().auxiliary or following.low in ("zu", "von", "vom", "durch"):
            return True
        finite = next((word for word in unit.words if _finite(word)), None)
        if finite is None:
            return verb.low.endswith("en")
        return finite is verb and (not unit.below or unit.words[0].low == "um")

    def _doers(self, verb: Word, number: int) -> list[Word]:
        unit = self.units[number]
        if any(word.low.startswith(tuple(frame_words()["letting"])) for word in unit.words):
            return []
        return self._agents(verb, unit) if _passive(verb, unit) else self._subject(number)

    def _agents(self, verb: Word, unit: _Unit) -> list[Word]:
        """The noun with "von" or "durch" nearest to the verb, and those of its part or listed with it."""
        by = [w for w in unit.words if _nominal(w) and w.cue in _BY and not _timed(w) and not self._attributive(w)]
        nearest = min(by, key=lambda w: (w.soft != verb.soft, abs(w.place - verb.place)), default=None)
        if nearest is None:
            return []
        beside = nearest.soft == verb.soft
        others = (w for w in by if w is not nearest)
        return [nearest, *(w for w in others if not beside or w.soft == verb.soft or _listed(w, nearest, unit))]

    def _subject(self, number: int) -> list[Word]:
        unit = self.units[number]
        if _only_with_zu(unit):
            return self._controlling(number)
        if any(self._stands_for_a_noun(word) for word in unit.words):
            return []
        if unit.below:
            return self._of_subclause(unit)
        opening = [word for word in unit.words if word.low not in _JOINING]
        if opening and _finite(opening[0]) and unit.words[0].low in _JOINING and number:
            before = next((n for n in range(number - 1, -1, -1) if not self.units[n].below), None)
            return self._subject(before) if before is not None else []
        return self._of_main(unit)

    def _bare(self, unit: _Unit) -> list[Word]:
        """Nouns that may be subjects: no preposition, no time, nothing compared."""
        return [
            word
            for word in unit.words
            if _nominal(word)
            and (not word.cue or (word.cue == "über" and word in self.counted))
            and not (_timed(word) or self._attributive(word) or self._compared(word))
        ]

    def _of_subclause(self, unit: _Unit) -> list[Word]:
        first, bare = unit.words[0], self._bare(unit)
        if first.low in _RELATIVES:
            return [] if bare and first.low != "der" else self._antecedents(first)
        return _run(bare[0], bare, unit) if bare else []

    def _antecedents(self, opening: Word) -> list[Word]:
        """The noun before a relative clause with what it is listed with, and what it hangs on."""
        nouns: list[Word] = []
        linked = False
        for word in reversed([w for w in self.reading.words if w.place < opening.place]):
            if _nominal(word):
                if nouns and not nouns[-1].cue and not linked and word.place < nouns[-1].place - 1:
                    break
                nouns.append(word)
                linked = False
            elif _finite(word) or (nouns and word.soft != nouns[-1].soft and word.low not in _JOINING):
                break
            else:
                linked = bool(nouns) and (linked or word.low in _JOINING)
        return nouns[::-1]

    def _controlling(self, number: int) -> list[Word]:
        """The subject of what an infinitive with "zu" hangs on, where no other noun could do it and none "ist"."""
        over = self.units[number].over
        above = number - 1 if over is None else over
        if not number or above == number:
            return []
        unit = self.units[above]
        others = [w for w in unit.words if _nominal(w) and w.cue not in _PLACED]
        found = [] if unit.lows() & markers().copula else self._subject(above)
        return found if all(word in found for word in others) else []

    def _of_main(self, unit: _Unit) -> list[Word]:
        words, bare = unit.words, self._bare(unit)
        finite = next((word for word in words if _finite(word) or self._plural(word)), None)
        if finite is None or not finite.place:
            return []
        front = self._front(unit, bare, finite)
        others = (w.place for w in words if w.place > finite.place and w.soft != finite.soft and _finite(w))
        ends = next(others, words[-1].place + 1)
        behind = [word for word in bare if finite.place < word.place < ends]
        marked = next((w for w in behind if _article(w, words) == "der" and not w.low.endswith(_SINGULAR_ENDS)), None)
        if front and not marked and (_ambiguous(front[0], behind, words) or _perhaps_several(front[0], finite, words)):
            return []
        if front and not (marked and _article(front[0], words) != "der") and self._agrees(front, finite, words):
            return front
        return self._behind(behind, marked, finite, unit)

    def _front(self, unit: _Unit, bare: Sequence[Word], finite: Word) -> list[Word]:
        """Bare nouns before the verb; none where the front opens with a preposition or an object."""
        first = unit.words[0]
        before = [word for word in bare if word.place < finite.place]
        if first.low in markers().prepositions or first.cue or not before:
            return []
        object_first = any(_nominal(w) and w.place < before[0].place and w.cue in ("acc", "dat") for w in unit.words)
        return [] if object_first else _run(before[0], before, unit)

    def _behind(self, nouns: Sequence[Word], marked: Word | None, finite: Word, unit: _Unit) -> list[Word]:
        if not nouns:
            return []
        first = _run(marked or nouns[0], nouns, unit)
        if (marked or _acts_behind(first[0], finite, unit.words)) and self._agrees(first, finite, unit.words):
            return first
        fitting = [run for run in _runs(nouns, unit) if self._agrees(run, finite, unit.words)]
        return fitting[0] if len(fitting) == 1 else []

    def _plural(self, word: Word) -> bool:
        return word.content and word.low.endswith(("en", "ern", "eln")) and self._verb(word)

    def _verb(self, word: Word) -> bool:
        """Not "in offenen und freien Räumen": a declined word of a phrase is an adjective."""
        declined = word.low.endswith(_INFLECTED) and word.cue not in ("", "zu") and not verbal(word.low)
        return not declined and verb_like(word, self.following.get(word))

    def _agrees(self, nouns: Sequence[Word], finite: Word, words: Sequence[Word]) -> bool:
        """False where verb and nouns clearly differ in number, or their article says accusative."""
        noun, article = nouns[0], _article(nouns[0], words)
        if article in ("den", "einen") or _accusative(noun, words):
            return False
        figure = self.counted.get(noun) if article not in ("ein", "der", "das") else None
        several = bool(figure and not figure.unit and not figure.date and figure.value not in (None, 1))
        joined = any(o.low in _JOINING for o in words if noun.place < o.place < nouns[-1].place)
        several = several or (joined and not self._cut_off(noun))
        single = noun.name is not None or article in ("der", "das", "ein", "eine") or noun.low.endswith(_SINGULAR_ENDS)
        plural_noun = several or (not article and noun.name is None and noun.low.endswith(_PLURAL_ENDS))
        plural_verb = finite.low.endswith("en") and finite.low not in markers().auxiliary
        plural_verb = plural_verb or finite.low in frame_words()["plural"]
        return not (plural_noun and not plural_verb) and not (single and not several and plural_verb)

    def _cut_off(self, word: Word) -> bool:
        """ "Ein Ethik- und Technikbeirat" is one."""
        return self.reading.text[word.start + len(word.text) :].startswith("-")

    def _stands_for_a_noun(self, word: Word) -> bool:
        """A pronoun, which may be the subject; some are articles where a noun follows."""
        if (always := word.low in frame_words()["pronouns"]) or word.low not in frame_words()["pointing"]:
            return always
        for other in (o for o in self.reading.words if 0 < o.place - word.place <= _BEFORE + 1):
            if _nominal(other):
                return False
            if verbal(other.low) or not other.low.endswith((*_INFLECTED, "em")):
                return True
        return True

    def _attributive(self, name: Word) -> bool:
        """ "Berliner Büro", "Hamburgs neue Plattform": the noun behind it does it."""
        behind = [other for other in self.reading.words if 0 < other.place - name.place <= _BEFORE]
        if name.name is None or not name.low.endswith(("er", "s")) or not behind:
            return False
        described = behind[0].low.endswith(_INFLECTED) and behind[-1].noun and not verbal(behind[0].low)
        return behind[0].noun or described

    def _compared(self, word: Word) -> bool:
        """Behind "als" or "wie", over articles and adjectives."""
        for other in reversed([o for o in self.reading.words if 0 < word.place - o.place <= _BEFORE + 1]):
            if other.low in ("als", "wie"):
                return True
            if _nominal(other) or verbal(other.low):
                return False
        return False

    def _around(self, heads: Sequence[Word]) -> Iterator[Word]:
        """The heads, what stands before them as adjective, and what hangs on the last."""
        yield from (*heads, *short_form(heads[-1], self.reading))
        first, last = heads[0], heads[-1]
        for word in self.reading.words:
            described = word.name or (word.content and word.low.endswith(_INFLECTED))
            if 0 < first.place - word.place <= _BEFORE and described:
                yield word
        place = last.place
        for word in (w for w in self.reading.words if w.place > last.place and w.clause == last.clause):
            if verbal(word.low) or word.place - place > _BEHIND or (_nominal(word) and word.cue in ("dat", "acc")):
                return
            if _nominal(word):
                place = word.place
                yield word


def _units(reading: Reading) -> list[_Unit]:
    """Clauses; one that opens the sentence ends where a verb goes on behind a comma ("Weil …, wurde …")."""
    parts: list[tuple[int, list[Word]]] = []
    last: dict[int, int] = {}
    for word in reading.words:
        at = last.get(word.clause)
        if at is None or _ends_opening(word, parts[at][1]):
            last[word.clause] = at = len(parts)
            parts.append((word.clause, []))
        parts[at][1].append(word)
    units = []
    for number, (clause, words) in enumerate(parts):
        over, opening = reading.parents[clause], last[clause] != number
        above = last[clause] if opening else last.get(over) if over is not None else None
        units.append(_Unit(tuple(words), over is not None or opening, above))
    return units


def _ends_opening(word: Word, before: Sequence[Word]) -> bool:
    if before[0].place or word.soft == before[-1].soft:
        return False
    opens = before[0].low in markers().subordinate and before[0].low not in _RELATIVES
    return opens and _finite(word)


def _finite(word: Word) -> bool:
    low = word.low.partition("_")[0]
    known = low in markers().finite or low in markers().auxiliary
    return not word.noun and word.name is None and (known or verbal(low) or word.stem in strong_forms())


def _nominal(word: Word) -> bool:
    return word.content and (word.noun or word.name is not None)


def _only_with_zu(unit: _Unit) -> bool:
    lows = [word.low for word in unit.words if not word.noun and not word.name]
    infinitive = any(first == "zu" and second.endswith("n") for first, second in pairwise(lows))
    return (infinitive or any(_WITH_ZU.search(low) for low in lows)) and not any(map(verbal, lows))


def _passive(verb: Word, unit: _Unit) -> bool:
    """Beside "werden", or a participle that opens its part with who did it behind it: ", programmiert vom Büro"."""
    if verb.low.endswith(("t", "n")) and unit.lows() & markers().passive:
        return True
    behind = [word for word in unit.words if word.place > verb.place]
    by = next((word for word in behind if _nominal(word)), None)
    opens = not any(_nominal(w) and w.soft == verb.soft and w.place < verb.place for w in unit.words)
    if by is None or not opens or behind[0].low not in ("von", "vom", "durch") or by.cue not in _BY:
        return False
    return verb.low.endswith(("t", "en")) and (by.name is not None or is_actor(by.low) or by.text.isupper())


def _listed(word: Word, first: Word, unit: _Unit) -> bool:
    """Nothing but nouns, articles and adjectives between."""
    low, high = sorted((word.place, first.place))
    between = [other for other in unit.words if low < other.place < high and not _nominal(other)]
    return not any(verb_like(other, None) or other.low.endswith("lich") for other in between)


def _runs(nouns: Sequence[Word], unit: _Unit) -> list[list[Word]]:
    """``nouns`` cut where one is not joined to the one before."""
    runs: list[list[Word]] = []
    for noun in nouns:
        if not runs or not _joined(runs[-1][-1], noun, unit):
            runs.append([])
        runs[-1].append(noun)
    return runs


def _run(start: Word, nouns: Sequence[Word], unit: _Unit) -> list[Word]:
    return next(run for run in _runs(nouns, unit) if start in run)


def _joined(first: Word, second: Word, unit: _Unit) -> bool:
    """Side by side, or in an enumeration."""
    between = [word for word in unit.words if first.place < word.place < second.place]
    plain = not any(_nominal(w) or verbal(w.low) or w.low in markers().prepositions for w in between)
    return plain and (second.place == first.place + 1 or second.soft != first.soft)


def _article(word: Word, words: Sequence[Word]) -> str:
    for other in reversed([other for other in words if other.place < word.place]):
        if other.low in ("der", "ein", "den", "einen", "die", "das", "eine"):
            return other.low
        if other.noun or verbal(other.low):
            return ""
    return ""


def _accusative(noun: Word, words: Sequence[Word]) -> bool:
    return any(0 < noun.place - w.place <= _BEFORE and w.low in frame_words()["accusative"] for w in words)


def _acts_behind(noun: Word, finite: Word, words: Sequence[Word]) -> bool:
    """Right behind the verb, and able to do something."""
    between = [word for word in words if finite.place < word.place < noun.place]
    return (noun.name is not None or is_actor(noun.low)) and not any(_nominal(w) or w.low == "sich" for w in between)


def _ambiguous(front: Word, behind: Sequence[Word], words: Sequence[Word]) -> bool:
    """ "Ein Netz baut Ulm": a thing before the verb, who could do it behind."""
    able = front.name is not None or _article(front, words) == "der" or is_actor(front.low)
    return not able and any(word.name or is_actor(word.low) for word in behind)


def _perhaps_several(noun: Word, finite: Word, words: Sequence[Word]) -> bool:
    """ "Plätze zeigt die Karte": no article and an ending plurals have, where one does it."""
    bare = noun.name is None and not _article(noun, words) and noun.low.endswith(("e", "er"))
    return bare and not finite.low.endswith("en")


def _timed(word: Word) -> bool:
    return word.low in frame_words()["amounts"]
