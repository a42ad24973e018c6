"""Words and runs that all formats share."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

TEXTS: dict[str, str] = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))
SOURCES_HEADING = TEXTS["sources_heading"]

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def runs(text: str) -> list[tuple[str, bool]]:
    """The text as (run, bold) pairs: ``**bold**`` is the only inline markup of authored documents."""
    pieces = _BOLD.split(text)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


def plain(text: str) -> str:
    """The text without inline markup."""
    return _BOLD.sub(r"\1", text)
