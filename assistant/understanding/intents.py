"""What the question wants: the first pattern of ``texts/understanding.toml`` that fits (pure)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.question import Intent
from assistant.wording import texts
from ingest.sentences import sentence_spans

SMALL_TALK = frozenset(
    {
        Intent.GREETING,
        Intent.INTRODUCTION,
        Intent.THANKS,
        Intent.CAPABILITIES,
        Intent.PROOF,
        Intent.REWORDING,
        Intent.PLAINER,
        Intent.IN_LANGUAGE,
    }
)
"""Speaks of the conversation, not of a subject: answered by a fixed text."""


@cache
def _patterns(table: str) -> dict[Intent, re.Pattern[str]]:
    return {
        Intent(kind): re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        for kind, patterns in texts("understanding")[table].items()
    }


@lru_cache(maxsize=512)
def intent_of(question: str) -> Intent:
    """The intent of a standalone question; a fact where no pattern fits."""
    asked = core_of(question)
    exceptions = _patterns("except")
    for intent, pattern in _patterns("intents").items():
        if pattern.search(asked) and not (intent in exceptions and exceptions[intent].search(asked)):
            return intent
    return Intent.FACT


def core_of(question: str) -> str:
    """The sentence that asks, without a polite opening: "Wir sind klein. Kannst du mir sagen, wer …?" is "wer …?"."""
    sentences = [question[span.start : span.end] for span in sentence_spans(question)]
    asking = next((text for text in reversed(sentences) if text.rstrip().endswith("?")), question)
    about_us = _patterns("intents")[Intent.COMPARABLE].search(question)
    return question if about_us else _opening().sub("", asking, count=1)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(texts("understanding")["opening"], re.IGNORECASE)
