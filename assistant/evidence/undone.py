"""Deeds that undo a thing: who has it is no example of who gave it up (pure)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.evidence.particle_verbs import particle_verbs
from assistant.gate.families import family
from assistant.wording import texts
from ingest.german import fold, stem

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=256)
def undoing(question: str) -> frozenset[str]:
    """Families of the words for the deed ``question`` asks about; empty where it asks about none that undoes."""
    asked = _families(question)
    return frozenset().union(*(group for group in _groups() if group & asked))


def tells_of(text: str, deed: frozenset[str]) -> bool:
    """True where ``text`` has one of the words of the deed, in whatever form."""
    return bool(deed & (_families(text) | particle_verbs(text)))


@lru_cache(maxsize=1 << 13)
def _families(text: str) -> frozenset[str]:
    return frozenset(family(stem(fold(word))) for word in _WORD.findall(text))


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(_families(line) for line in texts("question_words")["undone"])
