"""How much of what a question wants one sentence speaks of at once (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import prod

from assistant.evidence.asked.answer_types import names_cause, says_hours_alone
from assistant.evidence.asked.counting import counted_things
from assistant.evidence.asked.later import later_than, without_later
from assistant.evidence.asked.question_focus import (
    asks_what_exists,
    begins_alike,
    focus_of,
    focus_share,
    kinship,
    names_by_head,
    said_in_parts,
)
from assistant.evidence.sentences.readability import needs_context
from assistant.evidence.sentences.referring import earlier_text, of_another, referred_text
from assistant.evidence.sentences.sentence_choice import REFERRED_SHARE, context_of
from assistant.evidence.words.matching import SYNONYM_SHARE, VERB_IMPORTANCE, AskedWords, text_words, word_coverage
from assistant.question import INHERITED, Asked, QuestionPart
from assistant.run import Evidence, ScoredSentence
from assistant.wording import texts
from ingest.german import content_words, fold, stem

DEEDS = frozenset({Asked.PERSON, Asked.ACTOR, Asked.REASON, Asked.DATE})
"""Who did it, why and when are answered only by a sentence that tells of the deed, not of the thing alone."""
CONTEXT_SHARE = 0.4
"""A word that only title or headings say: the sentence may be about something else of the document."""
CAUSE_SHARE = 0.5
"""A sentence that names a cause and the thing asked about, without the verb of the question, counts half."""
SAID = 0.9
"""From this share on a synonym is said, not only hinted at."""

Either = tuple[tuple[str, ...], tuple[str, ...]]
"""The stems of "A" and of "B" in "A oder B"."""

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question wants of one sentence: the nouns it is about, its verbs, the attribute noun, the years.

    What is counted is no such noun: a sentence that may answer has it beside its number.

    ``deeds`` is empty where the verb does not decide ("Was kostet der Betrieb der Anlage?"); in a part that has its
    nouns from its neighbour the verb is all it asks.
    """

    nouns: tuple[str, ...]
    deeds: tuple[str, ...]
    focus: str | None
    years: tuple[str, ...]
    synonyms: Mapping[str, frozenset[str]]
    either: tuple[Either, ...] = ()
    """Nouns of which one is enough: "Wasserverbrauch oder Grundwasserstand"."""
    wants_reason: bool = False
    own: tuple[str, ...] = ()
    """All that a sentence may say of the question itself: its words and what is counted."""
    after: str | None = None
    """The year after which something is asked for that is no figure: "Was macht Gera nach 2022?"."""
    is_of_things: bool = False
    """True where the focus is the things themselves, which a synonym names as well."""

    @staticmethod
    def of(question: str, words: AskedWords, parts: Sequence[QuestionPart]) -> Wanted:
        """``words`` are those of ``question``, without its places and the kinds of things asked for."""
        weighed = list(zip(words.stems, words.importance, strict=True))
        own, inherited, _ = question.partition(INHERITED)
        verbs = tuple(
            word for word, importance in weighed if importance == VERB_IMPORTANCE and word in text_words(own).stems
        )
        if inherited and all(part.asked is None for part in parts):
            verbs = tuple(word for word in verbs if word not in _free_deeds())
        told = any(part.asked in DEEDS or (inherited and part.asked is None) for part in parts)
        after = later_than(question) if all(part.asked is None for part in parts) else None
        years = tuple(_YEAR.findall(without_later(question) if after else question))
        counted = {stem(thing) for part in parts if part.asked is Asked.COUNT for thing in counted_things(part.text)}
        return Wanted(
            nouns=tuple(word for word, importance in weighed if importance >= 1 and word not in counted.union(years)),
            deeds=verbs if told else (),
            focus=focus_of(question),
            years=years,
            after=after,
            synonyms=words.synonyms,
            either=_either_of(question),
            wants_reason=bool(parts) and all(part.asked is Asked.REASON for part in parts),
            own=(*words.stems, *counted),
            is_of_things=asks_what_exists(question),
        )

    def names_things(self, text: str) -> bool:
        """True where ``text`` names one of the things whose kind is asked for; True where nothing is so asked."""
        return not self.is_of_things or self.focus is None or self._names_things(self.focus, text)

    def bearing_of(self, item: ScoredSentence, home: Evidence) -> float:
        """The bearing of a sentence of the passage ``home``, read with what it refers back to."""
        return self.bearing(item.text, context_of(home), referred_text(item, home), said_before(item, home))

    def goes_on(self, text: str, before: str) -> bool:
        """True for a sentence that says something asked of what is spoken of ``before``, or begins with a reference."""
        return bool(before) and (needs_context(text) or bool(self.said(text)))

    def said(self, text: str) -> frozenset[str]:
        """The words of the question that ``text`` says itself."""
        return frozenset(word for word in self.own if self.says(word, text) >= SYNONYM_SHARE)

    def said_plainly(self, text: str) -> frozenset[str]:
        """Those of them that it says in their own words or by a synonym: a kin of one may mean something else."""
        found = text_words(text)
        return frozenset(
            word for word in self.own if word_coverage(word, found) >= SYNONYM_SHARE or self._says_synonym(word, text)
        )

    def names_one(self, text: str) -> bool:
        """True where ``text`` says one of the nouns itself."""
        return not self.said(text).isdisjoint(self.nouns)

    def bearing(self, text: str, context: str, before: str = "", earlier: str = "") -> float:
        """Between 0 and 1; ``context`` are title and headings, which may name what the sentence is about, ``before`` is
        what it is read with, ``earlier`` all that was said: a compound named there is called by its head from then on.
        """
        before = self._read_with(text, context, before)
        shares = {noun: self._share(noun, text, context, before) for noun in self.nouns}
        shares |= {noun: REFERRED_SHARE for noun in self.nouns if self.is_called_by_head(noun, text, earlier)}
        about = [shares[noun] for noun in self._nouns_told(shares)]
        done = _mean([self.says(deed, text) for deed in self.deeds])
        if self.wants_reason and self.nouns and names_cause(text):
            done = max(done, CAUSE_SHARE)
        return prod((_mean(about), done, self.focused(text), float(self._is_dated(text, context))))

    def _is_dated(self, text: str, context: str) -> bool:
        """True where the years asked for are named, and one after the year behind which something is asked for."""
        said = f"{text} {context}"
        is_later = self.after is None or any(year > self.after for year in _YEAR.findall(said))
        return is_later and all(year in said for year in self.years)

    def _read_with(self, text: str, context: str, before: str) -> str:
        """Hours without a subject are those of what the headings name."""
        if says_hours_alone(text):
            return f"{context} {before}"
        return before if self.goes_on(text, before) else ""

    def _share(self, noun: str, text: str, context: str, before: str) -> float:
        own = max(self.says(noun, text), CONTEXT_SHARE * self.says(noun, context))
        if own >= REFERRED_SHARE or not before or of_another(noun, text, before):
            return own
        return max(own, REFERRED_SHARE * self.says(noun, before))

    def is_called_by_head(self, noun: str, text: str, earlier: str) -> bool:
        """True for "Das Netz gehört der Gemeinde" where the "Glasfasernetz" was spoken of."""
        whole = self.says(noun, text) < REFERRED_SHARE and names_by_head(noun, text)
        return whole and self.says(noun, earlier) >= REFERRED_SHARE

    def _nouns_told(self, shares: Mapping[str, float]) -> tuple[str, ...]:
        """Without the side of each "A oder B" that is told less well."""
        less: set[str] = set()
        for sides in self.either:
            first, second = (tuple(noun for noun in side if noun in shares) for side in sides)
            if first and second:
                is_first = _mean([shares[noun] for noun in first]) >= _mean([shares[noun] for noun in second])
                less |= set(second if is_first else first) - set(first if is_first else second)
        return tuple(noun for noun in self.nouns if noun not in less)

    def focused(self, text: str) -> float:
        """How well ``text`` speaks of the attribute asked for; 1 where none is."""
        if self.focus is None or (self.is_of_things and self._names_things(self.focus, text)):
            return 1.0
        return focus_share(self.focus, text)

    def _names_things(self, focus: str, text: str) -> bool:
        """In the word itself, its parts ("Füllstandssensoren im Mülleimer"), or a synonym beside what it begins with:
        an app for cars is none for schools.
        """
        return all(self._names_thing(stem(word), text) for word in content_words(focus))

    def _names_thing(self, word: str, text: str) -> bool:
        if said_in_parts(word, text):
            return True
        return self.says(word, text) >= SYNONYM_SHARE and begins_alike(word, text)

    def says(self, word: str, text: str) -> float:
        """How well ``text`` says one stem, itself or by a synonym."""
        own = kinship(word, text)
        if own < SYNONYM_SHARE and self._says_synonym(word, text):
            return SYNONYM_SHARE
        return own

    def _says_synonym(self, word: str, text: str) -> bool:
        """In the synonym's own word: a kin of it is no more than hinted at."""
        found = text_words(text)
        return any(word_coverage(other, found) >= SAID for other in self.synonyms.get(word, ()))


def said_before(item: ScoredSentence, home: Evidence) -> str:
    """Title, headings and all that its passage says before ``item``."""
    return f"{context_of(home)} {earlier_text(item, home)}"


@lru_cache(maxsize=256)
def _either_of(question: str) -> tuple[Either, ...]:
    """The nouns joined by "oder"; what a choice is asked between is compared elsewhere."""
    found = re.finditer(texts("question_words")["either"], question)
    return tuple((_stems(match["first"]), _stems(match["second"])) for match in found)


@cache
def _free_deeds() -> frozenset[str]:
    """Stems of verbs that everybody puts in words of their own: "so was vorher merken" of what the story tells."""
    return frozenset(stem(fold(word)) for word in texts("question_words")["noticed"].split())


def _stems(noun: str) -> tuple[str, ...]:
    return tuple(map(stem, content_words(noun)))


def _mean(shares: Sequence[float]) -> float:
    """1 where nothing was asked for."""
    return sum(shares) / len(shares) if shares else 1.0
