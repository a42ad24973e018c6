"""German texts of the reports: ``evals/texts/evaluation.toml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ingest.text_files import filled, text_file

TEXTS = Path(__file__).parent / "texts" / "evaluation.toml"


def texts() -> dict[str, Any]:
    return text_file(TEXTS)


def wording(key: str, /, **values: object) -> str:
    """The text ``key`` (dotted for tables) with ``{placeholders}`` filled in."""
    return filled(texts(), key, values)
