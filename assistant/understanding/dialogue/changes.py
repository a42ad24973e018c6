"""Questions that say themselves that they are about something else: "Andere Frage: …", "Themenwechsel." (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.tokens import with_capital
from assistant.wording import texts


def split_change(question: str) -> tuple[str, str]:
    """What announces the change, empty where nothing does, and the question behind it."""
    found = _mark().match(question)
    rest = question[found.end() :] if found else ""
    return (question[: found.end()], rest) if found and rest.strip(" ?!.,") else ("", question)


def without_change(question: str) -> str:
    """ "Gibt es Dorfläden?" for "Andere Frage: gibt es Dorfläden?"; any other question as it is, to the letter."""
    mark, rest = split_change(question)
    return with_capital(rest) if mark else question


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(texts("followup")["changes"]["mark"], re.IGNORECASE)
