"""Sentences that say what a project or document is in general, which answer few questions (pure)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.wording import texts


def says_little(sentence: str, question: str) -> bool:
    """True for a sentence of a general kind ("Themen des Modellprojekts … sind …") that ``question`` does not want."""
    return not all(wanted.search(question) for wanted in _kinds_of(sentence))


@lru_cache(maxsize=1 << 14)
def _kinds_of(sentence: str) -> tuple[re.Pattern[str], ...]:
    """What the questions that want it ask, for each general kind the sentence is of; most sentences are of none."""
    return tuple(wanted for general, wanted in _kinds() if general.search(sentence))


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = texts("general_sentences")["kinds"]
    return tuple((re.compile(row["sentence"]), re.compile(row["wanted"], re.IGNORECASE)) for row in rows)
