"""A question with as much of its answer as is there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import Answer, Citation, Statement
from assistant.citations import marked
from assistant.run import Event, Form


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
    sentences = tuple(Form.SENTENCE for _ in statements)
    if turn.answer is None:
        return sentences
    lines = [line for line in turn.answer.text.splitlines() if line.strip() and not _is_rule(line)]
    wanted = [marked(statement) for statement in statements]
    if len(lines) != len(wanted) or any(text not in line for text, line in zip(wanted, lines, strict=True)):
        return sentences
    return tuple(_form(line, text) for line, text in zip(lines, wanted, strict=True))


def _form(line: str, text: str) -> Form:
    frames = {f"**{text}**": Form.HEADING, f"- {text}": Form.ITEM, f"| {text} |": Form.TABLE_ROW}
    return frames.get(line, Form.SENTENCE)


def _is_rule(line: str) -> bool:
    return line.startswith("|") and not set(line) - set("|- ")
