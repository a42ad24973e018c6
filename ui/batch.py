"""Batch files: one JSON object a line in, exactly one line out for each, in order."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.answer import LONGEST_QUESTION, AnswerRequest
from assistant.requests import Inquiry
from assistant.validation import said
from ingest.errors import WrongUse
from ingest.os_errors import reason
from ui.wording import wording

Content = TypeVar("Content")
STANDARD_INPUT = Path("-")


class SearchLine(BaseModel):
    """What ``search --batch`` needs of a line."""

    model_config = ConfigDict(frozen=True)

    question: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]


@dataclass(frozen=True, slots=True)
class BatchLine(Generic[Content]):
    """A line: its ``content``, or None and the German ``problem`` with it. ``question`` is what could be read of it."""

    id: Any
    question: str
    content: Content | None
    problem: str = ""

    def failure(self) -> dict[str, object]:
        """What ``search --batch`` writes for a line that cannot be carried out."""
        return {"id": self.id, "results": [], "error": self.problem}


def read_search_lines(path: Path) -> list[BatchLine[SearchLine]]:
    """Raises ``WrongUse`` when the file cannot be read."""
    return [_read(line, SearchLine.model_validate) for line in _raw_lines(path)]


def read_ask_lines(path: Path) -> list[BatchLine[Inquiry]]:
    """Fields that ``POST /answers`` does not have are left out: lines often carry the expected answer, too.

    Raises ``WrongUse`` when the file cannot be read.
    """
    return [_read(line, _inquiry) for line in _raw_lines(path)]


def _inquiry(fields: dict[str, Any]) -> Inquiry:
    known = {name: value for name, value in fields.items() if name in AnswerRequest.model_fields and value is not None}
    return Inquiry(request=AnswerRequest.model_validate(known), passages=fields.get("passages"))


def _raw_lines(path: Path) -> list[bytes]:
    """Cut at line feeds only: texts may hold other separators."""
    try:
        content = sys.stdin.buffer.read() if path == STANDARD_INPUT else path.read_bytes()
    except OSError as error:
        raise WrongUse(wording("cli", "batch_missing", path=path, reason=reason(error))) from error
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return lines[:-1] if lines[-1] == b"" else lines


def _read(line: bytes, parse: Callable[[dict[str, Any]], Content]) -> BatchLine[Content]:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        return BatchLine(None, "", None, wording("cli", "batch.not_json"))
    question = fields.get("question")
    shown = question if isinstance(question, str) else ""
    if not isinstance(question, str):
        return BatchLine(fields.get("id"), shown, None, wording("cli", "batch.no_question"))
    try:
        return BatchLine(fields.get("id"), shown, parse(fields))
    except ValidationError as error:
        return BatchLine(fields.get("id"), shown, None, _problem(error))


def _problem(error: ValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"]) or "question"
    return wording("cli", "batch.invalid", problem=said(first, field))
