"""A readable page for documents a browser does not show itself: their cleaned text, every character escaped."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from assistant.wording import wording
from ingest.documents import Block, BlockKind, Document, Page

DEEPEST_HEADING = 6
TITLE_LEVEL = 1
NOTES = frozenset({BlockKind.CAPTION, BlockKind.FOOTNOTE, BlockKind.REFERENCE, BlockKind.TABLE_ROW})


@cache
def _template() -> Template:
    return Template((Path(__file__).parent / "templates" / "document.html").read_text(encoding="utf-8"))


def document_html(document: Document, *, has_original: bool) -> str:
    """Pages have the anchors ``page=1``, ``page=2`` … as PDF viewers understand them."""
    info = document.info
    details = " · ".join(part for part in (info.publisher, info.date, info.url) if part)
    note = escape(wording("document_view", "note"))
    if has_original:
        note += f' <a href="?download=true">{escape(wording("document_view", "download"))}</a>'
    return _template().substitute(
        language=escape(info.language),
        title=escape(info.title),
        details=escape(details),
        note=note,
        pages="\n".join(_page_html(page) for page in document.pages),
    )


def _page_html(page: Page) -> str:
    body = "\n".join(_blocks_html(page.blocks))
    if page.number is None:
        return f"<section>\n{body}\n</section>"
    key = "page_with_label" if page.label and page.label != str(page.number) else "page"
    heading = escape(wording("document_view", key, page=page.number, label=page.label))
    return f'<section id="page={page.number}">\n<p class="page">{heading}</p>\n{body}\n</section>'


def _blocks_html(blocks: tuple[Block, ...]) -> Iterator[str]:
    for is_item, group in groupby(blocks, lambda block: block.kind is BlockKind.LIST_ITEM):
        if is_item:
            items = "".join(f"<li>{escape(block.text)}</li>" for block in group)
            yield f"<ul>{items}</ul>"
        else:
            yield from map(_block_html, group)


def _block_html(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        level = min((block.level or 1) + TITLE_LEVEL, DEEPEST_HEADING)
        return f"<h{level}>{escape(block.text)}</h{level}>"
    style = ' class="note"' if block.kind in NOTES else ""
    return f"<p{style}>{escape(block.text)}</p>"
