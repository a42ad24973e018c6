"""Deeds that must be told: those that undo a thing, and the one that is all a question has (pure).

Who has a thing is no example of who gave it up, and a town is no answer to "Welche Stadt hat geklagt?".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.evidence.matching import generic_words
from assistant.evidence.particle_verbs import particle_verbs
from assistant.gate.families import family
from assistant.wording import texts
from ingest.german import content_words, fold, stem

_WORD = re.compile(r"\w+")
_OR = re.compile(r"\boder\b", re.IGNORECASE)


def deed_listed(question: str) -> frozenset[str]:
    """Families of the words of which an example must tell one; empty where the thing says enough."""
    return undoing(question) or carrying(question)


def deed_asked(question: str) -> frozenset[str]:
    """The same for an answer: a deed that is only considered ("Kann man … abschalten?") may be told by the thing, and
    of "… oder abgeschaltet" the other side.
    """
    return deed_listed(question) if _of_doers().match(question) and not _OR.search(question) else frozenset()


@lru_cache(maxsize=256)
def undoing(question: str) -> frozenset[str]:
    """Families of the words for the deed ``question`` asks about; empty where it asks about none that undoes."""
    asked = _families(question)
    return frozenset().union(*(group for group in _groups() if group & asked))


@lru_cache(maxsize=256)
def carrying(question: str) -> frozenset[str]:
    """Families of the verbs or adjectives of a question for doers that names no thing: "Wer ist umgezogen?"."""
    found = _of_doers().match(question)
    if found is None:
        return frozenset()
    words = [word for word in _WORD.findall(question[found.end() :]) if _tells(word)]
    return frozenset() if any(word[0].isupper() or word[0].isdigit() for word in words) else _families(" ".join(words))


def undoing_word(question: str) -> str:
    """The word for a deed that undoes a thing, as written; empty where no such deed is asked of anybody."""
    deed = undoing(question) if _of_doers().match(question) else frozenset()
    return next((word for word in reversed(_WORD.findall(question)) if _families(word) & deed), "")


def says_deed(text: str, word: str) -> bool:
    """True where ``text`` has ``word`` itself, in whatever form."""
    return tells_of(text, _families(word))


def tells_of(text: str, deed: frozenset[str]) -> bool:
    """True where ``text`` has one of the words of the deed, in whatever form."""
    return bool(deed & (_families(text) | particle_verbs(text)))


def _tells(word: str) -> bool:
    return bool(content_words(word)) and fold(word) not in generic_words()


@lru_cache(maxsize=1 << 13)
def _families(text: str) -> frozenset[str]:
    return frozenset(family(stem(fold(word))) for word in _WORD.findall(text))


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(_families(line) for line in texts("question_words")["undone"])


@cache
def _of_doers() -> re.Pattern[str]:
    return re.compile(texts("question_words")["of_doers"], re.IGNORECASE)
