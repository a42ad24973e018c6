"""The German messages of this package, from ``ingest/texts/embedding.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_TEXTS = Path(__file__).resolve().parent.parent / "texts" / "embedding.toml"


@cache
def _texts() -> dict[str, str]:
    with _TEXTS.open("rb") as file:
        return {key: str(value) for key, value in tomllib.load(file).items()}


def message(key: str, **values: object) -> str:
    """The text ``key`` with ``{name}`` replaced by the values."""
    return _texts()[key].format(**values)
