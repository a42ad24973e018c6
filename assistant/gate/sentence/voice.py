"""Whether a clause is passive, and whether its article makes a noun the subject."""

from __future__ import annotations

from functools import lru_cache

from assistant.gate.sentence.places import article_of, in_clause, lows_in
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

BY = _GERMAN.words("by")
"""Prepositions of who does it in a passive clause."""


@lru_cache(maxsize=1 << 14)
def is_passive(reading: Reading, clause: int) -> bool:
    """The clause has a form of "werden"."""
    return not markers().passive.isdisjoint(lows_in(reading, clause))


def nominative(word: Word, reading: Reading, articles: tuple[str, ...] = ("der", "ein")) -> bool:
    """Its article says so: "der Bund", "ein Beirat"."""
    return article_of(word, in_clause(reading, word.clause)) in articles
