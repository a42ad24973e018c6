"""What reading one file may cost."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.readers.reasons import unreadable

MEGABYTE = 1024 * 1024


SECONDS_A_PAGE = 0.05
"""Time a page of a PDF may take on top of what any file may: the slowest real ones, of a mathematics book with
drawings, take 0.016 s, and an old machine is three times as slow."""


def _nobody() -> None:
    return None


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Bounds for one file. ``unpacked_mb`` bounds everything one archive or one PDF stream may unpack to.

    ``alive`` is called again and again while a file is read, so that who waits for it can tell long from hanging.
    """

    largest_file_mb: int = 100
    seconds: float = 30.0
    pages: int = 3000
    unpacked_mb: int = 200
    archive_entries: int = 2000
    ocr: bool = False
    alive: Callable[[], None] = _nobody


@dataclass(slots=True)
class Deadline:
    """The time budget of one file; readers call ``check`` between pages, entries and other bounded pieces of work.

    It counts the processor time of the reading process: a busy machine makes no file unreadable. Whoever waits for
    the process has an eye on the signs of life.
    """

    seconds: float
    clock: Callable[[], float] = time.process_time
    alive: Callable[[], None] = _nobody
    _end: float = field(init=False)

    def __post_init__(self) -> None:
        self._end = self.clock() + self.seconds

    def extend(self, seconds: float) -> None:
        """For a file that turns out to be long."""
        self.seconds += seconds
        self._end += seconds

    def check(self) -> None:
        """Raises ``UnreadableDocument`` (``timeout``) once the budget is used up."""
        if self.clock() > self._end:
            raise unreadable("timeout", seconds=f"{self.seconds:.0f}")
        self.alive()
