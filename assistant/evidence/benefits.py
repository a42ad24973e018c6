"""Questions for what a thing is good for, and sentences that tell it (pure). Who has the thing is no benefit."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.evidence.answer_types import contains_asked, without_as_of
from assistant.question import Asked
from assistant.wording import texts


@lru_cache(maxsize=256)
def asks_benefit(question: str) -> bool:
    """True for "Was bringt eine App?" and "Welche Vorteile hat LoRaWAN?", not where both sides are asked for."""
    return not _pattern("not_asked").search(question) and any(pattern.search(question) for pattern in _asked())


@lru_cache(maxsize=1 << 14)
def tells_benefit(sentence: str) -> bool:
    """True where ``sentence`` says what something is good for; what went wrong and papers on the thing do not."""
    plain = without_as_of(sentence)
    if _pattern("not_told").search(plain) or contains_asked(plain, Asked.TROUBLE):
        return False
    return bool(_pattern("told").search(plain))


def is_own_word(noun: str) -> bool:
    """True for a noun of the question that asks for the benefit, or says whose it is."""
    return bool(_pattern("own").search(noun))


@cache
def _asked() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("benefits")["asked"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("benefits")[name], re.IGNORECASE)
