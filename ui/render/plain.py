"""An answer as plain text, fit for an e-mail, and the one way in which sources are written in lines (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.addresses import page_url, seen, web_address
from assistant.answer import Citation, Statement, StatementSource
from assistant.citations import marked, with_markers
from assistant.drafts import Form
from assistant.rendering import CELL, row_told
from assistant.wording import Language
from ui.render.turns import UNREMARKABLE, Turn, cell_numbers, forms
from ui.render.words import date_words, page_words, say_in, verified_words

HERE = "https://transferkompass.invalid"
"""In place of the address of the page, which only the reader's browser knows: its script puts it in."""


def source_line(citation: Citation, language: Language = "de", address: str | None = None) -> str:
    """ "[1] Title, publisher, Oktober 2022, S. 3 (gedruckt: 1), https://…"; ``address`` where it is not on the web."""
    date, page = date_words(citation.date, language), page_words(citation, language)
    where = [citation.title, citation.publisher, date, page, web_address(citation.url) or address]
    return f"[{citation.number}] {_in_a_line(where)}"


def origin_line(source: StatementSource, language: Language = "de") -> str:
    """Where an own summary has a statement from."""
    where = [source.title, source.publisher, date_words(source.date, language), web_address(source.url)]
    return f"{say_in(language, 'sources.origin')} {_in_a_line(where)}"


def copied_text(turn: Turn) -> str:
    """Question, answer, what is to be known of it, its sources and who says so."""
    told = (_told(form, [one for _, one in group], turn) for form, group in groupby(_formed(turn), lambda one: one[0]))
    sources = "\n".join([turn.say("sources.heading"), *_sources(turn)]) if turn.shown_citations else ""
    parts = [turn.say("copy.question", question=turn.heading), *told, *_beside(turn), sources]
    return seen("\n\n".join([part for part in parts if part] + [turn.say("copy.foot", address=HERE)]))


def _formed(turn: Turn) -> list[tuple[Form, Statement]]:
    return list(zip(forms(turn), turn.shown_statements, strict=True))


def _told(form: Form, statements: Sequence[Statement], turn: Turn) -> str:
    if form is Form.TABLE_ROW:
        header, *rows = statements
        return "\n".join(f"- {row_told(_with_numbers(row, turn), header.text)}" for row in rows)
    if form is Form.ITEM:
        return "\n".join(f"- {marked(one)}" for one in statements)
    return "\n\n".join(map(marked, statements))


def _with_numbers(row: Statement, turn: Turn) -> str:
    cells = zip(row.text.split(CELL), cell_numbers(turn)[row.text], strict=True)
    return CELL.join(with_markers(words, numbers) for words, numbers in cells)


def _beside(turn: Turn) -> Iterator[str]:
    """What the page shows around the answer and a reader of the copy has to know, too."""
    if turn.stopped:
        yield turn.say("answer.stopped")
    if turn.answer is None:
        return
    if turn.answer.verified:
        yield verified_words(turn.answer.verified, turn.language)
    for notice in turn.answer.notices:
        if notice.code not in UNREMARKABLE:
            yield f"{turn.say(f'notice.{notice.code.value}')} {notice.text}"
    if turn.answer.handoff:
        yield turn.say("copy.contact", contact=turn.answer.handoff.contact.one_line)


def _sources(turn: Turn) -> Iterator[str]:
    for citation in turn.shown_citations:
        yield source_line(citation, turn.language, HERE + page_url(citation))
        if citation.source:
            yield f"    {origin_line(citation.source, turn.language)}"


def _in_a_line(parts: Sequence[str | None]) -> str:
    """Titles of documents may run over lines."""
    return ", ".join(" ".join(part.split()) for part in parts if part)
