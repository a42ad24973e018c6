"""German reasons of the fetch report, from ``ingest/texts/fetch.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from ingest.errors import SourceNotFetched

_TEXTS = Path(__file__).resolve().parent.parent / "texts" / "fetch.toml"


@cache
def _templates() -> dict[str, str]:
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))


def message(key: str, **values: object) -> str:
    """The sentence ``key`` with its placeholders filled. Raises KeyError for an unknown key."""
    return _templates()[key].format(**values)


def refusal(key: str, **values: object) -> SourceNotFetched:
    """The error that says why a source was not fetched."""
    return SourceNotFetched(message(key, **values))
