"""Lines above a passage handed in that say what it is about: its heading and who wrote it when (pure).

They state nothing, so they are read with every sentence of the passage and never quoted as an answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.documents import Span

MOST_LINES = 3
"""A heading, one below it, and a byline."""
MOST_WORDS = 14
_FINISHED = re.compile(r"[.!?:;,…][“\"'»)\]]*$")
_ENTRY = re.compile(r"^(?:[-–—•*|]|\d+[.)])")
"""Begins an item of a list or a row of a table, which says something itself."""


def headings_of(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """The first of ``sentences`` that are headings; none where nothing below them is a finished sentence."""
    found = tuple(takewhile(lambda span: _is_heading(text, span), sentences[: MOST_LINES + 1]))
    below = sentences[len(found) :]
    is_prose = any(_FINISHED.search(text[span.start : span.end]) for span in below)
    return found if is_prose and len(found) <= MOST_LINES else ()


def _is_heading(text: str, span: Span) -> bool:
    """A line of its own of a few words without a closing mark."""
    line = text[span.start : span.end].strip()
    ends_line = text[span.end :].lstrip(" \t")[:1] == "\n"
    is_short = len(line.split()) <= MOST_WORDS
    return ends_line and is_short and not _FINISHED.search(line) and not _ENTRY.match(line)
