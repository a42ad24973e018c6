"""Parts of a year or month that a date tells: "Ende Juni" for 30 June, "im Herbst 2022" for October 2022."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.gate.sentence.figures import Day
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.markers import calendar


def told_by_date(word: Word, claim: Reading, quotes: Iterable[Reading]) -> bool:
    """True if ``word`` names a part of a year or month, and a date of the quotes lies in it."""
    parts = calendar()
    if word.low not in parts.seasons and word.low not in parts.days:
        return False
    beside = next((f.figure.date for f in claim.figures if f.place == word.place + 1 and f.figure.date), None)
    dates = [f.figure.date for quote in quotes for f in quote.figures if f.figure.date]
    return any(_lies_in(word.low, beside, date) for date in dates)


def _lies_in(part: str, beside: Day | None, date: Day) -> bool:
    parts = calendar()
    if beside and beside.year and date.year and beside.year != date.year:
        return False
    if beside and beside.month:
        days = parts.days.get(part, range(0))
        return date.month == beside.month and date.day is not None and date.day in days
    return date.month is not None and date.month in (parts.seasons.get(part) or parts.months.get(part) or ())
