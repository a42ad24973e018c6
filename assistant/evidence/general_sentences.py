"""Sentences that say what a project or document is in general, which answer few questions (pure)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.wording import texts


@lru_cache(maxsize=1 << 14)
def says_little(sentence: str, question: str) -> bool:
    """True for a sentence of a general kind ("Themen des Modellprojekts … sind …") that ``question`` does not want."""
    return any(general.search(sentence) and not wanted.search(question) for general, wanted in _kinds())


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = texts("general_sentences")["kinds"]
    return tuple((re.compile(row["sentence"]), re.compile(row["wanted"], re.IGNORECASE)) for row in rows)
