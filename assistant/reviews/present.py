"""Whether a question means today, so that what was approved once is not what is asked later (pure)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from assistant.wording import texts

Span = Literal["year", "day"]


def means_this(span: Span, question: str) -> bool:
    """True where another ``year`` ("dieses Jahr", "derzeit") or ``day`` ("letzte Woche") gives other answers."""
    return any(pattern.search(question) for pattern in _patterns(span))


@cache
def _patterns(span: Span) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("present")[span])
