"""The cue of a word: the preposition of its phrase, or its case, looked for backwards from the word.

It is looked for when it is first asked for: of most sentences of a quote no check asks. Neighbours look at the same
tokens: what a token says of all words behind it is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from assistant.gate.sentence.clauses import adjectives
from assistant.gate.sentence.figures import Figure
from assistant.gate.sentence.phrases import SOME_OF, outside
from assistant.gate.sentence.tokens import Token
from assistant.gate.words.closed_words import ARTICLES, BEFORE_DOER, BEFORE_ZU, LINKS, RELATIVES
from assistant.gate.words.lexemes import Lexeme
from assistant.gate.words.lexicon import function_words
from assistant.gate.words.markers import labels, markers, places
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import cells_of
from assistant.gate.words.stems import stem_of
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

CONTRACTED = _GERMAN.pairs("contracted")
_CASES = _GERMAN.pairs("cases")
_BEHIND = _GERMAN.word("behind")
"""The one preposition that always stands behind its phrase."""
_LONGEST_PHRASE = 14
"""Tokens from a preposition to the last noun of a list behind it."""
_NOMINATIVES = _GERMAN.words("nominatives")
_LONGEST_DOER = 5
"""Tokens from "von" to the doer of a passive: "von den neuen Wolfsburger Sensoren"."""
_DEGREES = _GERMAN.words("degrees")
"""Between article and participle: "einen gut durchmischten Handel"."""
_FEMALE = re.compile(r"(?<!spr)(?<!schw)ung$|(?:heit|keit|tät|ion|wehr)$|(?<!^)schaft$")
"""Feminine nouns: "der" before one is a dative where it is no genitive."""
_OFFICES = _GERMAN.endings("offices")
_GENITIVES = _GERMAN.words("genitives")
_BARE_GENITIVE = "er"
"""Ends an adjective that tells the genitive by itself."""
_PHRASE_ENDS = _GERMAN.words("phrase_ends")


class Cues:
    """Of the words of one sentence; ``names`` are the names its tokens are forms of."""

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        lexemes: Sequence[Lexeme],
        names: Sequence[str | None],
        found: Sequence[Figure],
        clauses: Sequence[int],
    ) -> None:
        self.text, self.tokens, self.lexemes, self.names = text, tokens, lexemes, names
        self.found, self.clauses = found, clauses
        self.prepositions = markers().prepositions

    @cached_property
    def _source_end(self) -> int:
        """Where the last phrase ends that has its preposition behind it; 0 if there is none."""
        if _BEHIND not in self.text.lower():
            return 0
        return max((place for place, token in enumerate(self.tokens) if token.low == _BEHIND), default=0)

    @cached_property
    def _inside(self) -> list[bool | None]:
        """What ``_within_phrase`` has told of each token."""
        return [None] * len(self.tokens)

    def of(self, place: int) -> str:
        """The preposition of the phrase of the word at ``place``, "gen" behind a noun, else its case, else ""."""
        case, tokens, prepositions, inside = "", self.tokens, self.prepositions, self._inside
        for index in range(place - 1, max(-1, place - _LONGEST_PHRASE), -1):
            low = tokens[index].low
            if index == place - 1 and self.names[place] is not None and self._dates(index):
                return ""
            if low in RELATIVES and self._pronoun(index):
                return case
            if low in prepositions and (low != "von" or not self._doubled(index)) and not self._abbreviation(index):
                return self._introduced(index, place, case)
            if index == place - 1:
                may_own = low in _GENITIVES or low.endswith(_BARE_GENITIVE)
                if may_own and (owned := self._owned(index)) is not None:
                    return owned
                case = "dat" if low == "der" and _FEMALE.search(tokens[place].low) else _CASES.get(low, "")
            else:
                case = case or _CASES.get(low, "")
                if low in _GENITIVES and index and self._owns(index - 1) and not self._subject_by_adjective(index):
                    return "gen"
            within = inside[index]
            if not (self._within_phrase(index) if within is None else within):
                break
        return "laut" if place < self._source_end and self._according(place) else case

    def _introduced(self, index: int, place: int, case: str) -> str:
        """The cue by the preposition at ``index``; ``case``, found behind it, where its phrase has ended."""
        tokens = self.tokens
        if tokens[index - 1].text == "," and self._relative(index):
            return ""
        low = tokens[index].low
        return case if outside(tokens, index, place, self.found, self.clauses) else CONTRACTED.get(low, low)

    def _owned(self, index: int) -> str | None:
        """The cue of the noun right behind the word at ``index`` where that hangs on the noun before; else None."""
        low = self.tokens[index].low
        if index and (low in _GENITIVES or self._bare_genitive(index)) and self._owns(index - 1):
            return "" if low == "der" and self._subject_behind_town(index) else "gen"
        return "gen" if low in _GENITIVES and self._numbered(index - 1) else None

    def _subject_by_adjective(self, index: int) -> bool:
        """ "der autonome Bus": behind "der" an adjective in -e is that of a subject; all others would end in -en."""
        after = self.tokens[index + 1]
        return self.tokens[index].low == "der" and after.text.islower() and after.low.endswith("e")

    def _within_phrase(self, index: int) -> bool:
        """True where the word at ``index`` may stand within a phrase; kept, for several words ask of the same one."""
        within = self._inside[index] = self._inside_phrase(index)
        return within

    def _dates(self, index: int) -> bool:
        """ "zeigten auf der Messe 2022 Ulm und Ried": behind a date begins another phrase."""
        figure = self.tokens[index].figure
        return figure is not None and self.found[figure].date is not None

    def _pronoun(self, index: int) -> bool:
        """ ", den der Kreis baut", ", den Ulm baut": no article of what follows, which has one or needs none."""
        after = self.tokens[index + 1]
        if not index or self.tokens[index - 1].text != ",":
            return False
        town = self.names[index + 1] is not None and not after.low.endswith(("er", "s"))
        return after.low in _NOMINATIVES or town

    def _doubled(self, index: int) -> bool:
        """ "mithilfe von": the first says what the phrase is."""
        return self.tokens[index].low == "von" and index > 0 and self.tokens[index - 1].low == "mithilfe"

    def _numbered(self, index: int) -> bool:
        """ "Staffel 2 der Projekte": the number is part of the noun's name."""
        return index > 0 and self.tokens[index].figure is not None and self.tokens[index - 1].low in labels()

    def _abbreviation(self, index: int) -> bool:
        """ "Region AUF": in a sentence that is not all capitals."""
        return self.tokens[index].text.isupper() and not self.text.isupper()

    def _according(self, place: int) -> bool:
        """ "Einer Umfrage im Auftrag der Stadt zufolge": the preposition stands behind its phrase."""
        if not self.lexemes[place].capital:
            return False
        between = self.tokens[place + 1 : self._source_end]
        return not any(token.text in ",;:()–" or (token.text.islower() and verbal(token.low)) for token in between)

    def _bare_genitive(self, index: int) -> bool:
        """ "Möglichkeiten digitaler Zwillinge": an adjective in -er right behind a noun and right before the next."""
        token = self.tokens[index]
        if not token.low.endswith(_BARE_GENITIVE) or token.figure is not None or not token.text.islower():
            return False
        known = token.low in function_words() or self.names[index - 1] is not None
        return not known and self.tokens[index + 1].text[0].isupper()

    def _subject_behind_town(self, index: int) -> bool:
        """ "gab in Ulm der Rat heraus": "der" before what is surely masculine is no genitive."""
        if self.names[index - 1] is None or index < 2 or self.tokens[index - 2].low not in self.prepositions:
            return False
        low = self.tokens[index + 1].low
        cells = cells_of(low) or frozenset()
        return low.endswith(_OFFICES) or ("m1" in cells and cells.isdisjoint(("f2", "p2")))

    def _owns(self, index: int) -> bool:
        """A noun, or "einige" in "einige der Vorhaben"."""
        token = self.tokens[index]
        return token.low in SOME_OF or (self.lexemes[index].capital and token.figure is None and index > 0)

    def _inside_phrase(self, index: int) -> bool:
        """True for what may stand between preposition and noun: articles, adjectives, figures, earlier conjuncts."""
        token = self.tokens[index]
        if token.figure is not None or token.text in '„“”"»«':
            return True
        if token.low in LINKS:
            same = self.clauses[index - 1] == self.clauses[index]
            return index > 0 and same and (self.lexemes[index - 1].capital or adjectives(self.tokens, index))
        if self.lexemes[index].capital:
            return self.tokens[index + 1].low in LINKS or self._goes_on(index)
        before = self.tokens[index - 1]
        if index and before.figure is None and before.text != before.low and token.low not in function_words():
            return before.low in function_words()
        if not token.text[0].islower():
            return False
        if verbal(token.low) and not self._participle(index) and not adjectives(self.tokens, index - 1):
            return False
        return token.low not in _PHRASE_ENDS or (token.low == "etwa" and self.tokens[index + 1].figure is not None)

    def _relative(self, index: int) -> bool:
        """ ", über die regionale Händler liefern": the preposition is that of the pronoun, not of the noun behind."""
        after = self.tokens[index + 1].low if index + 1 < len(self.tokens) else ""
        opens = index > 1 and self.tokens[index - 1].text == "," and self.clauses[index - 1] != self.clauses[index - 2]
        return opens and after in RELATIVES and self.tokens[index].low not in BEFORE_ZU

    def _goes_on(self, index: int) -> bool:
        """Two nouns in a row are one phrase ("Landkreis Kusel"), but not town and thing: "in Pforzheim Fremdstoffe".

        Nor what is counted and another thing: "in drei Becken Wasserstand".
        """
        following = self.tokens[index + 1].text
        if self.text[self.tokens[index].end : self.tokens[index + 1].start] == "/":
            return True
        if not following[0].isupper():
            return False
        if self.names[index + 1] is not None and self._counts(index):
            return False
        town = self.names[index] and not self.tokens[index].low.endswith(("er", "s"))
        apart = (town and not self._with_article(index)) or (index > 0 and self.tokens[index - 1].figure is not None)
        if self._doer_before_subject(index):
            return False
        return not (apart and self.names[index + 1] is None and (not town or "-" not in following))

    def _counts(self, index: int) -> bool:
        """ "ist mit 17.000 Menschen Guben": people counted are not called by a town's name, "zwei Städte" are."""
        counted = index > 0 and self.tokens[index - 1].figure is not None
        return counted and stem_of(self.tokens[index].text) not in places()

    def _doer_before_subject(self, index: int) -> bool:
        """ "In drei Becken werden von den Sensoren Pegel gemessen": behind the doer of a passive stands its subject.

        Not in "vom Büro Terravolt der Bedarf": the subject has an article.
        """
        following = self.tokens[index + 1]
        if self.names[index + 1] is not None or not following.text[1:].islower() or self.names[index] is not None:
            return False
        if index + 2 < len(self.tokens) and self.tokens[index + 2].low in _NOMINATIVES:
            return False
        for place in range(index - 1, max(0, index - _LONGEST_DOER), -1):
            if self.tokens[place].low in BEFORE_DOER:
                opens = self.tokens[0].low in self.prepositions and self.clauses[0] == self.clauses[place]
                return opens and self.tokens[place - 1].low in markers().passive
            if not self._within(place):
                return False
        return False

    def _within(self, place: int) -> bool:
        """An article, an adjective or a town as one."""
        low = self.tokens[place].low
        return low in _CASES or low in ARTICLES or self.names[place] is not None or not self.lexemes[place].capital

    def _with_article(self, index: int) -> bool:
        """ "in der Bad Belzig App": towns have no article, it is that of the noun behind."""
        start = self._runs[index]
        return start > 0 and self.tokens[start - 1].low in ARTICLES

    @cached_property
    def _runs(self) -> list[int]:
        """For every place the first of the words with a capital that stand before it in a row, else the place."""
        starts: list[int] = []
        for place in range(len(self.tokens)):
            starts.append(starts[-1] if place and self.lexemes[place - 1].capital else place)
        return starts

    def _participle(self, index: int) -> bool:
        """ "in unterversorgte Orte": between preposition or article and noun stands an adjective."""
        before = self.tokens[index - 1].low if index else ""
        if before in _DEGREES and index > 1:
            before = self.tokens[index - 2].low
        capital = index + 1 < len(self.tokens) and self.lexemes[index + 1].capital
        return capital and (before in self.prepositions or before in ARTICLES)
