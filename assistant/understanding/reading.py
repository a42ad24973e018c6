"""Population, size, year and kinds of documents a question names (pure)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from assistant.wording import texts
from ingest.documents import DocumentKind, MunicipalityType, Span
from ingest.german import numbers

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
_LARGEST = 100_000_000


@cache
def _pattern(*keys: str) -> re.Pattern[str]:
    entry: Any = texts("understanding")
    for key in keys:
        entry = entry[key]
    return re.compile(entry, re.IGNORECASE)


def population_span(text: str) -> Span | None:
    """Where the number of people stands in ``text``."""
    found = _population(text)
    return found[1] if found else None


def population_of(text: str) -> int | None:
    """The number of people ``text`` speaks of: "9.000 Einwohner", "knapp 20 Tausend Menschen"."""
    found = _population(text)
    return found[0] if found else None


def _population(text: str) -> tuple[int, Span] | None:
    if not _pattern("reading", "people").search(text):
        return None
    for number in numbers(text):
        follows = _pattern("reading", "people_after").match(text, number.span.end)
        before = _pattern("reading", "people_before").search(text[: number.span.start])
        if (follows or before) and not number.unit and re.fullmatch(r"\d+", number.value):
            value = int(number.value)
            if 0 < value <= _LARGEST:
                return value, number.span
    return None


def types_of(text: str) -> tuple[MunicipalityType, ...]:
    """The size classes ``text`` names ("Dorf", "Landkreise", "kleine Gemeinden")."""
    return tuple(kind for kind in MunicipalityType if _pattern("types", kind.value).search(text))


def type_spans(text: str) -> list[Span]:
    """Where ``text`` names a size class."""
    found = [match.span() for kind in MunicipalityType for match in _pattern("types", kind.value).finditer(text)]
    return [Span(*span) for span in sorted(found)]


def year_spans(text: str) -> list[Span]:
    """Where ``text`` names a year."""
    return [Span(*match.span()) for match in _YEAR.finditer(text)]


def since_of(text: str, this_year: int) -> str | None:
    """The first year that counts: "seit 2023", "nach 2022" (2023), "in den letzten zwei Jahren"."""
    if match := _pattern("reading", "since").search(text):
        return match["year"]
    if match := _pattern("reading", "after").search(text):
        return str(int(match["year"]) + 1)
    if match := _pattern("reading", "last_years").search(text):
        counted = numbers(match["count"])
        return str(this_year - int(counted[0].value)) if counted and counted[0].value.isdecimal() else None
    return None


def kinds_of(text: str) -> tuple[DocumentKind, ...]:
    """The kinds of documents ``text`` names."""
    patterns = texts("understanding")["kinds"]
    return tuple(DocumentKind(kind) for kind in patterns if _pattern("kinds", kind).search(text))
