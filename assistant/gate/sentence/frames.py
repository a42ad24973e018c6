"""Who does what, as far as word order, number, articles and voice tell: the doers of the verbs of a sentence.

No parser: where it cannot be told (pronouns, "lassen", two bare nouns that both fit), a verb has no doers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assistant.gate.sentence.by_verb import ByVerb
from assistant.gate.sentence.full_verbs import FullVerbs
from assistant.gate.sentence.places import at_places, in_clause, next_words, short_form
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.sentence.segments import segments, surely_finite
from assistant.gate.sentence.sentence_units import (
    Unit,
    finite_in,
    nominal,
    only_with_zu,
    passive_in,
    units_of,
)
from assistant.gate.sentence.subjects import (
    ARTICLES,
    BEFORE,
    PLURAL_ENDS,
    SINGULAR_ENDS,
    accusative,
    acts_behind,
    article_before,
    beyond_agent,
    compared,
    done_before,
    either_way,
    listed_with,
    nominative_by_article,
    one_by_form,
    perhaps_object,
    perhaps_several,
    run_of,
    runs_of,
    stands_second,
    timed,
)
from assistant.gate.sentence.voice import BY
from assistant.gate.words.closed_words import JOINING, RELATIVE_SUBJECTS
from assistant.gate.words.endings import ADJECTIVE, ATTRIBUTIVE
from assistant.gate.words.markers import frame_words, markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_PLACED = _GERMAN.words("placed")
"""Cues of nouns of a main clause that no infinitive hanging on it is about."""
_BEHIND = 4
"""Tokens between the head of a phrase and what hangs on it: "das Team der neuen Stelle"."""


@dataclass(slots=True, eq=False)
class Deed:
    """A verb with the nouns that do it: ``heads``, and with what hangs on them, ``around`` ("das Team der Stadt")."""

    verb: Final[Word]
    heads: Final[tuple[Word, ...]]
    around: Final[tuple[Word, ...]]


@kept
def deeds(reading: Reading) -> ByVerb[Deed]:
    """Verbs whose doers can be told. Cached, because the sentences of a quote come with many statements."""
    return frames_of(reading).deeds()


@kept
def frames_of(reading: Reading) -> Frames:
    """Cached, because what a verb has beside its doers is read off the same clauses."""
    return Frames(reading)


class Frames:
    """One pass over the clauses of a sentence."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.following = next_words(reading)
        self.counted = {f.noun: f.figure for f in reading.figures if f.noun is not None}
        self.dates = {f.place for f in reading.figures if f.figure.date}
        self.units = units_of(reading)
        self.full_verbs = FullVerbs(reading, self.units)

    def deeds(self) -> ByVerb[Deed]:
        numbers = {verb: number for number, unit in enumerate(self.units) for verb in self.full_verbs.of(unit)}
        return ByVerb(numbers, self._deed)

    def _deed(self, verb: Word, number: int) -> Deed | None:
        heads = self.doers(verb, number)
        return Deed(verb, tuple(heads), tuple(self.around(heads, verb))) if heads else None

    def own(self, verb: Word, unit: Unit) -> Unit:
        """The part of the verb, where it has a subject of its own: "…, und 2026 baut der Verein"."""
        cut = segments(self.reading)
        words = tuple(word for word in unit.words if cut.of(word) == cut.of(verb))
        if unit.below or words[0] is unit.words[0] or (unit.verb is not None and unit.verb not in words):
            return unit
        second = verb not in (words[0], words[-1])
        plural = second and words[0].low not in JOINING
        finite = next((word for word in words if surely_finite(word)), verb if plural else None)
        leading = words[0] if words[0].low not in JOINING else words[1] if len(words) > 1 else None
        if finite is None or (finite is leading and finite.place - words[0].place <= 1):
            return unit
        return Unit(words, unit.below, unit.over, finite if finite is leading else None)

    def doers(self, verb: Word, number: int) -> list[Word]:
        unit = self.own(verb, self.units[number])
        if unit.lets:
            return []
        return self._agents(verb, unit) if passive_in(verb, unit) else self.subject(number, unit, verb)

    def _agents(self, verb: Word, unit: Unit) -> list[Word]:
        """The noun with "von" or "durch" nearest to the verb, and those of its part or listed with it."""
        by = [w for w in unit.words if nominal(w) and w.cue in BY and not timed(w) and not self.attributive(w)]
        by = [w for w in by if not done_before(w, self.following) and not beyond_agent(w, unit)]
        nearest = min(by, key=lambda w: (w.soft != verb.soft, abs(w.place - verb.place)), default=None)
        if nearest is None:
            return []
        beside = nearest.soft == verb.soft
        others = (w for w in by if w is not nearest)
        return [nearest, *(w for w in others if not beside or w.soft == verb.soft or listed_with(w, nearest, unit))]

    def subject(self, number: int, own: Unit | None = None, verb: Word | None = None) -> list[Word]:
        """The nouns that are the subject of the unit, or of ``own``, the part of it that ``verb`` stands in."""
        unit = own or self.units[number]
        if only_with_zu(unit.words):
            return self._controlling(number)
        if any(self._stands_for_a_noun(word) for word in unit.words):
            return []
        if unit.below:
            return self._of_subclause(unit, verb)
        opening = [word for word in unit.words if word.low not in JOINING]
        goes_on = bool(opening) and finite_in(opening[0]) and opening[0].place == unit.words[0].place + 1
        if goes_on and unit.words[0].low in JOINING and number:
            before = next((n for n in range(number - 1, -1, -1) if not self.units[n].below), None)
            return self.subject(before) if before is not None else []
        return self._of_main(unit)

    def bare(self, unit: Unit) -> list[Word]:
        """Nouns that may be subjects: no preposition, no time, nothing compared."""
        return [
            word
            for word in unit.words
            if nominal(word)
            and (not self.cue(word) or (word.cue == "über" and word in self.counted))
            and not (timed(word) or self.attributive(word) or compared(word, self.reading))
        ]

    def cue(self, word: Word) -> str:
        """Its preposition or case, but none where a date stands between: "am 3. Mai die erste Messe"."""
        if not self.dates:
            return word.cue
        if word.cue in ("", "dat", "acc", "gen"):
            return "gen" if self._behind_date(word) else word.cue
        before = at_places(self.reading, word.place - 2 * _BEHIND, word.place - 1)
        led = next((o for o in reversed(before) if o.low in markers().prepositions), None)
        if led is None:
            return word.cue
        article = next((o.place for o in before if o.place > led.place + 1 and o.low in ARTICLES), led.place)
        return "" if any(led.place < place < article for place in self.dates) else word.cue

    def _behind_date(self, word: Word) -> bool:
        """ "zur Staffel 2021 der Projekte": what hangs on a noun over its year."""
        near = at_places(self.reading, word.place - BEFORE, word.place - 1)
        dated = [o.place for o in near if o.low in ("der", "des") and o.place - 1 in self.dates]
        return any(nominal(o) and not timed(o) for o in self.reading.words if o.place + 2 in dated)

    def _of_subclause(self, unit: Unit, verb: Word | None) -> list[Word]:
        first, bare, cut = unit.words[0], self.bare(unit), segments(self.reading)
        if verb is not None and any(cut.of(word) == cut.of(verb) != cut.of(first) for word in bare):
            return []
        if first.low in RELATIVE_SUBJECTS:
            if verb is not None and bare and stands_second(verb, bare[0], self.reading):
                return run_of(bare[0], bare, unit)
            if bare and first.low == "die" and self._several_do(bare[0], unit):
                return run_of(bare[0], bare, unit)
            return [] if bare and first.low != "der" else self._antecedents(first)
        return run_of(bare[0], bare, unit) if bare else []

    def _several_do(self, noun: Word, unit: Unit) -> bool:
        """ "die Konferenz, die 150 Vereine ausrichteten": one noun before a plural verb, several behind the pronoun."""
        figure, verb, before = self.counted.get(noun), unit.words[-1], self._antecedents(unit.words[0])
        counted = figure is not None and figure.value not in (None, 1)
        plural = verb.low.endswith("en") and finite_in(verb)
        return counted and plural and len(before) == 1 and before[0].low.endswith(SINGULAR_ENDS)

    def _antecedents(self, opening: Word) -> list[Word]:
        """The noun before a relative clause with what it is listed with, and what it hangs on."""
        nouns: list[Word] = []
        linked = False
        for word in reversed([w for w in self.reading.words if w.place < opening.place]):
            if nominal(word):
                if nouns and not nouns[-1].cue and not linked and word.place < nouns[-1].place - 1:
                    break
                nouns.append(word)
                linked = False
            elif finite_in(word) or (nouns and word.soft != nouns[-1].soft and word.low not in JOINING):
                break
            else:
                linked = bool(nouns) and (linked or word.low in JOINING)
        return nouns[::-1]

    def _controlling(self, number: int) -> list[Word]:
        """The subject of what an infinitive with "zu" hangs on, where no other noun could do it and none "ist"."""
        over = self.units[number].over
        above = number - 1 if over is None else over
        if above < 0 or above == number:
            return []
        unit = self.units[above]
        others = [w for w in unit.words if nominal(w) and w.cue not in _PLACED]
        found = [] if unit.lows & markers().copula else self.subject(above)
        return found if all(word in found for word in others) else []

    def _of_main(self, unit: Unit) -> list[Word]:
        words, bare = unit.words, self.bare(unit)
        finite = unit.verb or self._first_finite(unit)
        if finite is None or not finite.place:
            return []
        front = self._front(unit, bare, finite)
        others = (w.place for w in words if w.place > finite.place and w.soft != finite.soft and finite_in(w))
        ends = next(others, words[-1].place + 1)
        behind = [word for word in bare if finite.place < word.place < ends]
        marked = next((w for w in behind if nominative_by_article(w, words)), None)
        if front and not marked and self._perhaps_no_subject(front[0], behind, finite, words):
            return []
        if front and not (marked and article_before(front[0], words) != "der") and self._agrees(front, finite, words):
            return front
        return self._behind(behind, marked, finite, unit)

    def _first_finite(self, unit: Unit) -> Word | None:
        helped, verbs = unit.lows & markers().auxiliary, self.full_verbs
        return next(
            (
                w
                for w in unit.words
                if (finite_in(w) or verbs.is_plural(w)) and not verbs.is_attribute(w) and (w.place or not helped)
            ),
            None,
        )

    def _perhaps_no_subject(self, front: Word, behind: Sequence[Word], finite: Word, words: Sequence[Word]) -> bool:
        """The noun before the verb may as well be what is done to, and no article tells."""
        if perhaps_object(front, behind, words) or perhaps_several(front, finite, words):
            return True
        told = any(front.place < u.words[0].place < finite.place for u in self.units if u.below)
        return told and either_way(front, behind, words)

    def _front(self, unit: Unit, bare: Sequence[Word], finite: Word) -> list[Word]:
        """Bare nouns before the verb; none where the front opens with a preposition or an object."""
        first = unit.words[0]
        before = [word for word in bare if word.place < finite.place]
        if first.low in markers().prepositions or first.cue or not before:
            return []
        object_first = any(nominal(w) and w.place < before[0].place and w.cue in ("acc", "dat") for w in unit.words)
        return [] if object_first else run_of(before[0], before, unit)

    def _behind(self, nouns: Sequence[Word], marked: Word | None, finite: Word, unit: Unit) -> list[Word]:
        if not nouns:
            return []
        first = run_of(marked or nouns[0], nouns, unit)
        if (marked or acts_behind(first[0], finite, unit.words)) and self._agrees(first, finite, unit.words):
            return first
        fitting = [run for run in runs_of(nouns, unit) if self._agrees(run, finite, unit.words)]
        return fitting[0] if len(fitting) == 1 else []

    def _agrees(self, nouns: Sequence[Word], finite: Word, words: Sequence[Word]) -> bool:
        """False where verb and nouns clearly differ in number, or their article says accusative."""
        noun, article = nouns[0], article_before(nouns[0], words)
        if article in ("den", "einen") or accusative(noun, words):
            return False
        figure = self.counted.get(noun) if article not in ("ein", "der", "das") else None
        several = bool(figure and not figure.unit and not figure.date and figure.value not in (None, 1))
        joined = any(o.low in JOINING for o in words if noun.place < o.place < nouns[-1].place)
        several = several or (joined and not self._cut_off(noun))
        single = noun.name is not None or article in ("der", "das", "ein", "eine") or one_by_form(noun, article)
        plain = not article and noun.name is None and not noun.quoted
        plural_noun = several or (plain and noun.low.endswith(PLURAL_ENDS))
        ends_so = finite.low.endswith("en") and finite.low not in markers().auxiliary
        plural_verb = ends_so or finite.low in frame_words()["plural"]
        return not ((plural_noun and not plural_verb) or (single and not several and plural_verb))

    def _cut_off(self, word: Word) -> bool:
        """ "Ein Ethik- und Technikbeirat" is one."""
        return self.reading.text[word.start + len(word.text) :].startswith("-")

    def _stands_for_a_noun(self, word: Word) -> bool:
        """A pronoun, which may be the subject; some are articles where a noun follows."""
        if (always := word.low in frame_words()["pronouns"]) or word.low not in frame_words()["pointing"]:
            return always
        for other in at_places(self.reading, word.place + 1, word.place + BEFORE + 1):
            if nominal(other) or (other.low == "der" and word.place and other.place == word.place + 1):
                return False
            if verbal(other.low) or not other.low.endswith(ADJECTIVE):
                return True
        return True

    def attributive(self, name: Word) -> bool:
        """ "Berliner Büro", "Hamburgs neue Plattform": the noun behind it does it."""
        if name.name is None or not name.low.endswith(("er", "s")):
            return False
        behind = at_places(self.reading, name.place + 1, name.place + BEFORE)
        described = any(word.low.endswith(ATTRIBUTIVE) and not verbal(word.low) for word in behind[:1])
        return any(word.noun for word in behind[:1]) or (described and behind[-1].noun)

    def around(self, heads: Sequence[Word], verb: Word) -> Iterator[Word]:
        """The heads, what stands before them as adjective, and what hangs on the last."""
        yield from (*heads, *short_form(heads[-1], self.reading))
        first, last = heads[0], heads[-1]
        finite = next(filter(finite_in, in_clause(self.reading, first.clause)), verb)
        behind = first.place > finite.place
        for word in at_places(self.reading, first.place - BEFORE, first.place - 1):
            if word.name or (word.content and word.low.endswith(ATTRIBUTIVE)):
                yield word
        place = last.place
        for word in (w for w in in_clause(self.reading, last.clause) if w.place > last.place):
            apart = word.place - place > _BEHIND or (nominal(word) and word.cue in ("dat", "acc"))
            if finite_in(word) or apart or (behind and nominal(word) and not self._hangs(word, place)):
                return
            if nominal(word):
                place = word.place
                yield word

    def _hangs(self, noun: Word, place: int) -> bool:
        """Behind the verb only a genitive or the like hangs on the subject: "regte der Rat beim Amt an"."""
        if noun.cue or noun.name or noun.quoted:
            return noun.cue in ("", "gen", "von", "in", "aus")
        return any(w.low in ("der", "des", "einer") for w in self.reading.words if place < w.place < noun.place)
