"""Which words of a sentence are full verbs: no auxiliary, no adjective before its noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.sentence.places import next_words
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import joined_adjectives, likely_verbs, segments
from assistant.gate.sentence.sentence_units import Unit, finite_in, known_finite, nominal, only_with_zu
from assistant.gate.sentence.subjects import ARTICLES
from assistant.gate.words.closed_words import BEFORE_DOER, JOINING
from assistant.gate.words.endings import ATTRIBUTIVE, INFINITIVE, WITH_ZU
from assistant.gate.words.markers import markers
from assistant.gate.words.verbs import verbal

_CHAIN = 4
"""An adjective, "und", another one and their noun."""


def is_verb(word: Word) -> bool:
    """By its form alone; "plant" is one, "Plant" is none."""
    return not word.noun and verbal(word.low)


class FullVerbs:
    """The verbs of a sentence by the units they stand in."""

    def __init__(self, reading: Reading, units: Sequence[Unit]) -> None:
        self.reading = reading
        self.following = next_words(reading)
        self.before = {second: first for first, second in self.following.items()}
        self.likely = likely_verbs(reading)
        self.placed = {unit.verb for unit in units if unit.verb is not None}
        self._of: dict[Unit, tuple[Word, ...]] = {}

    def of(self, unit: Unit) -> tuple[Word, ...]:
        """Full verbs; an infinitive with "zu" only where its unit has no other verb."""
        if unit not in self._of:
            self._of[unit] = tuple(self._full_verbs(unit))
        return self._of[unit]

    def _full_verbs(self, unit: Unit) -> Iterator[Word]:
        for word in unit.words:
            if "_" in word.low or not word.content or word.low in markers().auxiliary:
                continue
            if not self._verb(word) or (self._with_zu(word) and not only_with_zu(unit.words)):
                continue
            if self._leads_or_closes(word, unit):
                yield word

    def _with_zu(self, word: Word) -> bool:
        before = self.before.get(word)
        apart = before is not None and before.low == "zu" and before.place == word.place - 1
        return apart or bool(WITH_ZU.search(word.low))

    def _leads_or_closes(self, verb: Word, unit: Unit) -> bool:
        """The finite verb of a main clause, or what stands last in its part, but for auxiliaries."""
        following = self.following.get(verb)
        if following is None or following not in unit.words or following.soft != verb.soft:
            return True
        if verb is unit.words[0] and verb.low.endswith(("t", "en")) and unit.lows & markers().auxiliary:
            return True
        if following.low in markers().auxiliary or following.low == "zu" or following.low in BEFORE_DOER:
            return True
        cut = segments(self.reading)
        finite = next((w for w in unit.words if cut.of(w) == cut.of(verb) and (w is unit.verb or finite_in(w))), None)
        if finite is None:
            return verb.low.endswith("en")
        return finite is verb and (not unit.below or unit.words[0].low == "um")

    def is_plural(self, word: Word) -> bool:
        """ "bauen", "liefern": a verb of several, or an infinitive."""
        return word.content and word.low.endswith(INFINITIVE) and self._verb(word)

    def _verb(self, word: Word) -> bool:
        """Not "in offenen und freien Räumen": a declined word of a phrase is an adjective."""
        declined = word.low.endswith(ATTRIBUTIVE) and word.cue not in ("", "zu") and not verbal(word.low)
        surely = word in self.placed or (known_finite(word) and not self.is_attribute(word))
        declined = declined or word in joined_adjectives(self.reading) or self._joined_attribute(word)
        return not declined and (surely or word in self.likely)

    def is_attribute(self, word: Word) -> bool:
        """ "die erarbeitete Strategie": behind an article or preposition, before its noun."""
        if word in joined_adjectives(self.reading) or self._joined_attribute(word):
            return True
        following, last = self.following.get(word), self.before.get(word)
        led = last is not None and (word.cue or last.low in ARTICLES)
        before = following is not None and following.place == word.place + 1 and nominal(following)
        return bool(led and before and word.low.endswith(ATTRIBUTIVE) and word not in self.placed)

    def _joined_attribute(self, word: Word) -> bool:
        """ "der zentralisierte und übergreifende Aufbau"."""
        led = self.before.get(word)
        if word.noun or led is None or led.low not in ARTICLES or not word.low.endswith(ATTRIBUTIVE):
            return False
        chain = [word]
        while len(chain) < _CHAIN and (following := self.following.get(chain[-1])) is not None:
            chain.append(following)
        if len(chain) < _CHAIN or chain[1].low not in JOINING or led.place != word.place - 1:
            return False
        return chain[2].low.endswith(ATTRIBUTIVE) and not nominal(chain[2]) and nominal(chain[3])
