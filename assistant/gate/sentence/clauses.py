"""Subclauses of a sentence, cut at punctuation and conjunctions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from assistant.gate.sentence.tokens import QUOTES, Token
from assistant.gate.words.closed_words import AND_OR, DER_DIE_DAS, LEADING
from assistant.gate.words.endings import ADJECTIVE, FINITE_IN_ET, WITH_ZU
from assistant.gate.words.lexicon import function_words, prefixes, strong_forms
from assistant.gate.words.markers import bounds, course, markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of
from assistant.gate.words.verbs import verbal
from ingest.german import fold

_GERMAN = ModuleWords(__name__)

_HARD = frozenset(";()–!?")
_SIGNS = _HARD | {":", ","}
_COORDINATING = _GERMAN.words("coordinating")
_PARTING = frozenset(",;:()–")
_ARTICLES = _GERMAN.words("articles")
_AUXILIARIES = _GERMAN.words("auxiliaries")
_OPENING = _GERMAN.words("opening")
"""Conjunctions of a subclause that a sentence may open with."""
_OPENING_QUOTES = frozenset("„»")
_PARTICIPLE = re.compile(r"(?:^|\w)ge\w+(?:t|en)$")
"""A word that cannot be finite: "geplant", "vorgesehen"."""
_BETWEEN = frozenset((*DER_DIE_DAS, *AND_OR))
_LONGEST_OPENING = 4
"""Tokens before the verb of a main clause that opens with a figure: "bis zu 600 Messpunkte"."""
_RELATIVE = _GERMAN.words("relative")
_POINTING_BACK = _GERMAN.words("pointing_back")
"""Before a verb they open a main clause: ", davon zahlt der Bund acht"."""
_BORDERS = frozenset(";:().!?")
_LONGEST_INSERTION = 9
"""Tokens to the comma that closes an insertion: "geplant bis Ende 2026 an zwölf Orten"."""


def clauses(tokens: list[Token]) -> tuple[list[int], list[int], tuple[int | None, ...]]:
    """Clause and hard part of every token, and the parent of every clause."""
    borders = [n for n, token in enumerate(tokens) if token.text in _SIGNS or token.low in _COORDINATING]
    if not borders:
        return [0] * len(tokens), [0] * len(tokens), (None,)
    cutter = _Cutter(tokens)
    clause_of: list[int] = []
    hard_of: list[int] = []
    for index in borders:
        clause_of += [cutter.clause] * (index - len(clause_of))
        hard_of += [cutter.hard] * (index - len(hard_of))
        closing = cutter.reach(index)
        clause_of.append(cutter.clause)
        hard_of.append(cutter.hard)
        if closing:
            cutter.leave()
    rest = len(tokens) - len(clause_of)
    return clause_of + [cutter.clause] * rest, hard_of + [cutter.hard] * rest, tuple(cutter.parents)


class _Cutter:
    """Goes through the tokens in order: ``clause`` and ``hard`` are those of the token reached."""

    def __init__(self, tokens: list[Token]) -> None:
        self.clause, self.hard = 0, 0
        self._hards = 0
        self.parents: list[int | None] = [None]
        self._tokens = tokens
        self._whole = _titled(tokens)
        self._outer: list[tuple[int, int]] = []
        """Clauses, with their hard parts, that go on behind a bracket or an intention told between commas."""
        self._ends: set[int] = set()
        """Places where such an intention ends."""
        self._inserted: tuple[int, int] | None = None
        """The last subclause behind a comma, and the clause that may go on behind it."""

    def reach(self, index: int) -> bool:
        """Is the sign or conjunction there a bracket that closes, so that its clause ends behind it?"""
        if index in self._ends:
            self.leave()
        token = self._tokens[index]
        sign = token.text in _SIGNS
        if index in self._whole or _ranges(self._tokens, index):
            return False
        if token.text == ")":
            return True
        if token.text == "(":
            self._outer.append((self.clause, self.hard))
        if token.text in _HARD:
            self._hards += 1
            self.hard = self._hards
        if token.text in "(:":
            self._open(self.clause)
        elif token.text == ",":
            self._reach_comma(index)
        elif sign or _clause_follows(self._tokens, index):
            self._open(None)
        return False

    def leave(self) -> None:
        """Go on with the clause around."""
        if self._outer:
            self.clause, self.hard = self._outer.pop()

    def _open(self, parent: int | None) -> None:
        self.parents.append(parent)
        self.clause = len(self.parents) - 1

    def _reach_comma(self, index: int) -> None:
        tokens = self._tokens
        inner = self._inserted is not None and self._inserted[0] == self.clause
        closes = inner and (_resumes(tokens, index + 1) or _phrase_resumes(tokens, index))
        if self._inserted and closes:
            self.clause = self._inserted[1]
        if _opens_main_clause(tokens, index + 1):
            self._open(None)
        elif not self._outer and self.clause == 0 and _opening_ends(tokens, index):
            self.parents[0] = None if tokens[0].low in markers().coordinate else len(self.parents)
            self._open(None)
        elif closes:
            self._inserted = None
        elif (end := _intention_ends(tokens, index + 1)) is not None:
            self._outer.append((self.clause, self.hard))
            self._ends.add(end)
            self._open(self.clause)
        elif _subordinate(tokens, index + 1):
            self._inserted = (len(self.parents), self.clause)
            self._open(self.clause)


def _titled(tokens: list[Token]) -> frozenset[int]:
    """Tokens inside quotation marks that are closed again: a title has no clauses of its sentence."""
    if _OPENING_QUOTES.isdisjoint([token.text for token in tokens]):
        return frozenset()
    inside: set[int] = set()
    opened: int | None = None
    for index, token in enumerate(tokens):
        if token.text in "„»" and opened is None:
            opened = index
        elif token.text in "“”«" and opened is not None:
            inside.update(range(opened, index))
            opened = None
    return frozenset(inside)


def _ranges(tokens: list[Token], index: int) -> bool:
    """The dash of "18.–20. Oktober" parts no clauses."""
    if tokens[index].text != "–":
        return False
    beside = tokens[index - 1 : index + 2] if index else []
    if len(beside) < 3 or beside[0].figure is None or beside[2].figure is None:
        return False
    return beside[0].end == beside[1].start and beside[1].end == beside[2].start


def _intention_ends(tokens: list[Token], index: int) -> int | None:
    """ ", geplant bis 600, ": where the insertion ends that says what is meant to be; None if it is none."""
    if index >= len(tokens) or tokens[index].text not in markers().clause_verbs["intended"]:
        return None
    for place in range(index + 1, min(index + _LONGEST_INSERTION, len(tokens))):
        if tokens[place].text == ",":
            return place
        if tokens[place].text in _BORDERS or verbal(tokens[place].low):
            return None
    return None


def soft_parts(tokens: list[Token], text: str) -> tuple[list[int], list[bool]]:
    """For every token its part between commas, brackets and "und", and whether it stands in brackets.

    Behind brackets the part before them goes on, unless they have a figure, which what follows may be about.
    """
    if "(" in text:
        return _soft_parts_around_brackets(tokens)
    part = 0
    parts = [part := part + (token.text in _PARTING or token.low in AND_OR) for token in tokens]
    return parts, [False] * len(tokens)


def _soft_parts_around_brackets(tokens: list[Token]) -> tuple[list[int], list[bool]]:
    part, opened, parts, bracketed = 0, 0, [], []
    around: list[int | None] = []
    for token in tokens:
        resumed = around.pop() if token.text == ")" and around else None
        if resumed is not None:
            part = resumed
        elif token.text in _PARTING or token.low in AND_OR:
            if token.text == "(":
                around.append(part)
            opened += 1
            part = opened
        elif token.figure is not None and around:
            around[-1] = None
        parts.append(part)
        bracketed.append(bool(around))
    return parts, bracketed


def _opens_main_clause(tokens: list[Token], index: int) -> bool:
    """Behind a comma."""
    following = tokens[index].low if index < len(tokens) else ""
    return (
        _participle_first(tokens, index)
        or (following in markers().coordinate and _has_verb(tokens[index:]))
        or (following in DER_DIE_DAS and _main_clause(tokens, index))
        or _counted_first(tokens, index)
        or _phrase_first(tokens, index)
    )


def _participle_first(tokens: list[Token], index: int) -> bool:
    """ ", geplant sind 600": a main clause that opens with its participle."""
    if index + 1 >= len(tokens):
        return False
    participle = tokens[index].text.islower() and tokens[index].low.endswith(("t", "en"))
    return participle and tokens[index + 1].low in _AUXILIARIES


def _resumes(tokens: list[Token], index: int) -> bool:
    """A verb goes on behind an inserted clause: ", nennen die FAQ"; in plural it looks like an infinitive."""
    if index + 1 >= len(tokens):
        return index < len(tokens) and verbal(tokens[index].low)
    token, following = tokens[index], tokens[index + 1]
    plural = token.text.islower() and token.low.endswith("en") and token.low not in function_words()
    strong = token.text.islower() and stem_of(token.low) in strong_forms()
    return _finite(token.low) or strong or (plural and following.low in _ARTICLES)


def _subordinate(tokens: list[Token], index: int) -> bool:
    low = tokens[index].low if index < len(tokens) else ""
    listed = low in DER_DIE_DAS and _listed(tokens, index)
    return not listed and (low in markers().subordinate or (low in markers().prepositions and _relative(tokens, index)))


def _listed(tokens: list[Token], index: int) -> bool:
    """ "die Stadt A, das Amt B und das Amt C": items with articles up to the end of the sentence or its part."""
    rest = list(takewhile(lambda token: token.text not in ";:.()–", tokens[index:]))
    starts = [place for place, token in enumerate(rest) if token.low in DER_DIE_DAS]
    joints = [rest[place - 1] for place in starts[1:]]
    plain = all(token.text[0].isupper() or token.text == "," or token.low in _BETWEEN for token in rest)
    if _ends_main_clause(rest) or _verb_behind_list(rest):
        return True
    return plain and len(starts) > 1 and joints[-1].low in AND_OR and rest[-1].text[0].isupper()


def _verb_behind_list(rest: list[Token]) -> bool:
    """ "Mit Au, der Stadt Ried und Bergau hat man geübt": behind the list the verb, but not the last word."""
    listed = list(takewhile(lambda token: token.text[0].isupper() or token.text == "," or token.low in _BETWEEN, rest))
    joined = len(listed) > 2 and listed[-2].low in AND_OR and listed[-1].text[0].isupper()
    behind = rest[len(listed) : len(listed) + 2]
    finite = len(behind) == 2 and (verbal(behind[0].low) or behind[0].low in markers().finite)
    return joined and (finite or not behind)


def _ends_main_clause(rest: list[Token]) -> bool:
    """ "Es sind ein Turm, die Halle „Nord“ und das Tor „Süd“ geplant": two items and the participle of the sentence."""
    joint = next((place for place, token in enumerate(rest) if token.low in AND_OR), 0)
    paired = 0 < joint < len(rest) - 2 and rest[joint + 1].low in _ARTICLES
    before = all(token.low in DER_DIE_DAS or token.text in QUOTES or _opens(token) for token in rest[:joint])
    return paired and before and bool(_PARTICIPLE.search(rest[-1].text))


def _phrase_resumes(tokens: list[Token], comma: int) -> bool:
    """ ", die sie messen, an die Server": behind the verb of the inserted clause a phrase without a verb goes on.

    Where a particle ends it, it may be any: "bietet das Haus, das Vorreiter ist, Hilfe für alle an".
    """
    before, following = tokens[comma - 1], tokens[comma + 1 : comma + 2]
    closed = before.text.islower() and (_finite(before.low) or before.low.endswith(("en", "det")))
    if not closed or not following:
        return False
    rest = list(takewhile(lambda token: token.text not in ",;:.()–", tokens[comma + 1 :]))
    if not rest or _has_verb(rest):
        return False
    plain = following[0].low in markers().prepositions | AND_OR and rest[-1].text[0].isupper()
    return plain or (len(rest) > 1 and fold(rest[-1].low) in prefixes()[0])


def _main_clause(tokens: list[Token], index: int) -> bool:
    """ ", der Eigenanteil beträgt 5 Prozent": article, noun and verb, and more behind it, as in a main clause."""
    noun, verb = (tokens[index + step] if index + step < len(tokens) else None for step in (1, 2))
    goes_on = index + 3 < len(tokens) and tokens[index + 3].text not in ",;:.()–"
    if goes_on and tokens[index + 3].low in AND_OR and _closes_with_verb(tokens[index + 3 :]):
        return False
    return bool(noun and verb and goes_on and noun.text[0].isupper() and verb.figure is None and verbal(verb.low))


def _closes_with_verb(tokens: list[Token]) -> bool:
    """ ", die Daten sammelt und an Ämter weitergibt": verbs that close what they join are those of a subclause."""
    rest = list(takewhile(lambda token: token.text not in ",;:.()–", tokens))
    return len(rest) > 2 and rest[-1].text.islower() and _finite(rest[-1].low)


def _counted_first(tokens: list[Token], index: int) -> bool:
    """ ", 61 erarbeiteten", ", bis zu 600 sollen": a main clause opens with a figure or bare nouns and its verb."""
    ahead = tokens[index : index + _LONGEST_OPENING]
    opening = list(takewhile(_opens, ahead))
    if not any(token.figure is not None or token.text[0].isupper() for token in opening) or len(opening) == len(ahead):
        return False
    verb = ahead[len(opening)]
    return verb.text.islower() and verb.low not in AND_OR and (verbal(verb.low) or verb.low in markers().auxiliary)


def _phrase_first(tokens: list[Token], index: int) -> bool:
    """ ", danach wurde entschieden", ", zum Zug kamen 32": an adverb or phrase, the verb, and more behind it."""
    ahead = tokens[index : index + _LONGEST_OPENING]
    if not ahead or _relative(tokens, index):
        return False
    if ahead[0].low in markers().prepositions:
        nouns = (step for step, token in enumerate(ahead) if step and token.text[0].isupper() and token.figure is None)
        place = next(nouns, len(ahead))
        plain = all(token.text.islower() and not verbal(token.low) for token in ahead[:place])
    else:
        place, plain = 0, ahead[0].low in course()["later"] | markers().contrasting | _POINTING_BACK
    verb, behind = tokens[index + place + 1 : index + place + 2], tokens[index + place + 2 : index + place + 3]
    finite = bool(verb) and verb[0].text.islower() and (verbal(verb[0].low) or verb[0].low in markers().auxiliary)
    return plain and finite and bool(behind) and behind[0].text not in ",;:.()–"


def _finite(low: str) -> bool:
    """As ``verbal``, and "weitet", "mietet", "befindet"."""
    return verbal(low) or (low.endswith(FINITE_IN_ET) and not low.startswith("ge"))


def _opens(token: Token) -> bool:
    return token.figure is not None or token.text[0].isupper() or token.low in bounds()


def _relative(tokens: list[Token], index: int) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].low in _RELATIVE


def _has_verb(tokens: Iterable[Token]) -> bool:
    for token in tokens:
        if token.text in ",;:.()":
            return False
        if token.figure is None and verbal(token.low) and token.text.islower():
            return True
    return False


def _opening_ends(tokens: list[Token], comma: int) -> bool:
    """ "Um Platz zu sparen, stehen …", "Räume zu teilen, gehört …": behind the comma the verb of the main clause."""
    following = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if following is None or not following.text.islower() or following.figure is not None:
        return False
    finite = verbal(following.low) or following.low in markers().auxiliary
    before = tokens[comma - 1].low
    infinitive = before.endswith("n") and (tokens[comma - 2].low == "zu" or bool(WITH_ZU.search(before)))
    return finite and (tokens[0].low in _OPENING or infinitive)


def adjectives(tokens: list[Token], index: int) -> bool:
    """ "an der digitalen und smarten Zukunft": two words with one ending between an article and a noun."""
    if index < 2 or index + 2 >= len(tokens) or not tokens[index + 2].text[0].isupper():
        return False
    if tokens[index].low not in AND_OR and tokens[index].text != ",":
        return False
    lead, first, second = tokens[index - 2].low, tokens[index - 1], tokens[index + 1]
    alike = first.text.islower() and second.text.islower() and first.low[-2:] == second.low[-2:]
    return alike and first.low.endswith(ADJECTIVE) and (lead in LEADING or lead in markers().prepositions)


def _clause_follows(tokens: list[Token], index: int) -> bool:
    """ "… und senden täglich": a finite verb directly behind the conjunction, or one word later.

    Where that verb is the last word, it closes a subclause: "die smart und altersgerecht ist".
    """
    following = tokens[index + 1 : index + 3]
    if adjectives(tokens, index):
        return False
    verbs = [token.figure is None and token.text.islower() and _finite(token.low) for token in following]
    if following and following[0].low in LEADING and any(t.text[0].isupper() for t in tokens[index + 3 : index + 4]):
        return False
    if len(tokens) < index + 3 or tokens[index + 2].text in ",;:.()":
        return False
    if verbs[-1] and (len(tokens) == index + 3 or tokens[index + 3].text in ",;:.()"):
        return False
    return bool(verbs) and (verbs[0] or (len(verbs) == 2 and verbs[1] and following[0].text.islower()))
