"""Finding the date of a document in German text and in metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import PurePath

from ingest.reading_words import month_numbers, word_list

EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
"""Years outside are house numbers, amounts and the like."""

_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)(?:-(?P<day>\d\d))?(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d.]*\d)")
_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d.,/-]*\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_NAME_SIGNS = re.compile(r"[_\W]+")
_PDF_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")


@cache
def _written() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<!\d)(?P<day>\d{{1,2}})\.\s*)?\b(?P<month>{months})\b\.?\s+(?P<year>(?:19|20)\d\d)(?!\d)", re.IGNORECASE
    )


def dates_in(text: str) -> list[str]:
    """All dates in ``text`` as ISO, in reading order: days as ``2022-10-05``, months as ``2022-10``."""
    found = sorted(_found(text))
    return [iso for _, iso in found]


def _found(text: str) -> Iterator[tuple[int, str]]:
    for pattern in (_ISO, _NUMERIC, _written()):
        for match in pattern.finditer(text):
            if iso := _iso(match["year"], match["month"], match["day"]):
                yield match.start(), iso


def _iso(year: str, month: str, day: str | None) -> str | None:
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    number = int(month) if month.isdigit() else month_numbers()[month.lower()]
    try:
        exact = date(full_year, number, int(day or 1))
    except ValueError:
        return None
    if not EARLIEST_YEAR <= full_year <= LATEST_YEAR:
        return None
    return exact.isoformat() if day else exact.isoformat()[:7]


@cache
def _cued() -> re.Pattern[str]:
    cues = "|".join(map(re.escape, word_list("date_cues")))
    articles = "|".join(word_list("date_articles"))
    return re.compile(rf"\b(?:{cues})\b(?:\s+(?:{articles}))?[:,]?\s+(.{{4,40}})", re.IGNORECASE)


def cued_date(text: str) -> str | None:
    """The date after a word such as "Stand:" or "veröffentlicht am"; also a bare year there."""
    for match in _cued().finditer(text):
        window = match[1]
        if dates := dates_in(window[:40]):
            return dates[0]
        year = _YEAR.match(window)
        if year:
            return year[0]
    return None


def leading_date(text: str) -> str | None:
    """The date a text opens with, as in "14.08.2025 — Vom Hochwasserschutz …"."""
    dates = dates_in(text[:30])
    opens = _NUMERIC.match(text) or _written().match(text) or _ISO.match(text)
    return dates[0] if dates and opens else None


def date_in_name(name: str) -> str | None:
    """The date a file is named after: "2021-05_leitfaden.pdf", "20210503 Protokoll.docx", "rundbrief_mai-2021.html"."""
    stem = PurePath(name).stem
    if dates := dates_in(stem.replace("_", " ")) or dates_in(_NAME_SIGNS.sub(" ", stem)):
        return dates[0]
    compact = _COMPACT.search(stem)
    return _iso(compact[1], compact[2], compact[3]) if compact else None


def without_date(text: str) -> str:
    """``text`` without the date it ends with: "Stadt Musterfeld, Mai 2022"."""
    for pattern in (_ISO, _NUMERIC, _written()):
        for match in pattern.finditer(text):
            if match.end() == len(text):
                return text[: match.start()].rstrip(" ,;(")
    return text


def years_in(text: str) -> list[str]:
    """Four-digit years in reading order."""
    return [match[0] for match in _YEAR.finditer(text)]


def from_metadata(value: str | None) -> str | None:
    """ISO date of a metadata value: ``2022-10-05T08:00:00Z``, ``D:20221005…``, ``5. Oktober 2022``, ``2022``."""
    if not value:
        return None
    if dates := dates_in(value):
        return dates[0]
    pdf = _PDF_DATE.match(value.strip())
    if pdf:
        return _iso(pdf[1], pdf[2], pdf[3])
    return value.strip() if _YEAR.fullmatch(value.strip()) else None
