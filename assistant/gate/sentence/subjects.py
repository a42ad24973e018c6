"""Which noun fits its verb as the subject: by article, number, place, and whether it can do anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.gate.sentence.places import at_places, behind_figure
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import verb_like
from assistant.gate.sentence.sentence_units import Unit, nominal
from assistant.gate.words.actors import is_actor
from assistant.gate.words.closed_words import SUBJECT_ARTICLES
from assistant.gate.words.markers import frame_words, markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import surely_singular
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

DECLINED_PARTICIPLE = ("te", "ten", "ter", "tes", "ene", "enen", "ener", "enes")
ARTICLES = _GERMAN.words("articles")
SINGULAR_ENDS = ("ung", "heit", "keit", "ion", "schaft", "tät", "ware", "ik", "ie")
PLURAL_ENDS = ("en", "ern", "eln", "s")
BEFORE = 2
"""Tokens before a noun that may hold its determiner or a town as its adjective."""


def listed_with(word: Word, first: Word, unit: Unit) -> bool:
    """Nothing but nouns, articles and adjectives between."""
    low, high = sorted((word.place, first.place))
    between = [other for other in unit.words if low < other.place < high and not nominal(other)]
    return not any(verb_like(other, None) or other.low.endswith("lich") for other in between)


def runs_of(nouns: Sequence[Word], unit: Unit) -> list[list[Word]]:
    """``nouns`` cut where one is not joined to the one before."""
    runs: list[list[Word]] = []
    for noun in nouns:
        if not runs or not joined_nouns(runs[-1][-1], noun, unit):
            runs.append([])
        runs[-1].append(noun)
    return runs


def run_of(start: Word, nouns: Sequence[Word], unit: Unit) -> list[Word]:
    """The enumeration that has ``start``."""
    return next(run for run in runs_of(nouns, unit) if start in run)


def joined_nouns(first: Word, second: Word, unit: Unit) -> bool:
    """Side by side, or in an enumeration."""
    between = [word for word in unit.words if first.place < word.place < second.place]
    plain = not any(nominal(w) or verbal(w.low) or w.low in markers().prepositions for w in between)
    beside = second.place == first.place + 1 and (second.name is not None or first.name is None)
    return plain and (beside or second.soft != first.soft)


def article_before(word: Word, words: Sequence[Word]) -> str:
    """The nearest article before ``word``, over all but nouns and verbs; unlike ``places.article_of`` no "dieser"."""
    before = [other for other in words if other.place < word.place]
    for number in range(len(before) - 1, -1, -1):
        other = before[number]
        if other.low == "der" and behind_figure(before[number - 1] if number else None, other, words):
            return ""
        if other.low in SUBJECT_ARTICLES:
            return other.low
        if other.noun or verbal(other.low):
            return ""
    return ""


def nominative_by_article(noun: Word, words: Sequence[Word]) -> bool:
    """Behind "der", but not "einige der neuen Wege"."""
    if article_before(noun, words) != "der" or noun.low.endswith(SINGULAR_ENDS):
        return False
    described = next((w for w in words if w.place == noun.place - 1), None)
    return described is None or described.noun or not described.low.endswith("en")


def one_by_form(noun: Word, article: str) -> bool:
    """Its ending says singular; without an article also what has none of the endings plurals have."""
    return noun.low.endswith(SINGULAR_ENDS) or (not article and surely_singular(noun.low))


def accusative(noun: Word, words: Sequence[Word]) -> bool:
    """A determiner that only stands before an object is near: "ihren", "keinen"."""
    return any(0 < noun.place - w.place <= BEFORE and w.low in frame_words()["accusative"] for w in words)


def acts_behind(noun: Word, finite: Word, words: Sequence[Word]) -> bool:
    """Right behind the verb, and able to do something."""
    between = [word for word in words if finite.place < word.place < noun.place]
    able = noun.name is not None or is_actor(noun.low) or noun.text.isupper()
    return able and not any(nominal(w) or w.low == "sich" for w in between)


def perhaps_object(front: Word, behind: Sequence[Word], words: Sequence[Word]) -> bool:
    """ "Ein Netz baut Ulm": a thing before the verb, who could do it behind."""
    able = front.name is not None or article_before(front, words) == "der" or is_actor(front.low)
    return not able and any(word.name or is_actor(word.low) for word in behind)


def either_way(front: Word, behind: Sequence[Word], words: Sequence[Word]) -> bool:
    """ "Das Netz, das …, prüft die App": two things, and neither article tells which is the object."""
    if front.name is not None or is_actor(front.low):
        return False
    unmarked = ("die", "das", "eine")
    beside = behind and article_before(front, words) in unmarked and article_before(behind[0], words) in unmarked
    return bool(beside) and not front.low.endswith(PLURAL_ENDS)


def perhaps_several(noun: Word, finite: Word, words: Sequence[Word]) -> bool:
    """ "Plätze zeigt die Karte": no article and an ending plurals have, where one does it."""
    bare = noun.name is None and not article_before(noun, words) and noun.low.endswith(("e", "er"))
    return bare and not finite.low.endswith("en")


def timed(word: Word) -> bool:
    """Says when, how much or in what regard, and does nothing: "Ende", "Prozent", "angesichts"."""
    return word.low in frame_words()["amounts"]


def done_before(noun: Word, following: Mapping[Word, Word]) -> bool:
    """ "der vom Rat beschlossene Plan": who did what the participle before the next noun says."""
    participle = following.get(noun)
    if participle is None or participle.place != noun.place + 1 or not participle.content:
        return False
    after = following.get(participle)
    return participle.low.endswith(DECLINED_PARTICIPLE) and after is not None and nominal(after)


def stands_second(verb: Word, noun: Word, reading: Reading) -> bool:
    """ ", der Eintritt kostet 2 Euro": right behind its noun and not last, as in no relative clause."""
    places = [word.place for word in reading.words if word.soft == verb.soft]
    places += [figure.place for figure in reading.figures if figure.soft == verb.soft]
    return verb.place == noun.place + 1 and verb.place < max(places)


def beyond_agent(noun: Word, unit: Unit) -> bool:
    """ "durch den Verein leere Läden": the preposition is that of the noun before, and only of that."""
    before = next((word for word in reversed(unit.words) if nominal(word) and word.place < noun.place), None)
    if before is None or before.cue != noun.cue or joined_nouns(before, noun, unit):
        return False
    return not any(w.low in markers().prepositions for w in unit.words if before.place < w.place < noun.place)


def compared(word: Word, reading: Reading) -> bool:
    """Behind "als" or "wie", over articles and adjectives."""
    for other in reversed(at_places(reading, word.place - BEFORE - 1, word.place - 1)):
        if other.low in ("als", "wie"):
            return True
        if nominal(other) or verbal(other.low):
            return False
    return False
