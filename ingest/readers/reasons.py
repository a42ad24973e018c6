"""The German sentences of ``ingest/texts/reasons.toml``: why a file was not read, or not wholly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from ingest.errors import UnreadableDocument
from ingest.text_files import wording


def unreadable(reason: str, **values: object) -> UnreadableDocument:
    """The error for ``reason``, a key of the table ``unreadable``."""
    return UnreadableDocument(wording("reasons", f"unreadable.{reason}", **values), reason=reason)


def warning(key: str, **values: object) -> str:
    """A sentence for the report, from the table ``warnings``."""
    return wording("reasons", f"warnings.{key}", **values)


def phrase(key: str, **values: object) -> str:
    """A part of such a sentence, from the table ``phrases``."""
    return wording("reasons", f"phrases.{key}", **values)


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
