"""A sentence as the gate reads it: words and figures in order, subclauses, and the closed-class marks on them.

There is no parser here. Subclauses are cut at punctuation and conjunctions, which is enough to keep a "nicht" or a
"geplant" from reaching into the neighbouring clause.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from operator import attrgetter
from typing import Any, Final, TypeVar

from assistant.gate.sentence.cues import CONTRACTED, Cues
from assistant.gate.sentence.figures import Figure
from assistant.gate.sentence.names import name_forms, names_in
from assistant.gate.sentence.phrases import opens_infinitive
from assistant.gate.sentence.tokenized import tokenized
from assistant.gate.sentence.tokens import QUOTES, Token
from assistant.gate.words.closed_words import BEING
from assistant.gate.words.families import family, light_families, vague_stems
from assistant.gate.words.lexemes import Lexeme
from assistant.gate.words.lexicon import adverbial, function_words, saints
from assistant.gate.words.markers import labels, markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal
from ingest.german import fold
from ingest.german.numbers import EURO

_GERMAN = ModuleWords(__name__)


@dataclass(slots=True, eq=False)
class Word:
    """A word with its place in the sentence. Final rather than frozen: that makes one in a quarter of the time.

    ``place`` counts tokens; ``clause`` numbers the subclause, ``hard`` the part between strong punctuation and ``soft``
    the part between any punctuation or "und". ``name`` is the catalogue name it is a form of.
    """

    text: Final[str]
    low: Final[str]
    stem: Final[str]
    start: Final[int]
    place: Final[int]
    clause: Final[int]
    hard: Final[int]
    soft: Final[int]
    content: Final[bool]
    light: Final[bool]
    noun: Final[bool]
    quoted: Final[bool]
    name: Final[str | None]
    _cues: Final[Cues]
    _cue: str | None = field(default=None, init=False)

    @property
    def cue(self) -> str:
        """The preposition or case of its phrase, looked for when it is first asked for."""
        if self._cue is None:
            self._cue = self._cues.of(self.place)
        return self._cue


@dataclass(slots=True, eq=False)
class PlacedFigure:
    """A figure with its place among the words; ``noun`` is the counted thing, where one follows."""

    figure: Final[Figure]
    place: Final[int]
    clause: Final[int]
    hard: Final[int]
    soft: Final[int]
    bracketed: Final[bool]
    cue: Final[str]
    qualifier: Final[str | None]
    noun: Final[Word | None]


Item = Word | PlacedFigure


_IN_ORDER = attrgetter("place")


def text_of(item: Item) -> str:
    """A word or figure as it is written."""
    return item.text if isinstance(item, Word) else item.figure.text


@dataclass(slots=True, eq=False)
class Reading:
    """One sentence. ``parents`` gives for every clause the clause whose "soll" or "geplant" also covers it.

    ``clauses`` has the words of every clause, ``by_place`` the word at a place that has one.
    Readings and their words are compared by identity, which makes them cheap keys of caches. ``lows`` are the words in
    lower case: most checks ask first whether there is a word they need.
    """

    text: Final[str]
    words: Final[tuple[Word, ...]]
    figures: Final[tuple[PlacedFigure, ...]]
    parents: Final[tuple[int | None, ...]]
    clauses: Final[tuple[tuple[Word, ...], ...]]
    by_place: Final[Mapping[int, Word]]
    content: Final[tuple[Word, ...]]
    names: Final[frozenset[str]]
    stems: Final[frozenset[str]]
    lows: Final[frozenset[str]]
    notes: Final[dict[object, Any]] = field(default_factory=dict, repr=False)
    """What ``kept`` functions told of it."""


Told = TypeVar("Told")


def kept(tell: Callable[[Reading], Told]) -> Callable[[Reading], Told]:
    """Worked out once for a reading and kept with it as long as it lives.

    A cache of its own for each function made three objects for every answer, which the garbage collector has to visit.
    """

    @wraps(tell)
    def told(reading: Reading) -> Told:
        notes = reading.notes
        try:
            known: Told = notes[tell]
        except KeyError:
            known = notes[tell] = tell(reading)
        return known

    return told


@kept
def items_of(reading: Reading) -> tuple[Item, ...]:
    """Words and figures in their order."""
    if not reading.figures:
        return reading.words
    items: tuple[Item, ...] = (*reading.words, *reading.figures)
    return tuple(sorted(items, key=_IN_ORDER))


@lru_cache(maxsize=4096)
def read(sentence: str, names: frozenset[str] = frozenset()) -> Reading:
    """Read one sentence; citation markers are left out. Cached, because the quotes of a run come again and again."""
    texts = [token.text for token in tokenized(sentence).tokens]
    return _read(sentence, tuple(names_in(texts, name_forms(names))))


@lru_cache(maxsize=4096)
def _read(sentence: str, names: tuple[str | None, ...]) -> Reading:
    """``names`` its tokens are forms of. One object, and all that is kept with it, for whatever names it has not."""
    return _Reader(sentence, names).reading()


_SCARCE = _GERMAN.word("scarce")
EITHER = "either"
"""Bound of a figure behind an "über" that the verb asks for or that bounds it."""
STAND = _GERMAN.word("stand")
"""Cue of a date that says how old the source is ("Stand Juni 2025"): no other figure of the sentence rivals it."""


class _Reader:
    """One pass over the tokens of a sentence."""

    def __init__(self, sentence: str, names: tuple[str | None, ...]) -> None:
        cut = tokenized(sentence)
        self.text, self.found, self.tokens, self.lexemes = cut.text, cut.figures, cut.tokens, cut.lexemes
        self.clauses, self.hards, self.parents = cut.clauses, cut.hards, cut.parents
        self.softs, self.bracketed, self.particles = cut.softs, cut.bracketed, cut.particles
        self.names = names
        self.parted = frozenset(self.particles.values())
        self.cues = Cues(self.text, self.tokens, self.lexemes, names, self.found, self.clauses)
        self.dated = any(figure.date for figure in self.found)
        self.saints = saints()

    def reading(self) -> Reading:
        words = self._words()
        by_place = {word.place: word for word in words}
        placed = tuple(
            PlacedFigure(
                self.found[token.figure],
                place,
                self.clauses[place],
                self.hards[place],
                self.softs[place],
                self.bracketed[place],
                self._date_cue(place),
                self._qualifier(place),
                self._noun_after(place, by_place),
            )
            for place, token in enumerate(self.tokens)
            if token.figure is not None
        )
        content = tuple([word for word in words if word.content])
        names = frozenset([word.name for word in words if word.name])
        stems, lows = frozenset([word.stem for word in content]), frozenset([word.low for word in words])
        clauses = self._by_clause(words)
        return Reading(self.text, tuple(words), placed, self.parents, clauses, by_place, content, names, stems, lows)

    def _by_clause(self, words: list[Word]) -> tuple[tuple[Word, ...], ...]:
        if len(self.parents) == 1:
            return (tuple(words),)
        clauses: list[list[Word]] = [[] for _ in self.parents]
        for word in words:
            clauses[word.clause].append(word)
        return tuple(map(tuple, clauses))

    def _words(self) -> list[Word]:
        words, quoted, first = [], False, True
        for place, (token, known) in enumerate(zip(self.tokens, self.lexemes, strict=True)):
            if token.figure is not None:
                first = False
            elif known.word:
                words.append(self._word(place, token, known, quoted, first))
                first = False
            elif token.text in QUOTES:
                quoted = token.text in "„»" or (token.text == '"' and not quoted)
        return words

    def _word(self, place: int, token: Token, known: Lexeme, quoted: bool, first: bool) -> Word:
        low, particle, name = token.low, self.particles.get(place), self.names[place]
        function = known.function and not (quoted and known.capital) and not (low == _SCARCE and self._scarce(place))
        content = not function and len(low) > 1 and known.plain not in self.parted
        content = content and not (low in self.saints and self._begins_name(place))
        frames = _frames_in_two(known, low, particle) if particle else known.light or (self.dated and known.edge)
        light = frames and not quoted and name is None
        noun = known.noun and not (first and not quoted and (function or self._capital_by_place(place)))
        key = particle + known.stem if particle else known.stem
        return Word(  # by place: by name it takes twice as long
            token.text, low, key, token.start, place, self.clauses[place], self.hards[place], self.softs[place],
            content, light, noun, quoted, name, self.cues,
        )  # fmt: skip

    def _scarce(self, place: int) -> bool:
        """ "Weil die Mittel knapp waren", "das Geld ist knapp": it bounds no figure, it is said of the subject."""
        following = self.tokens[place + 1 : place + 2]
        if following and following[0].low in BEING:
            return True
        closes = not following or following[0].text in ",;.()"
        beside = zip(self.tokens[:place], self.clauses, strict=False)
        return closes and any(token.low in BEING for token, clause in beside if clause == self.clauses[place])

    def _begins_name(self, place: int) -> bool:
        """ "Bad" of "Bad Kissingen", which is known by its other word."""
        return any(self.names[place + 1 : place + 2])

    def _capital_by_place(self, place: int) -> bool:
        """What is no noun and has its capital because it opens the sentence."""
        low = self.tokens[place].low
        before_noun = low.endswith("e") and self._before_noun(place)
        return self._verb_first(place) or before_noun or bool(_PARTICIPLE.match(low)) or self._adverbial(place)

    def _verb_first(self, place: int) -> bool:
        """ "Stimmt der Rat zu", but not "Standort der Orgel"."""
        token = self.tokens[place]
        return verbal(token.low) and not self._before_capital(place) and self.lexemes[place].stem not in vague_stems()

    def _adverbial(self, place: int) -> bool:
        """ "Gemeinsam mit", "Durchschnittlich", "Gelernt wird": written with a capital only as the first word."""
        token, following = self.tokens[place], self.tokens[place + 1 : place + 2]
        participle = token.low.startswith("ge") and token.low.endswith(("t", "en"))
        participle = participle or bool(_INSEPARABLE.match(token.low))
        passive = bool(following) and following[0].low in markers().auxiliary
        return token.low in adverbial() or bool(_ADVERB.search(token.low)) or (participle and passive)

    def _before_noun(self, place: int) -> bool:
        """ "Digitale Zwillinge", but not "Schule Lemgo"."""
        return self._before_capital(place) and self.names[place + 1] is None

    def _before_capital(self, place: int) -> bool:
        return place + 1 < len(self.tokens) and self.lexemes[place + 1].capital

    def _date_cue(self, place: int) -> str:
        """The preposition before a date or amount: "seit", "bis", "ab"; "stand" for the date of the source."""
        near = [token.low for token in self.tokens[max(0, place - 2) : place]]
        stated = near[-1:] == [STAND] or (near[:1] == [STAND] and near[-1] in ("von", "vom"))
        if stated and self.found[self.tokens[place].figure or 0].date:
            return STAND
        for index in range(place - 1, max(-1, place - 3), -1):
            if (low := self.tokens[index].low) in markers().prepositions:
                return "" if opens_infinitive(self.tokens, index, self.clauses) else CONTRACTED.get(low, low)
        following = self.tokens[place + 1 : place + 3]
        return "von" if following and following[0].low == "bis" else ""

    def _qualifier(self, place: int) -> str | None:
        for index in range(place - 1, max(-1, place - 3), -1):
            low = self.tokens[index].low
            for name, forms in markers().qualifier.items():
                if low in forms:
                    return self._kind_of_bound(name, index)
            dated = self.found[self.tokens[place].figure or 0].date is not None
            if low == "bis" and not dated and not self._counted(index - 1):
                return "at_most"
            if low not in function_words() or low in markers().prepositions:
                return None
        return None

    def _kind_of_bound(self, name: str, index: int) -> str | None:
        """Not "unter den 32 Orten"; "über zwei Sensoren" is how, "informierte über 40 Orte" may be what or how many."""
        low, following = self.tokens[index].low, self.tokens[index + 1]
        if low == "unter" and following.low in _PARTITIVE:
            return None
        if low != "über":
            return name
        counted = self.found[following.figure] if following.figure is not None else None
        if counted and not counted.unit and counted.value is not None and counted.value < _FEW:
            return None
        return EITHER if self._topical(index) or self._worth(index, counted) else name

    def _worth(self, index: int, counted: Figure | None) -> bool:
        """ "ein Zuschuss über 5 Millionen Euro": how large it is, no bound."""
        money = counted is not None and counted.unit == EURO
        return money and index > 0 and self.tokens[index - 1].low.endswith(_GRANTS)

    def _topical(self, place: int) -> bool:
        """ "verfügt über 27 Ortsteile", "stimmten über 46 Vorschläge ab": no bound, the verb asks for it."""
        doubled = place > 0 and self.tokens[place - 1].low in markers().prepositions
        return not doubled and any(token.low.startswith(_ASKING_UEBER) for token in self.tokens)

    def _counted(self, index: int) -> bool:
        return index >= 0 and self.tokens[index].figure is not None

    def _noun_after(self, place: int, by_place: dict[int, Word]) -> Word | None:
        if place and self.tokens[place - 1].low in labels():
            return None
        dated = self.found[self.tokens[place].figure or 0].date
        for index in range(place + 1, min(len(self.tokens), place + 6)):
            token = self.tokens[index]
            if token.text in ",;:()–" or (token.low in markers().prepositions and (dated or token.low != "von")):
                return None
            word = by_place.get(index)
            if word and word.noun and not (word.name and word.low.endswith("er") and self._before_capital(index)):
                return word
            if token.figure is None and verbal(token.low):
                return None
        return None


def _frames_in_two(known: Lexeme, low: str, particle: str) -> bool:
    """A verb in two parts that only frames a fact, or is compared by a check of its own, as "schlug … vor" is."""
    marked = any(low in forms and particle == fold(part) for forms, part, _ in markers().separable)
    return marked or family(particle + known.stem) in light_families()


_PARTICIPLE = re.compile(r"(?:um|ein|auf|aus|vor|an|ab|zu|mit|bei|nach|frei|fest|her|hin)ge\w{3,}(?:t|en)$")
"""At the beginning of a sentence it is written with a capital: "Eingeladen hatte das BBSR"."""
_INSEPARABLE = re.compile(r"(?:be|er|ver|zer|ent)\w{2,}t$")
"""Before "wurde", at the beginning: "Erarbeitet wurde"; a noun in singular would have an article."""
_ADVERB = _GERMAN.pattern("adverb")
_ASKING_UEBER = _GERMAN.endings("asking_ueber")
_GRANTS = _GERMAN.endings("grants")
_PARTITIVE = _GERMAN.words("partitive")
_FEW = 5
"""Counts below are not bounded by "über": it says by what way."""
