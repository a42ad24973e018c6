"""Statements → the Markdown text of the answer (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Statement
from assistant.citations import marked
from assistant.run import Form


def markdown(statements: Sequence[Statement], forms: Sequence[Form]) -> str:
    """Sentences as paragraphs, items as a list, rows as a table; every statement with its markers."""
    blocks: list[str] = []
    previous: Form | None = None
    for statement, form in zip(statements, forms, strict=True):
        line = _line(statement, form)
        if previous is form and form in {Form.ITEM, Form.TABLE_ROW}:
            blocks[-1] += "\n" + line
        elif form is Form.TABLE_ROW:
            blocks.append(line + "\n" + _rule(line))
        else:
            blocks.append(line)
        previous = form
    return "\n\n".join(blocks)


def _line(statement: Statement, form: Form) -> str:
    text = marked(statement)
    if form is Form.HEADING:
        return f"**{text}**"
    if form is Form.ITEM:
        return f"- {text}"
    if form is Form.TABLE_ROW:
        return f"| {text} |"
    return text


def _rule(header: str) -> str:
    cells = header.strip("|").count("|") + 1
    return "|" + " --- |" * cells
