"""Verbs in two parts: "wertet … aus" is read as one verb, "auswertet", wherever its particle stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.gate.sentence.tokens import Token
from assistant.gate.words.closed_words import ARTICLES, JOINING
from assistant.gate.words.endings import FINITE_IN_ET, INFINITIVE
from assistant.gate.words.families import family, known_families
from assistant.gate.words.lexemes import Lexeme
from assistant.gate.words.lexicon import function_words, strong_forms
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of, unmarked
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_ENDS = frozenset(",;:.()–!?")
_PARTED = _GERMAN.pattern("parted")
"""Participles and infinitives that have a particle of their own."""
_BEING = _GERMAN.words("being")
_ADJECTIVES = _GERMAN.words("adjectives")
""" "Ob sich die Stadt bewirbt, ist noch offen": behind "ist" such a particle is an adjective."""


def separated(tokens: Sequence[Token], clauses: Sequence[int], lexemes: Sequence[Lexeme]) -> Mapping[int, str]:
    """Place of a verb → its particle, for every clause that ends in one."""
    found: dict[int, str] = {}
    for place, known in enumerate(lexemes):
        if not known.particle or tokens[place].figure is not None:
            continue
        if _closes(tokens, place) and not _paired(tokens, place):
            verb = _verb_before(tokens, clauses, place)
            if verb is not None:
                found.setdefault(verb, known.plain)
    return found


def _closes(tokens: Sequence[Token], place: int) -> bool:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is None or following.text in _ENDS or following.low in JOINING


def _paired(tokens: Sequence[Token], place: int) -> bool:
    """ "vor und nach dem Umbau": a preposition whose noun comes behind the second one."""
    after = tokens[place + 1 : place + 3]
    return len(after) == 2 and after[0].low in JOINING and after[1].low in markers().prepositions


def _verb_before(tokens: Sequence[Token], clauses: Sequence[int], place: int) -> int | None:
    """The first verb of the clause that the lists know with this particle, else the first behind the last joint."""
    inside = [index for index in range(place) if clauses[index] == clauses[place]]
    adjective = tokens[place].low in _ADJECTIVES
    being = max((index for index in inside if adjective and tokens[index].low in _BEING), default=-1)
    found = [index for index in inside if index > being and _parts(tokens, index)]
    particle = unmarked(tokens[place].low)
    known = next((i for i in found if family(particle + stem_of(tokens[i].text)) in known_families()), None)
    if known is not None or not found:
        return known
    joint = max((i for i in range(found[-1]) if tokens[i].low in JOINING or tokens[i].text == ","), default=-1)
    return next(index for index in found if index > joint)


def _parts(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.figure is not None or (not token.text[0].islower() and index) or token.low in markers().auxiliary:
        return False
    if token.phrase or _PARTED.match(token.low) or _attributive(tokens, index):
        return False
    if verbal(token.low) or token.low.endswith(FINITE_IN_ET) or stem_of(token.low) in strong_forms():
        return token.low not in function_words() or token.low in markers().parting
    before = tokens[index - 1].text if index else ""
    opening = before[:1].isupper() or before == ","
    return token.low.endswith(INFINITIVE) and token.low not in function_words() and opening


def _attributive(tokens: Sequence[Token], index: int) -> bool:
    """ "den nächsten Bus": between article or preposition and noun stands an adjective."""
    before = tokens[index - 1].low if index else ""
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    return after[:1].isupper() and (before in markers().prepositions or before in ARTICLES)
