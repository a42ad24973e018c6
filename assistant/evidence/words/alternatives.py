"""The things a question offers for choice: "eine Mitmach-Werkstatt oder einen Makerspace" (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.wording import texts


def alternatives_in(question: str) -> tuple[str, ...]:
    """The two nouns around "oder"; empty where the question offers nothing, or parts of words ("Rad- oder Fußwege")."""
    found = _offered().search(question)
    if not found or found["one"].endswith("-"):
        return ()
    return found["one"], found["other"]


@cache
def _offered() -> re.Pattern[str]:
    return re.compile(texts("question_focus")["offered"])
