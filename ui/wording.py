"""Texts of command line and pages: loaded once from ``ui/texts/*.toml``, never written in code.

German; what the chat page says of an answer is there in English, too (``texts/en``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.wording import Language
from ingest.text_files import entry_in, filled, text_file

TEXTS = Path(__file__).parent / "texts"


def texts(name: str) -> dict[str, Any]:
    """The whole file ``name``.toml."""
    return text_file(TEXTS / f"{name}.toml")


def wording(name: str, key: str, **values: object) -> str:
    """The text ``key`` (dotted for tables) of file ``name`` with ``{placeholders}`` filled in."""
    return filled(texts(name), key, values)


def wording_in(language: Language, name: str, key: str, /, **values: object) -> str:
    """As ``wording``, in the reader's language where the text is there in it, else in German."""
    return str(entry_in(TEXTS, language, name, key)).format(**values)
