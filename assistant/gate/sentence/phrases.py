"""Where the phrase of a preposition ends, told by an article that cannot stand in it.

German need not repeat a preposition behind "und", so the noun behind "und" may belong to it. An article in another case
than the preposition asks for says that it does not: "in Aldorf und ein Turm". Nor does an article behind a date.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.sentence.figures import Figure
from assistant.gate.sentence.tokens import Token
from assistant.gate.words.closed_words import LINKS
from assistant.gate.words.endings import WITH_ZU
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

SOME_OF = _GERMAN.words("some_of")
"""Before "der" and a noun they make it a genitive: "einige der Vorhaben"."""
_DATIVE = _GERMAN.words("dative")
"""Prepositions that ask for a dative here; "neben" so where things are told one beside the other."""
_EITHER_CASE = _GERMAN.words("either_case")
_DATIVE_ARTICLES = _GERMAN.words("dative_articles")
_NO_DATIVE = _GERMAN.words("no_dative")
_ARTICLES = _NO_DATIVE | _GERMAN.words("articles")
_SUMMING = _GERMAN.words("summing")
"""Behind a comma they open another phrase: "in Sachsen, zusammen 600 Menschen"."""
_ENDING = _ARTICLES | _SUMMING
"""Words that may end a phrase."""


def outside(
    tokens: Sequence[Token], preposition: int, place: int, found: Sequence[Figure], clauses: Sequence[int]
) -> bool:
    """Does the word at ``place`` stand outside the phrase that the preposition at its place opens?"""
    if opens_infinitive(tokens, preposition, clauses):
        return True
    if preposition == place - 1:
        return False
    inside = [index for index in range(preposition + 1, place) if tokens[index].low in _ENDING]
    if not inside:
        return False
    asks = _asks_dative(tokens, preposition)
    return any(
        (asks and tokens[index].low in _NO_DATIVE and tokens[index - 1].low in LINKS)
        or (tokens[index].low in _SUMMING and tokens[index - 1].text == ",")
        or (tokens[index].low in _ARTICLES and any(_dates(token, found) for token in tokens[preposition + 1 : index]))
        for index in inside
    )


def _dates(token: Token, found: Sequence[Figure]) -> bool:
    return token.figure is not None and found[token.figure].date is not None


def _asks_dative(tokens: Sequence[Token], preposition: int) -> bool:
    low = tokens[preposition].low
    following = tokens[preposition + 1]
    static = low == "in" and following.text[0].isupper()
    return low in _DATIVE or static or (low in _EITHER_CASE and following.low in _DATIVE_ARTICLES)


def opens_infinitive(tokens: Sequence[Token], index: int, clauses: Sequence[int]) -> bool:
    """ "um Platz zu sparen": an "um" of an infinitive is no preposition of the noun behind it."""
    if tokens[index].low != "um":
        return False
    rest = [token for token, clause in zip(tokens[index:], clauses[index:], strict=True) if clause == clauses[index]]
    return any(token.low == "zu" or (token.text.islower() and WITH_ZU.search(token.low)) for token in rest)
