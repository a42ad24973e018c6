"""German texts of the reports: ``evals/texts/evaluation.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts" / "evaluation.toml"


@cache
def texts() -> dict[str, Any]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def wording(key: str, /, **values: object) -> str:
    """The text ``key`` (dotted for tables) with ``{placeholders}`` filled in."""
    entry: Any = texts()
    for part in key.split("."):
        entry = entry[part]
    return str(entry).format(**values)
