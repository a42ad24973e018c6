"""What a reader must know beside the answer: age, newer editions, events that are over, own summaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Citation, NoticeCode
from assistant.run import Run
from assistant.wording import wording
from ingest.catalogue.rendering import german_date

OUTDATED_YEARS = 3
"""Older statements are shown with a warning (issue: three years)."""


@dataclass(frozen=True, slots=True)
class Notices:
    """One notice a kind, naming the citations it concerns."""

    name: str = "notices"

    def __call__(self, run: Run) -> None:
        cited = [(c.number, date) for c in run.citations if (date := date_of(c)) and is_outdated(date, run.now)]
        if cited:
            oldest = min(date for _, date in cited)
            run.notice(
                NoticeCode.OUTDATED,
                wording("notices", "outdated", numbers=_numbers(n for n, _ in cited), date=german_date(oldest)),
            )
        own = [c.number for c in run.citations if c.source]
        if own:
            run.notice(NoticeCode.OWN_SUMMARY, wording("notices", "own_summary"))
        if run.understanding and run.understood.language == "en" and run.citations:
            run.notice(NoticeCode.SOURCE_LANGUAGE, wording("notices", "source_language"))
        for text in _superseded(run):
            run.notice(NoticeCode.SUPERSEDED, text)


def date_of(citation: Citation) -> str | None:
    """The date of the statement's source, else of an original document; an own summary has no date of its own."""
    if citation.source:
        return citation.source.date
    return citation.date


def is_outdated(date: str, now: datetime) -> bool:
    """True where ``date`` (ISO, of any exactness) lies more than three years before ``now``."""
    limit = f"{now.year - OUTDATED_YEARS}-{now.month:02d}-{now.day:02d}"
    return date < limit[: len(date)]


def _numbers(numbers: Iterator[int]) -> str:
    return ", ".join(f"[{number}]" for number in numbers)


def _superseded(run: Run) -> Iterator[str]:
    cited = {citation.document_id for citation in run.citations}
    for item in run.evidence:
        hit = item.hit
        if hit.superseded_by and hit.passage.document_id in cited:
            yield wording("notices", "superseded", title=hit.info.title)
