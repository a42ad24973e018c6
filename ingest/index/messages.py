"""German sentences of the index and the sync, from ``ingest/texts/index.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

TEXTS = Path(__file__).resolve().parent.parent / "texts" / "index.toml"


@cache
def _templates() -> dict[str, str]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def message(key: str, **values: object) -> str:
    """The sentence ``key`` with its placeholders filled. Raises KeyError for an unknown key."""
    return _templates()[key].format(**values)
