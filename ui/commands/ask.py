"""``ask``: answers with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.answer import Answer, AnswerRequest, AnswerStatus
from assistant.requests import Inquiry
from assistant.service import failed_answer
from ingest.errors import TransferkompassError, WrongUse
from ui.backend import Backend
from ui.batch import BatchLine, read_ask_lines
from ui.commands.search import checked_question
from ui.output import answer_text, json_line
from ui.wording import wording


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help=wording("cli", "help.question"))] = None,
    batch: Annotated[Path | None, typer.Option(metavar="FILE.jsonl", help=wording("cli", "help.batch"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=wording("cli", "help.json"))] = False,
) -> None:
    if (question is None) == (batch is None):
        raise WrongUse(wording("cli", "question_or_batch"))
    if batch is not None:
        lines = read_ask_lines(batch)
        for line in batch_lines(context.obj.backend(), lines):
            typer.echo(line)
        return
    inquiry = Inquiry(request=AnswerRequest(question=checked_question(question or "")))
    answer = next(iter(context.obj.backend().answers([inquiry])))
    _show(answer, as_json=as_json)


def _show(answer: Answer, *, as_json: bool) -> None:
    failed = answer.status is AnswerStatus.ERROR
    if as_json:
        typer.echo(answer.model_dump_json())
    else:
        typer.echo(answer_text(answer), err=failed)
    if failed:
        raise typer.Exit(1)


def batch_lines(backend: Backend, lines: Sequence[BatchLine[Inquiry]]) -> Iterator[str]:
    """One Answer as a line of JSON for each of ``lines``, in order, with the line's id under ``case``."""
    answers = _answers(backend, [line.content for line in lines if line.content])
    for line in lines:
        answer = next(answers) if line.content else failed_answer(line.question, line.problem)
        yield json_line({"case": line.id, **answer.model_dump(mode="json")})


def _answers(backend: Backend, inquiries: Sequence[Inquiry]) -> Iterator[Answer]:
    """One for each, whatever happens: where the backend gives up, the rest of the answers say why."""
    answered = 0
    try:
        for answer in backend.answers(inquiries):
            answered += 1
            yield answer
    except TransferkompassError as error:
        yield from (failed_answer(inquiry.request.question, str(error)) for inquiry in inquiries[answered:])
