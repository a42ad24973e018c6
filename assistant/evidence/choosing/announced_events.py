"""Events of which only the announcement is known: no source was written on their first day or later (pure)."""

from __future__ import annotations

from ingest.catalogue import Catalogue, Event


def is_only_announced(event: Event, catalogue: Catalogue) -> bool:
    """True where a source was certainly written before the event began and none certainly not before it.

    A source of which only the year is known neither announces nor reports an event of that year.
    """
    dates = [fact.source_date for fact in map(catalogue.fact, event.facts) if fact.source_date]
    return any(_is_before(date, event.start) for date in dates) and not any(
        _reports(date, event.start) for date in dates
    )


def _is_before(date: str, start: str) -> bool:
    shared = min(len(date), len(start))
    return date[:shared] < start[:shared]


def _reports(date: str, start: str) -> bool:
    shared = min(len(date), len(start))
    return date[:shared] > start[:shared] or (date[:shared] == start[:shared] and len(date) >= len(start))
