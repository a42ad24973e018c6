"""Structured logs: one JSON object a line on standard error, without a word of what anybody asked.

Only fields of a closed list leave the process, so that a question cannot slip into a log by way of a careless
``extra``, a library's message or an exception's text.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime

OWN = "transferkompass"
FIELDS = (
    "answer",
    "case",
    "code",
    "documents",
    "generation",
    "http_status",
    "method",
    "milliseconds",
    "passages",
    "reasons",
    "route",
    "seconds",
    "status",
    "support",
    "timings_ms",
)
"""Ids, closed lists and numbers. ``route`` is the template of a path, without query and values."""


class JsonLines(logging.Formatter):
    """Own messages are constants and shown; of foreign ones only who said it and how bad it is.

    ``with_details`` adds what foreign messages and exceptions say: for people who debug on their own machine.
    """

    def __init__(self, *, with_details: bool = False) -> None:
        super().__init__()
        self._with_details = with_details

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": self._event(record),
        }
        entry.update((name, getattr(record, name)) for name in FIELDS if hasattr(record, name))
        if record.exc_info and record.exc_info[1]:
            entry["error"] = type(record.exc_info[1]).__name__
            entry["where"] = self._where(record.exc_info[1])
        return json.dumps(entry, ensure_ascii=False, default=str)

    def _event(self, record: logging.LogRecord) -> str:
        if self._with_details:
            return record.getMessage()
        is_own = record.name.split(".", 1)[0] == OWN
        return str(record.msg) if is_own else f"{record.module}:{record.lineno}"

    def _where(self, error: BaseException) -> list[str]:
        if self._with_details:
            return traceback.format_exception(error)
        frames = traceback.extract_tb(error.__traceback__)
        return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]


class CurrentStderr(logging.Handler):
    """Writes to what standard error is at that moment, not to what it was when logging was set up."""

    def emit(self, record: logging.LogRecord) -> None:
        # A full disk under the log, or nobody who reads it any more, ends no answer.
        with suppress(OSError):
            sys.stderr.write(f"{self.format(record)}\n")


def log_to_stderr(*, debug: bool = False, level: int = logging.WARNING) -> None:
    """Send all logs of this process to standard error. Foreign loggers are heard from warnings on."""
    handler = CurrentStderr()
    handler.setFormatter(JsonLines(with_details=debug))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(logging.DEBUG if debug else level)
