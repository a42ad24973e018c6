"""Verbs in two parts: "wertet … aus" is read as one verb, "auswertet", wherever its particle stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.gate.families import family, known_families
from assistant.gate.lexicon import function_words, markers, prefixes, strong_forms
from assistant.gate.stems import stem_of, unmarked
from assistant.gate.tokens import Token
from assistant.gate.verbs import verbal

_ENDS = frozenset(",;:.()–!?")
_JOINS = frozenset({"und", "oder", "sowie", "aber"})
_FINITE_IN_ET = ("tet", "det")
_ENDINGS = ("en", "ern", "eln")


def separated(tokens: Sequence[Token], clauses: Sequence[int]) -> Mapping[int, str]:
    """Place of a verb → its particle, for every clause that ends in one."""
    found: dict[int, str] = {}
    for place, token in enumerate(tokens):
        if _is_particle(token) and _closes(tokens, place):
            verb = _verb_before(tokens, clauses, place)
            if verb is not None:
                found.setdefault(verb, unmarked(token.low))
    return found


def _is_particle(token: Token) -> bool:
    return token.figure is None and token.text.islower() and unmarked(token.low) in prefixes()[0]


def _closes(tokens: Sequence[Token], place: int) -> bool:
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return following is None or following.text in _ENDS or following.low in _JOINS


def _verb_before(tokens: Sequence[Token], clauses: Sequence[int], place: int) -> int | None:
    """The first verb of the clause that the lists know with this particle, else the first; "ist" has none."""
    found = [index for index in range(place) if clauses[index] == clauses[place] and _parts(tokens, index)]
    particle = unmarked(tokens[place].low)
    known = (index for index in found if family(particle + stem_of(tokens[index].text)) in known_families())
    return next(known, found[0] if found else None)


def _parts(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.figure is not None or (not token.text[0].islower() and index) or token.low in markers().auxiliary:
        return False
    if verbal(token.low) or token.low.endswith(_FINITE_IN_ET) or stem_of(token.low) in strong_forms():
        return token.low not in function_words() or token.low in markers().parting
    before = tokens[index - 1].text if index else ""
    return token.low.endswith(_ENDINGS) and token.low not in function_words() and before[:1].isupper()
