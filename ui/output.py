"""Results as text and as JSON for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator

from assistant.answer import Answer, Citation
from assistant.requests import SearchResult, ShownDocument, ShownPage
from ui.render.plain import origin_line, source_line
from ui.wording import wording


def json_line(content: object) -> str:
    """One line of JSON with umlauts as they are."""
    return json.dumps(content, ensure_ascii=False)


def answer_text(answer: Answer) -> str:
    """The answer with its sources below."""
    parts = [answer.text, *(wording("cli", "answer.notice", text=notice.text) for notice in answer.notices)]
    if answer.citations:
        parts.append("\n".join([wording("cli", "answer.sources_heading"), *map(citation_text, answer.citations)]))
    if answer.handoff:
        parts.append(wording("cli", "answer.contact", contact=answer.handoff.contact.one_line))
    if answer.suggestions:
        suggestions = [f"- {suggestion}" for suggestion in answer.suggestions]
        parts.append("\n".join([wording("cli", "answer.suggestions_heading"), *suggestions]))
    return "\n\n".join(parts)


def citation_text(citation: Citation) -> str:
    """Title, publisher, date, page, address and quote of one source."""
    lines = [source_line(citation), f"    „{citation.quote}“"]
    return "\n".join([*lines, f"    {origin_line(citation.source)}"] if citation.source else lines)


def result_text(result: SearchResult) -> str:
    """A ranked passage."""
    where = [result.title, result.date, _page(result.page, result.page_label)]
    heading = ", ".join(part for part in where if part)
    return f"{result.rank}. {heading} ({result.score:.2f}, {result.document})\n{result.text}"


def document_text(document: ShownDocument) -> str:
    """The pages of a document, each below a line with its number; pages of formats without numbers as they are."""
    return "\n\n".join("\n".join(_page_lines(page)) for page in document.pages)


def _page_lines(page: ShownPage) -> Iterator[str]:
    if page.page is not None:
        key = "show.page_with_label" if page.page_label else "show.page"
        yield wording("cli", key, page=page.page, label=page.page_label)
    yield page.text


def _page(page: int | None, label: str | None) -> str:
    if page is None:
        return ""
    differs = label is not None and label != str(page)
    return wording("cli", "answer.page_with_label" if differs else "answer.page", page=page, label=label)
