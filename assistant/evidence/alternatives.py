"""The things a question offers for choice: "eine Mitmach-Werkstatt oder einen Makerspace" (pure)."""

from __future__ import annotations

import re

_WORD = r"[A-ZÄÖÜ][\w-]+"
_BEFORE = r"(?:(?:ein|eine|einen|einem|einer|das|die|der|den|dem) )?(?:[a-zäöüß]+e[nrs]? )?"
_OR = re.compile(rf"(?P<one>{_WORD}) oder {_BEFORE}(?P<other>{_WORD})(?: [a-zäöüß]+)?(?:[?.!]|$)")
"""Behind them stands at most a verb: "Rathaus oder Büro auf Rädern" are both of a kind."""


def alternatives_in(question: str) -> tuple[str, ...]:
    """The two nouns around "oder"; empty where the question offers nothing, or parts of words ("Rad- oder Fußwege")."""
    found = _OR.search(question)
    if not found or found["one"].endswith("-"):
        return ()
    return found["one"], found["other"]
