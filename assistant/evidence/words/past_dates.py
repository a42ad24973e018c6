"""Dates of the past that a text still speaks of as coming, and ends of funding (pure)."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache

from assistant.wording import texts
from ingest.german import numbers
from ingest.german.numbers import DATE


def past_event_date(sentence: str, now: datetime) -> str | None:
    """The last day or month (ISO) of an event the sentence announces, where it is over; else None."""
    if not _pattern("announced").search(sentence):
        return None
    named = [number.value for number in numbers(sentence) if number.unit == DATE and number.value[0] != "-"]
    return max(named) if named and all(is_before(date, now) for date in named) else None


def is_before(date: str, now: datetime) -> bool:
    """True where the whole of ``date`` (ISO, of any exactness) lies before the day of ``now``."""
    return date < now.date().isoformat()[: len(date)]


def without_extended(sentence: str) -> str:
    """``sentence`` without those whose funding it says goes on: "Cottbus, Guben (verlängert) und Jena"."""
    return _pattern("extended").sub("", sentence)


def funding_end(sentence: str) -> int | None:
    """The last year of the funding or the project that the sentence states, None where it states none.

    A clause that says the funding was prolonged states no end.
    """
    years = [year for clause in sentence.split(";") for year in _ends(clause)]
    return max(years, default=None)


def _ends(clause: str) -> list[int]:
    kept = without_extended(clause)
    if not _pattern("funded").search(kept) or _pattern("not_the_funding").search(kept):
        return []
    return [int(next(filter(None, match.groups()))) for match in _pattern("until").finditer(kept)]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("notices")["patterns"][name], re.IGNORECASE)
