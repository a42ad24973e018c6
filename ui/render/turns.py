"""A question with as much of its answer as is there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answer import Answer, Citation, NoticeCode, Statement, Support
from assistant.citations import marked
from assistant.drafts import Form
from assistant.events import Event
from assistant.rendering import CELL
from assistant.understanding.language import language_of
from assistant.wording import Language
from ui.render.words import say_in

LONGEST_HEADING = 250
"""Characters of a question shown as a heading, about four lines: below a pasted letter the answer is out of sight."""
UNREMARKABLE = frozenset({NoticeCode.SUBJECT_CHANGED})
"""Notices for programs: a reader who asks something new knows it."""
CUT = " …"
"""What shortened words end with."""

_MARKERS = re.compile(r"(?: \[\d{1,3}\])+(?= \||$)")
"""The markers at the end of a table cell."""


@dataclass(frozen=True, slots=True)
class Turn:
    """``answer`` is None as long as it is being written, and for good where the reader ``stopped`` it; ``step`` is the
    step that works on it, ``useful`` what the reader said of it."""

    number: int
    question: str
    step: str = ""
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    useful: bool | None = None
    stopped: bool = False

    @property
    def ended(self) -> bool:
        """Whether nothing more comes."""
        return self.stopped or self.answer is not None

    @property
    def text(self) -> str:
        """What is said so far, as the next question may mean it."""
        return self.answer.text if self.answer else "\n\n".join(map(marked, self.statements))

    @property
    def heading(self) -> str:
        """The question, of a long one its beginning."""
        if not self.is_long:
            return self.question
        beginning = " ".join(self.question.split())[:LONGEST_HEADING]
        return (beginning.rpartition(" ")[0] or beginning) + CUT

    @property
    def is_long(self) -> bool:
        return len(self.question) > LONGEST_HEADING

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

    @property
    def language(self) -> Language:
        """The reader's: an answer with quotes tells where they are in another language than it; else the question's."""
        if self.answer and self.answer.citations:
            told = {notice.code for notice in self.answer.notices}
            return "en" if NoticeCode.SOURCE_LANGUAGE in told else "de"
        return _language_of(self.question)

    @property
    def lang(self) -> Language | None:
        """The ``lang`` of the parts of the page that show this turn; None where it is the page's."""
        return None if self.language == "de" else self.language

    def lang_of(self, words: str) -> Language | None:
        """The ``lang`` of words of documents and of the catalogue inside this turn; None where it is the turn's."""
        return "de" if self.language == "en" and _language_of(words) == "de" else None

    def lang_of_statement(self, statement: Statement) -> Language | None:
        """As ``lang_of``; a heading of our own, too short to tell, is in the language of the turn."""
        is_own = statement.support is Support.FRAMING
        return None if is_own and language_of(statement.text, "en") == "en" else self.lang_of(statement.text)

    def say(self, key: str, **values: object) -> str:
        """A text of the chat page in the language of the turn."""
        return say_in(self.language, key, **values)


@lru_cache(maxsize=1024)
def _language_of(words: str) -> Language:
    """Kept, as a turn asks for it with each text it says."""
    return language_of(words)


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
