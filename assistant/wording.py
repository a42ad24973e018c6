"""Texts for users: loaded once from ``assistant/texts/*.toml``, never written in code.

German; what frames an answer is there in English, too (``texts/en``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

from ingest import text_files
from ingest.catalogue.rendering import german_date
from ingest.text_files import filled, text_file

TEXTS = Path(__file__).parent / "texts"
Language = Literal["de", "en"]


@cache
def texts(name: str) -> dict[str, Any]:
    """The whole file ``name``.toml."""
    return text_file(TEXTS / f"{name}.toml")


def wording(name: str, key: str, /, **values: object) -> str:
    """The text ``key`` (dotted for tables) of file ``name`` with ``{placeholders}`` filled in."""
    return filled(texts(name), key, values)


def wording_in(language: Language, name: str, key: str, /, **values: object) -> str:
    """As ``wording``, in the reader's language where the text is there in it, else in German."""
    return str(entry_in(language, name, key)).format(**values)


def entry_in(language: Language, name: str, key: str) -> Any:
    """The entry itself, for lists of texts; ``KeyError`` where there is none in German either."""
    return text_files.entry_in(TEXTS, language, name, key)


def date_in(language: Language, iso: str) -> str:
    """A date of any exactness in words: "2022-10" is "Oktober 2022" or "October 2022"."""
    year, *rest = iso.split("-")
    if language == "de" or not rest:
        return german_date(iso)
    month = texts("en/dates")["months"].split()[int(rest[0]) - 1]
    day = int(rest[1]) if len(rest) > 1 else 0
    return wording("en/dates", "day" if day else "month", day=day, month=month, year=year)
