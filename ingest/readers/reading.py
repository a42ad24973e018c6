"""What the reader of each format takes and gives."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Protocol

from ingest.documents import ReadDocument
from ingest.readers.limits import Deadline, ReadingLimits


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file's content in memory. ``name`` is its path relative to the ingested folder, or inside the archive."""

    name: str
    content: bytes
    limits: ReadingLimits
    deadline: Deadline


class Reader(Protocol):
    """Turns one file into a document; raises ``UnreadableDocument`` when it cannot."""

    def __call__(self, file: SourceFile) -> ReadDocument: ...


BROKEN_FILE_ERRORS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What parsing libraries were seen to raise on damaged files (fuzz tests) besides their own errors."""
