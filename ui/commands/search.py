"""``search``: ranked passages, no answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.answer import LONGEST_QUESTION
from assistant.requests import MOST_RESULTS, SearchResult
from ingest.errors import WrongUse
from ui.backend import Backend
from ui.batch import BatchLine, SearchLine, read_search_lines
from ui.output import json_line, result_text
from ui.wording import wording

DEFAULT_RESULTS = 10
QUESTIONS_AT_ONCE = 512
"""Questions embedded and looked up together: the gain of batches is had, the first lines come within seconds."""


def search(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help=wording("cli", "help.question"))] = None,
    top_k: Annotated[
        int, typer.Option("--top-k", min=1, max=MOST_RESULTS, metavar="N", help=wording("cli", "help.top_k"))
    ] = DEFAULT_RESULTS,
    batch: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help=wording("cli", "help.batch"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=wording("cli", "help.json"))] = False,
) -> None:
    if (question is None) == (batch is None):
        raise WrongUse(wording("cli", "question_or_batch"))
    if batch is not None:
        lines = read_search_lines(batch)
        for line in batch_lines(context.obj.backend(), lines, top_k):
            typer.echo(line)
        return
    asked = checked_question(question or "")
    results = context.obj.backend().search([asked], top_k)[0]
    typer.echo(json_line({"question": asked, "results": _plain(results)}) if as_json else _text(results))


def checked_question(question: str) -> str:
    """Raises ``WrongUse`` for one that is empty or longer than the assistant takes."""
    if not question.strip():
        raise WrongUse(wording("cli", "question_empty"))
    if len(question) > LONGEST_QUESTION:
        raise WrongUse(wording("cli", "question_too_long", most=LONGEST_QUESTION))
    return question


def batch_lines(backend: Backend, lines: Sequence[BatchLine[SearchLine]], top_k: int) -> Iterator[str]:
    """One line of JSON for each of ``lines``, in order."""
    for start in range(0, len(lines), QUESTIONS_AT_ONCE):
        part = lines[start : start + QUESTIONS_AT_ONCE]
        asked = [line.content.question for line in part if line.content]
        found = iter(backend.search(asked, top_k) if asked else [])
        for line in part:
            yield _found_line(line, next(found)) if line.content else json_line(line.failure())


def _found_line(line: BatchLine[SearchLine], results: list[SearchResult]) -> str:
    return json_line({"id": line.id, "results": _plain(results)})


def _plain(results: Sequence[SearchResult]) -> list[dict[str, object]]:
    return [result.model_dump(mode="json") for result in results]


def _text(results: Sequence[SearchResult]) -> str:
    return "\n\n".join(map(result_text, results)) or wording("cli", "search.nothing")
