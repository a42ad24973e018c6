"""Statements → the Markdown text of the answer (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Statement
from assistant.citations import marked, with_markers
from assistant.drafts import Form

CELL = " | "
"""Between the cells of a table row, in the text of its statement too."""


def markdown(
    statements: Sequence[Statement], forms: Sequence[Form], cells: Sequence[Sequence[Sequence[int]]] | None = None
) -> str:
    """Sentences as paragraphs, items as a list, rows as a table; every statement with its markers.

    ``cells``: for each statement the numbers of its cells; a row without them has its markers in the last cell.
    """
    text, previous = "", None
    for statement, form, numbers in zip(statements, forms, cells or [()] * len(statements), strict=True):
        text += added(statement, form, numbers, previous)
        previous = form
    return text


def added(statement: Statement, form: Form, cells: Sequence[Sequence[int]], previous: Form | None) -> str:
    """What a statement adds to the text that ends with one of the form ``previous``; None: it begins the text."""
    line = _line(statement, form, cells)
    if previous is form and form in {Form.ITEM, Form.TABLE_ROW}:
        return f"\n{line}"
    block = f"{line}\n{_rule(line)}" if form is Form.TABLE_ROW else line
    return f"\n\n{block}" if previous else block


def row_told(row: str, header: str) -> str:
    """A row as a line of a letter, where no header stands above its cells."""
    name, *cells = row.split(CELL)
    _, *heads = header.split(CELL)
    return f"{name}: " + "; ".join(f"{head} – {cell}" for head, cell in zip(heads, cells, strict=False))


def _line(statement: Statement, form: Form, cells: Sequence[Sequence[int]]) -> str:
    if form is Form.TABLE_ROW:
        return f"| {_row(statement, cells)} |"
    text = marked(statement)
    if form is Form.HEADING:
        return f"**{text}**"
    if form is Form.ITEM:
        return f"- {text}"
    return text


def _row(statement: Statement, cells: Sequence[Sequence[int]]) -> str:
    """Each cell with its own markers."""
    words = statement.text.split(CELL)
    if len(words) != len(cells):
        return marked(statement)
    return CELL.join(with_markers(text, numbers) for text, numbers in zip(words, cells, strict=True))


def _rule(header: str) -> str:
    cells = header.strip("|").count("|") + 1
    return "|" + " --- |" * cells
