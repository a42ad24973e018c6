"""The linguistic knowledge of the readers, from ``ingest/texts/reading.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ingest.text_files import texts


def _words() -> dict[str, Any]:
    return texts("reading")


@cache
def word_list(key: str) -> tuple[str, ...]:
    """The words under ``key``, lower case, in the order of the file."""
    return tuple(_words()[key])


@cache
def word_set(key: str) -> frozenset[str]:
    return frozenset(word_list(key))


@cache
def pattern(key: str) -> re.Pattern[str]:
    """The regular expression under ``key``, matching in any case."""
    return re.compile(_words()[key], re.IGNORECASE)


@cache
def month_numbers() -> dict[str, int]:
    """Every spelling of a month, lower case, to 1–12."""
    words = _words()
    return {name: number for number, name in enumerate(words["months"], start=1)} | dict(words["short_months"])


@cache
def kind_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Kind and pattern, in the order they are tried."""
    return tuple((rule["kind"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in _words()["kinds"])


@cache
def phrase_of(key: str) -> str:
    return str(_words()[key])
