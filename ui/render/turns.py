"""A question with as much of its answer as is there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Statement
from assistant.citations import marked
from assistant.drafts import Form
from assistant.events import Event
from assistant.rendering import CELL

_MARKERS = re.compile(r"(?: \[\d{1,3}\])+(?= \||$)")
"""The markers at the end of a table cell."""


@dataclass(frozen=True, slots=True)
class Turn:
    """``answer`` is None as long as it is being written; ``step`` is the step that works on it, ``useful`` what the
    reader said of it."""

    number: int
    question: str
    step: str = ""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    useful: bool | None = None

    @property
    def shown_statements(self) -> tuple[Statement, ...]:
        return self.answer.statements if self.answer else self.statements

    @property
    def shown_citations(self) -> tuple[Citation, ...]:
        return self.answer.citations if self.answer else self.citations

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers that lead to a source."""
        return frozenset(citation.number for citation in self.shown_citations)


def advanced(turn: Turn, event: Event) -> Turn:
    """``turn`` with what ``event`` tells."""
    body = event.body
    if isinstance(body, Answer):
        return replace(turn, answer=body, step="")
    if isinstance(body, Statement):
        return replace(turn, statements=(*turn.statements, body))
    if isinstance(body, Citation):
        return replace(turn, citations=(*turn.citations, body))
    return replace(turn, step=body)


def forms(turn: Turn) -> tuple[Form, ...]:
    """How each shown statement stands in the Markdown of the answer; sentences as long as there is none."""
    statements = turn.shown_statements
    lines = _lines(turn)
    if len(lines) != len(statements) or not all(map(_stands_in, statements, lines)):
        return tuple(Form.SENTENCE for _ in statements)
    return tuple(map(_form, statements, lines))


def cell_numbers(turn: Turn) -> dict[str, tuple[tuple[int, ...], ...]]:
    """For the text of each table row the numbers of the sources of its cells."""
    rows = zip(turn.shown_statements, forms(turn), _lines(turn), strict=False)
    return {one.text: _numbers_by_cell(line) for one, form, line in rows if form is Form.TABLE_ROW}


def _lines(turn: Turn) -> list[str]:
    text = turn.answer.text if turn.answer else ""
    return [line for line in text.splitlines() if line.strip() and not _is_rule(line)]


def _stands_in(statement: Statement, line: str) -> bool:
    return marked(statement) in line or _is_row_of(statement, line)


def _is_row_of(statement: Statement, line: str) -> bool:
    return _MARKERS.sub("", line) == f"| {statement.text} |"


def _form(statement: Statement, line: str) -> Form:
    text = marked(statement)
    if _is_row_of(statement, line):
        return Form.TABLE_ROW
    return {f"**{text}**": Form.HEADING, f"- {text}": Form.ITEM}.get(line, Form.SENTENCE)


def _numbers_by_cell(line: str) -> tuple[tuple[int, ...], ...]:
    cells = line.removeprefix("| ").removesuffix(" |").split(CELL)
    return tuple(
        tuple(int(number) for number in re.findall(r"\d+", found[0])) if (found := _MARKERS.search(cell)) else ()
        for cell in cells
    )


def _is_rule(line: str) -> bool:
    return line.startswith("|") and not set(line) - set("|- ")
