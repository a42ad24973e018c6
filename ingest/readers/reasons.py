"""The German sentences of ``ingest/texts/reasons.toml``: why a file was not read, or not wholly."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from ingest.errors import UnreadableDocument

REASONS_FILE = Path(__file__).resolve().parent.parent / "texts" / "reasons.toml"


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(REASONS_FILE.read_text(encoding="utf-8"))


def unreadable(reason: str, **values: object) -> UnreadableDocument:
    """The error for ``reason``, a key of the table ``unreadable``."""
    return UnreadableDocument(_texts()["unreadable"][reason].format(**values), reason=reason)


def warning(key: str, **values: object) -> str:
    """A sentence for the report, from the table ``warnings``."""
    return _texts()["warnings"][key].format(**values)


def phrase(key: str, **values: object) -> str:
    """A part of such a sentence, from the table ``phrases``."""
    return _texts()["phrases"][key].format(**values)


def page_ranges(numbers: Sequence[int]) -> str:
    """``[3, 4, 5, 9]`` → "Seite 3–5, Seite 9"."""
    runs = []
    for _, group in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        key = "page" if len(run) == 1 else "page_range"
        runs.append(phrase(key, first=run[0], last=run[-1]))
    return ", ".join(runs)


def pages_without_text(image_pages: Sequence[int]) -> str:
    """ "kein Text, Seite 3–7 sind Bilder"."""
    many = len(image_pages) > 1
    return warning(
        "pages_without_text",
        pages=page_ranges(image_pages),
        verb=phrase("verb_many" if many else "verb_one"),
        what=phrase("image_many" if many else "image_one"),
    )
