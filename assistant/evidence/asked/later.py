"""The time after or from which something is asked for: "nach 2022", "ab 2028" (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.wording import texts


def later_than(question: str) -> str | None:
    """The year after which something is asked for: "nach 2027", "nach Ende 2027", "ab 2028" is after 2027."""
    found = _later().search(question)
    if not found:
        return None
    return found["after"] or str(int(found["from"]) - 1)


def without_later(question: str) -> str:
    """``question`` without that time: what is told of it names other years."""
    return _later().sub(" ", question)


@cache
def _later() -> re.Pattern[str]:
    return re.compile(texts("asked_years")["later"], re.IGNORECASE)
