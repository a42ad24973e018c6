"""Questions for what a thing is good for or has brought, and sentences that tell it (pure).

Who has the thing is no benefit, and how it was built no result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from assistant.evidence.asked.answer_types import contains_asked, without_as_of
from assistant.question import Asked
from assistant.wording import texts


def asks_benefit(question: str) -> bool:
    """True for "Was bringt eine App?" and "Welche Vorteile hat LoRaWAN?", not where both sides are asked for."""
    return _asks(question, "")


def asks_result(question: str) -> bool:
    """True for "Was hat die App gebracht?" and "Wie erfolgreich ist der Rufbus?": plans are no answer to it."""
    return _asks(question, "results")


@lru_cache(maxsize=256)
def _asks(question: str, table: str) -> bool:
    is_other = _pattern("not_asked", table).search(question)
    return not is_other and any(pattern.search(question) for pattern in _asked(table))


@lru_cache(maxsize=1 << 14)
def tells_benefit(sentence: str) -> bool:
    """True where ``sentence`` says what something is good for; what went wrong and papers on the thing do not."""
    plain = without_as_of(sentence)
    if _pattern("not_told").search(plain) or contains_asked(plain, Asked.TROUBLE):
        return False
    return bool(_pattern("told").search(plain))


@lru_cache(maxsize=1 << 14)
def tells_result(sentence: str) -> bool:
    """True where ``sentence`` says what came of something, good or bad; what is planned or to be found out does not."""
    plain = without_as_of(sentence)
    return bool(_pattern("told", "results").search(plain)) and not _pattern("not_told", "results").search(plain)


def is_own_word(noun: str) -> bool:
    """True for a noun of the question that asks for the benefit, or says whose it is."""
    return bool(_pattern("own").search(noun))


def gives_what(nouns: Iterable[str], sentence: str) -> bool:
    """True where ``sentence`` speaks of what one of the things gives: data of sensors, passengers of a bus."""
    written = " ".join(nouns)
    return any(thing.search(written) and given.search(sentence) for thing, given in _given())


@cache
def _given() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = texts("benefits")["given"]
    return tuple((re.compile(row["thing"], re.IGNORECASE), re.compile(row["by"], re.IGNORECASE)) for row in rows)


@cache
def _asked(table: str) -> tuple[re.Pattern[str], ...]:
    found = texts("benefits")[table] if table else texts("benefits")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found["asked"])


@cache
def _pattern(name: str, table: str = "") -> re.Pattern[str]:
    found = texts("benefits")[table] if table else texts("benefits")
    return re.compile(found[name], re.IGNORECASE)
