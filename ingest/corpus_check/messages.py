"""German findings of the corpus check, from ``ingest/texts/check_corpus.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_TEXTS = Path(__file__).resolve().parent.parent / "texts" / "check_corpus.toml"
_LONGEST_QUOTE = 90


@cache
def _templates() -> dict[str, str]:
    return tomllib.loads(_TEXTS.read_text(encoding="utf-8"))


def message(key: str, **values: object) -> str:
    """The sentence ``key`` with its placeholders filled. Raises KeyError for an unknown key."""
    return _templates()[key].format(**values)


def phrase(key: str) -> str:
    """A text that is looked for, not shown."""
    return _templates()[key]


def shortened(text: str) -> str:
    """The end of a long statement: its marker follows there."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_QUOTE else f"… {text[-_LONGEST_QUOTE:]}"
