"""Deeds that must be told: those that undo a thing, and the one that is all a question has (pure).

Who has a thing is no example of who gave it up, and a town is no answer to "Welche Stadt hat geklagt?".
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.evidence.words.matching import generic_words
from assistant.evidence.words.particle_verbs import particle_verbs
from assistant.gate.words.families import family
from assistant.wording import texts
from ingest.german import content_words, fold, stem

_WORD = re.compile(r"\w+")


def deed_listed(question: str) -> frozenset[str]:
    """Families of the words of which an example must tell one; empty where the thing says enough."""
    return undoing(question) or carrying(question)


def deeds_asked(question: str) -> tuple[frozenset[str], ...]:
    """The same for an answer, one entry a deed, each of which must be told.

    A deed that is only considered ("Kann man … abschalten?") may be told by the thing, and of "… oder abgeschaltet" the
    other side.
    """
    if _or().search(question) or not (_of_doers().match(question) or _of_deeds().match(question)):
        return ()
    deeds = filter(None, (_undoing_by(word) for word in _WORD.findall(question)))
    return tuple(dict.fromkeys(deeds)) or tuple(filter(None, (carrying(question),)))


@lru_cache(maxsize=256)
def undoing(question: str) -> frozenset[str]:
    """Families of the words for the deed ``question`` asks about; empty where it asks about none that undoes."""
    return frozenset().union(*map(_undoing_by, _WORD.findall(question)))


@lru_cache(maxsize=1 << 12)
def _undoing_by(word: str) -> frozenset[str]:
    return frozenset().union(*(group for group in _groups() if group & _families(word)))


@lru_cache(maxsize=256)
def carrying(question: str) -> frozenset[str]:
    """Families of the verbs or adjectives of a question for doers that names no thing: "Wer ist umgezogen?"."""
    found = _of_doers().match(question)
    if found is None:
        return frozenset()
    words = [word for word in _WORD.findall(question[found.end() :]) if _tells(word)]
    if any(word[0].isupper() or word[0].isdigit() for word in words):
        return frozenset()
    return _families(" ".join(words))


def ending(question: str) -> frozenset[str]:
    """Families of the words for the end of a project, where ``question`` asks for nothing but whose is over."""
    return frozenset().union(*(group for group in _same_deeds() if group & carrying(question)))


def undoing_word(question: str) -> str:
    """The word for a deed that undoes a thing, as written; empty where no such deed is said to be done."""
    words = reversed(_WORD.findall(question)) if deeds_asked(question) else ()
    return next(filter(_undoing_by, words), "")


def says_deed(text: str, word: str) -> bool:
    """True where ``text`` has ``word`` itself, in whatever form."""
    return tells_of(text, _families(word))


def of_doers(question: str) -> bool:
    """True where a question asks who has done something."""
    return bool(_of_doers().match(question))


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
def _same_deeds() -> tuple[frozenset[str], ...]:
    """Words for one deed: a project is over where its funding ran out."""
    return tuple(_families(line) for line in texts("question_words")["same_deeds"])


@cache
def _of_deeds() -> re.Pattern[str]:
    return re.compile(texts("question_words")["of_deeds"], re.IGNORECASE)


@cache
def _of_doers() -> re.Pattern[str]:
    return re.compile(texts("question_words")["of_doers"], re.IGNORECASE)


@cache
def _or() -> re.Pattern[str]:
    return re.compile(texts("question_words")["or"], re.IGNORECASE)
