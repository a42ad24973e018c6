"""German texts of the reports and of what is made up to measure with: ``evals/texts``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ingest.text_files import filled, text_file

TEXTS = Path(__file__).parent / "texts"


def texts() -> dict[str, Any]:
    return text_file(TEXTS / "evaluation.toml")


def wording(key: str, /, **values: object) -> str:
    """The text ``key`` (dotted for tables) with ``{placeholders}`` filled in."""
    return filled(texts(), key, values)


def made_up() -> dict[str, Any]:
    """Documents, questions and sentences nobody wrote, by what they are for."""
    return text_file(TEXTS / "made_up.toml")


def made_up_text(key: str, /, **values: object) -> str:
    """The text ``key`` of ``made_up`` (dotted for tables) with ``{placeholders}`` filled in."""
    return filled(made_up(), key, values)
