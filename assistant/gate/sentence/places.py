"""The words of a reading by where they stand: in a clause, between two places, right behind another.

Looked up, because checks ask it for every word of a statement: when each question went through all words, 2,700 words
in one sentence took 1.8 seconds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.sentence.segments import surely_finite
from assistant.gate.words.closed_words import AND, AND_OR, ARTICLES, DER_DIE_DAS, SUBJECT_ARTICLES
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import surely_singular
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_LIKE_DER = _GERMAN.words("like_der")
_LONGEST_NAME = 5
"""Tokens from the first word of a name in several words to its short form in brackets."""
_SINGLE = _GERMAN.words("single")


def first_bare(reading: Reading, clause: int) -> Word | None:
    """The first noun of a clause that neither preposition nor oblique article introduces: most often its subject."""
    found = bare(reading, clause)
    return found[0] if found else None


@lru_cache(maxsize=4096)
def bare(reading: Reading, clause: int) -> tuple[Word, ...]:
    """The nouns and names of a clause that neither preposition nor oblique article introduces."""
    return tuple([w for w in reading.clauses[clause] if w.content and (w.noun or w.name) and not w.cue])


def relative(reading: Reading, clause: int) -> bool:
    """Opens with the pronoun of a relative clause, most often its subject; the first bare noun in it is none."""
    words = reading.clauses[clause]
    return reading.parents[clause] is not None and bool(words) and words[0].low in DER_DIE_DAS


def in_clause(reading: Reading, clause: int) -> tuple[Word, ...]:
    """The words of a clause; whoever asks for every word must not look through all words each time."""
    return reading.clauses[clause]


def lows_in(reading: Reading, clause: int) -> frozenset[str]:
    """The words of a clause in lower case."""
    return _lows_by_clause(reading)[clause]


@kept
def _lows_by_clause(reading: Reading) -> list[frozenset[str]]:
    if len(reading.clauses) == 1:
        return [reading.lows]
    return [frozenset([word.low for word in words]) for words in reading.clauses]


def at_places(reading: Reading, first: int, last: int) -> tuple[Word, ...]:
    """The words from place ``first`` to place ``last``, both included."""
    places = _places(reading)
    return reading.words[bisect_left(places, first) : bisect_right(places, last)]


def word_before(reading: Reading, place: int) -> Word | None:
    """The word directly before a place; None where a figure or punctuation stands there."""
    return reading.by_place.get(place - 1)


def word_behind(reading: Reading, place: int) -> Word | None:
    """The word directly behind a place; None where a figure or punctuation stands there."""
    return reading.by_place.get(place + 1)


def next_word(reading: Reading, word: Word) -> Word | None:
    """The word behind, over figures and punctuation."""
    return next_words(reading).get(word)


@kept
def next_words(reading: Reading) -> Mapping[Word, Word]:
    """For every word but the last the one behind it."""
    return dict(pairwise(reading.words))


@kept
def _places(reading: Reading) -> tuple[int, ...]:
    return tuple([word.place for word in reading.words])


@kept
def repeated(reading: Reading) -> frozenset[str]:
    """Stems of several content words; cached, for every pair of words of a statement is asked for."""
    counted = Counter(word.stem for word in reading.content)
    return frozenset(stem for stem, number in counted.items() if number > 1)


def attributive(word: Word, reading: Reading) -> bool:
    """Between an article and a noun: "einen wichtigen Beitrag"."""
    near = {other.place - word.place: other for other in in_clause(reading, word.clause)}
    return -1 in near and near[-1].low in ARTICLES and 1 in near and near[1].noun and not verbal(word.low)


def article_of(word: Word, clause: Sequence[Word]) -> str:
    """The article of the phrase that ends in ``word``, over adjectives and earlier conjuncts."""
    before = clause[: bisect_left(clause, word.place, key=attrgetter("place"))]
    for number, other in zip(range(len(before) - 1, -1, -1), reversed(before), strict=True):
        if other.low == "der" and behind_figure(before[number - 1] if number else None, other, clause):
            return ""
        if other.low in SUBJECT_ARTICLES:
            return other.low
        if other.low in _LIKE_DER:
            return "der"
        if other.noun or (verbal(other.low) and not _describing(other, word, clause)):
            return ""
    return ""


def behind_figure(last: Word | None, article: Word, words: Sequence[Word]) -> bool:
    """ "führt 17 der 29 Maßnahmen weiter": the article is that of a genitive, and what one does not several do."""
    if last is None:
        behind = article.place == 1
    else:
        behind = article.place - last.place == len(("figure", "article")) and article.soft == last.soft
    return behind and any(w.low.endswith(("t", "te")) and not w.noun and verbal(w.low) for w in words)


def _describing(other: Word, word: Word, clause: Sequence[Word]) -> bool:
    """ "betont der 2024 verabschiedete Plan": right before its noun, and the clause has had its verb."""
    before = (w for w in clause if w.place < other.place - 1 and not w.noun)
    return other.place == word.place - 1 and other.low.endswith("te") and any(verbal(w.low) for w in before)


def town_attribute(word: Word, reading: Reading) -> bool:
    """ "Lübecker Plattform", "Ulms „LoRaPark“": preposition and case are those of the noun behind the town."""
    if word.name is None or not (word.low.endswith(("er", "s")) or word.text[0].islower()):
        return False
    near = at_places(reading, word.place + 1, word.place + 2)
    return any(other.noun and (other.quoted or other.place == word.place + 1) for other in near)


def object_first(word: Word, verb: Word, reading: Reading) -> bool:
    """ "Kurse, Räume und Geräte bietet das Haus", "Jede Arie singen zwei": the verb tells several from one."""
    return word.place < verb.place and (_listed_before(verb, reading) or one_before_several(word, verb, reading))


def one_before_several(word: Word, verb: Word, reading: Reading) -> bool:
    """A noun behind "jede" or "eine" that opens its clause, and a verb in the plural behind it."""
    clause = in_clause(reading, verb.clause)
    if not verb.low.endswith("en") or clause[0].low not in _SINGLE or word.clause != verb.clause:
        return False
    before = [w for w in clause if w.place < verb.place]
    return word in before and not any(w.low in AND_OR for w in before)


def one_before_plural(word: Word, reading: Reading) -> bool:
    """ "Ulms Dienst sollen Sensoren melden": one noun is no subject of a verb in the plural."""
    clause = in_clause(reading, word.clause)
    verb = next((w for w in clause if not w.noun and surely_finite(w)), None)
    before = [w for w in clause if verb is not None and w.place < verb.place]
    alone = word in before and not any(w.low in AND_OR for w in before)
    return alone and verb is not None and verb.low.endswith("en") and surely_singular(word.low)


def short_form(word: Word, reading: Reading) -> tuple[Word, ...]:
    """ "Deutsches Institut für Urbanistik (Difu)", "eine Übersicht (Dashboard)": the one word in brackets behind."""
    for other in at_places(reading, word.place + 1, word.place + _LONGEST_NAME):
        if reading.text[other.start - 1] == "(":
            closes = reading.text.startswith(")", other.start + len(other.text))
            return (other,) if other.noun and closes and not other.name else ()
        if not other.noun and other.content:
            return ()
    return ()


def _listed_before(verb: Word, reading: Reading) -> bool:
    if not verb.low.endswith("t"):
        return False
    before = at_places(reading, verb.place - 2, verb.place - 1)
    joined = len(before) == 2 and before[0].low in AND and before[1].noun
    joined = joined and (not before[1].cue or verb.soft - in_clause(reading, verb.clause)[0].soft > 1)
    return joined and any(w.place > verb.place and w.noun and not w.cue for w in in_clause(reading, verb.clause))
