"""What reading one file may cost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.readers.reasons import unreadable

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Bounds for one file. ``unpacked_mb`` bounds everything one archive or one PDF stream may unpack to."""

    largest_file_mb: int = 100
    seconds: float = 30.0
    pages: int = 3000
    unpacked_mb: int = 200
    archive_entries: int = 2000
    ocr: bool = False


@dataclass(slots=True)
class Deadline:
    """The time budget of one file; readers call ``check`` between pages, entries and other bounded pieces of work."""

    seconds: float
    clock: Callable[[], float] = time.monotonic
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = self.clock() + self.seconds

    def check(self) -> None:
        """Raises ``UnreadableDocument`` (``timeout``) once the budget is used up."""
        if self.clock() > self._end:
            raise unreadable("timeout", seconds=f"{self.seconds:g}")
