"""What the question wants: the first pattern of ``texts/understanding.toml`` that fits (pure)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.run import Intent
from assistant.wording import texts

SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS, Intent.CAPABILITIES})


@cache
def _patterns(table: str) -> dict[Intent, re.Pattern[str]]:
    return {
        Intent(kind): re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        for kind, patterns in texts("understanding")[table].items()
    }


@lru_cache(maxsize=512)
def intent_of(question: str) -> Intent:
    """The intent of a standalone question; a fact where no pattern fits."""
    exceptions = _patterns("except")
    for intent, pattern in _patterns("intents").items():
        if pattern.search(question) and not (intent in exceptions and exceptions[intent].search(question)):
            return intent
    return Intent.FACT
