"""The term a question asks the meaning of, and the sentences that explain it (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.wording import texts
from ingest.german import content_words, fold, stem

SHORTEST_JOINED = 6
"""Shorter terms are looked for as words: "cut" stands inside "executive"."""
PAIR = 2
IS_A, EXPLAINS, NAMES_ITS_KIND, BEGINS_WITH, MENTIONS, DESCRIBES_A_TEXT = 4, 3, 2, 1, 0, -1
_OPEN = r"[„“\"»(]?"
_CLOSE = r"[“”\"«)]?"
_NO_LONGER_NAME = r"(?-i:(?!\s+[„“\"]?[A-ZÄÖÜ]))"
"""The "Smart City Akademie" is no smart city."""
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class NamedTerm:
    """``written`` as in the question, without article and question words."""

    written: str

    def is_named_in(self, text: str) -> bool:
        """True where the text has the term: hyphens, case, umlauts and endings aside."""
        joined = _NOT_WORD.sub("", fold(self.written))
        if len(joined) >= SHORTEST_JOINED and joined in _NOT_WORD.sub("", fold(text)):
            return True
        stems = {stem(word) for word in content_words(self.written)}
        return bool(stems) and stems <= {stem(word) for word in content_words(text)}

    def is_meant_in(self, text: str) -> bool:
        """True where the text has the term, not only a longer name that begins with it."""
        return bool(re.search(rf"\b{self._name}{_CLOSE}{_NO_LONGER_NAME}", text, re.IGNORECASE))

    def explanation(self, text: str) -> int:
        """How much a sentence that has the term looks like its explanation, from ``IS_A`` ("X ist ein …") down."""
        name = self._name
        words = texts("catalogue_answers")["definitions"]
        if re.search(rf"\b{name}{_CLOSE},\s+also\b", text, re.IGNORECASE):
            return EXPLAINS
        begins = rf"^{_OPEN}(?:(?:{words['articles']})\s+)?{_OPEN}{name}{_CLOSE}"
        told = re.search(
            rf"{begins}{_NO_LONGER_NAME}(?:\s+\w+){{0,4}}?,?\s+(?:{words['verbs']})\b(?P<rest>.*)", text, re.IGNORECASE
        )
        if re.search(words["describes_a_text"], text, re.IGNORECASE):
            return DESCRIBES_A_TEXT
        if told:
            return IS_A if re.search(words["kind"], told["rest"], re.IGNORECASE) else EXPLAINS
        of_its_kind = rf"(?i:\b(?:{words['articles']})\s+(?:[\w-]+e[nrs]?\s+)?)[A-ZÄÖÜ][\w-]+\s+{_OPEN}(?i:{name})"
        if re.search(of_its_kind, text):
            return NAMES_ITS_KIND
        return BEGINS_WITH if re.search(begins, text, re.IGNORECASE) else MENTIONS

    @property
    def _name(self) -> str:
        """The pattern of the term; of two words in either order: "HageNOW App", "App HageNOW"."""
        words = [re.escape(word) for word in _NOT_WORD.split(self.written) if word]
        orders = (words, words[::-1]) if len(words) == PAIR else (words,)
        return "(?:" + "|".join(r"[-\s]?".join(order) for order in orders) + r")\w{0,2}"


def asked_term(question: str) -> NamedTerm | None:
    """ "Regio Hub" in "Was ist der Regio Hub?"; None where the question has no such form."""
    found = _asked().search(question.strip()) or _asked_after().search(question.strip())
    term = found["term"].strip(' ?!.„“"»«') if found else ""
    return NamedTerm(term) if term else None


def term_with_purpose(question: str) -> NamedTerm | None:
    """ "digitalen Zwilling" in "Wozu braucht man einen digitalen Zwilling?"."""
    found = re.search(texts("catalogue_answers")["definitions"]["purpose"], question.strip(), re.IGNORECASE)
    return NamedTerm(found["term"]) if found else None


def asks_in_general(question: str) -> bool:
    """True for "Was ist ein Rufbus?": not one certain thing is meant, of which any sentence says what it is."""
    return bool(re.search(texts("catalogue_answers")["definitions"]["general"], question.strip(), re.IGNORECASE))


@cache
def _asked_after() -> re.Pattern[str]:
    """ "BBSR, was ist das?" """
    return re.compile(texts("catalogue_answers")["definitions"]["asked_after"], re.IGNORECASE)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(texts("catalogue_answers")["definitions"]["asked"], re.IGNORECASE)
