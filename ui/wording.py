"""German texts of command line and pages: loaded once from ``ui/texts/*.toml``, never written in code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ingest.text_files import filled, text_file

TEXTS = Path(__file__).parent / "texts"


def texts(name: str) -> dict[str, Any]:
    """The whole file ``name``.toml."""
    return text_file(TEXTS / f"{name}.toml")


def wording(name: str, key: str, **values: object) -> str:
    """The text ``key`` (dotted for tables) of file ``name`` with ``{placeholders}`` filled in."""
    return filled(texts(name), key, values)
