"""Log lines: JSON, and nothing a reader typed."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

import pytest

from assistant.logs import CurrentStderr, JsonLines

QUESTION = "Was plant Bürgermeisterin Müller?"


def line(name: str, message: str, *arguments: object, with_details: bool = False, **extra: Any) -> dict[str, Any]:
    logger = logging.getLogger(name)
    record = logger.makeRecord(name, logging.WARNING, "file.py", 7, message, arguments, None, extra=extra)
    return dict(json.loads(JsonLines(with_details=with_details).format(record)))


def test_own_message_with_known_fields() -> None:
    found = line("transferkompass.answers", "answer failed", answer="42", code="internal")
    assert found | {"time": ""} == {
        "time": "",
        "level": "warning",
        "logger": "transferkompass.answers",
        "event": "answer failed",
        "answer": "42",
        "code": "internal",
    }


def test_unknown_fields_and_arguments_stay_inside() -> None:
    found = line("transferkompass.answers", "asked %s", QUESTION, question=QUESTION)
    assert found["event"] == "asked %s"
    assert "Müller" not in json.dumps(found, ensure_ascii=False)


def test_of_foreign_messages_only_where_they_come_from() -> None:
    assert line("httpx", f"GET /search?q={QUESTION}")["event"] == "file:7"


def test_exceptions_show_where_not_what() -> None:
    try:
        raise ValueError(QUESTION)
    except ValueError:
        record = logging.getLogger("transferkompass").makeRecord(
            "transferkompass", logging.ERROR, "file.py", 7, "failed", (), sys.exc_info()
        )
    found = json.loads(JsonLines().format(record))
    assert found["error"] == "ValueError"
    assert found["where"][0].endswith("test_exceptions_show_where_not_what")
    assert "Müller" not in json.dumps(found, ensure_ascii=False)


def test_debugging_shows_what_libraries_say() -> None:
    assert line("httpx", "GET %s", "/search", with_details=True)["event"] == "GET /search"


def test_a_log_on_a_full_disk_ends_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, _: str) -> None:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys, "stderr", Full())
    handler = CurrentStderr()
    handler.setFormatter(JsonLines())
    handler.handle(logging.getLogger("transferkompass").makeRecord("transferkompass", 20, "f.py", 7, "asked", (), None))
