"""ISO dates of any exactness as comparable numbers."""

from __future__ import annotations

UNKNOWN = 0
"""Number of a passage without a date: earlier than every condition."""


def latest_day(date: str | None) -> int:
    """The last day a date can mean, as yyyymmdd: ``2022`` → 20221231. ``UNKNOWN`` for None and what is no date."""
    return _number(date, "12", "31")


def earliest_day(date: str) -> int:
    """The first day a date can mean, as yyyymmdd: ``2022`` → 20220101."""
    return _number(date, "01", "01")


def _number(date: str | None, month: str, day: str) -> int:
    parts = (date or "").split("-")
    filled = [*parts, *(month, day)[len(parts) - 1 :]][:3] if len(parts) < 3 else parts[:3]
    text = "".join(filled)
    return int(text) if text.isdigit() and len(text) == 8 else UNKNOWN
