"""German texts for users: loaded once from ``assistant/texts/*.toml``, never written in code."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "texts"


@cache
def texts(name: str) -> dict[str, Any]:
    """The whole file ``name``.toml."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def wording(name: str, key: str, /, **values: object) -> str:
    """The text ``key`` (dotted for tables) of file ``name`` with ``{placeholders}`` filled in."""
    entry: Any = texts(name)
    for part in key.split("."):
        entry = entry[part]
    return str(entry).format(**values)
