"""What the question wants: the first pattern of ``texts/understanding.toml`` that fits (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.run import Intent
from assistant.wording import texts

SMALL_TALK = frozenset({Intent.GREETING, Intent.THANKS, Intent.CAPABILITIES})


@cache
def _patterns() -> dict[Intent, re.Pattern[str]]:
    return {
        Intent(kind): re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        for kind, patterns in texts("understanding")["intents"].items()
    }


def intent_of(question: str) -> Intent:
    """The intent of a standalone question; a fact where no pattern fits."""
    return next((intent for intent, pattern in _patterns().items() if pattern.search(question)), Intent.FACT)
