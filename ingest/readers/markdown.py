"""Markdown with optional front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ingest.cleaning import clean_text
from ingest.documents import Block, Page, ReadDocument
from ingest.readers.bold_headings import with_bold_headings
from ingest.readers.dates import from_metadata
from ingest.readers.decoding import text_of
from ingest.readers.description import Hints, describe
from ingest.readers.html import blocks_of, parse_html
from ingest.readers.limits import Deadline
from ingest.readers.reading import SourceFile
from ingest.readers.reasons import unreadable

LONGEST_PIECE = 400_000
"""Characters: the parser's time grows with the square of the links in one paragraph."""
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_SOURCE_DEFINITION = re.compile(r"^([^\S\n]*)\[(\d{1,3})\](?=[: ])", re.MULTILINE)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]\s]+\]:[ \t]*(.*(?:\n(?: {2}|\t)[ \t]*\S.*)*)", re.MULTILINE)
"""The definition with the indented lines that go on with it."""
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\](?!:)")


def read_markdown(file: SourceFile) -> ReadDocument:
    """Raises ``UnreadableDocument`` when there is no text below the front matter."""
    values, body = split_front_matter(text_of(file.content))
    blocks = tuple(block for piece in pieces(_keep_entries(body)) for block in _piece_blocks(piece, file.deadline))
    if not blocks:
        raise unreadable("no_text")
    pages = (Page(None, None, blocks),)
    return ReadDocument(describe(_hints(values), pages, file.name), pages)


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")


def _piece_blocks(piece: str, deadline: Deadline) -> list[Block]:
    deadline.check()
    parser = _parser()
    tokens = with_bold_headings(parser.parse(piece))
    _keep_ordinals(tokens)
    rendered = str(parser.renderer.render(tokens, parser.options, {}))
    return blocks_of(parse_html(rendered)) if rendered.strip() else []


def _keep_ordinals(tokens: Sequence[Token]) -> None:
    """Numbers that count no items are text: "23. Regionalkonferenz", "5. Oktober 2022: Treffen". Changes ``tokens``."""
    lists: list[list[int]] = []
    for position, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(position)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            _number(tokens, lists.pop())


def _number(tokens: Sequence[Token], items: Sequence[int]) -> None:
    """Write the numbers of a list into its items, unless they run from 1 on or are all 1."""
    numbers = [int(tokens[item].info) for item in items]
    if numbers in (list(range(1, len(items) + 1)), [1] * len(items)):
        return
    for item in items:
        first = tokens[item + 2] if item + 2 < len(tokens) else tokens[item]
        if first.type == "inline" and first.children:
            first.children.insert(0, Token("text", "", 0, content=f"{tokens[item].info}{tokens[item].markup} "))


def pieces(body: str, longest: int = LONGEST_PIECE) -> Iterator[str]:
    """The text in pieces that can be parsed in bounded time, cut at empty lines, or else at spaces."""
    while len(body) > longest:
        places = (body.rfind("\n\n", 0, longest), body.rfind(" ", 0, longest))
        cut = next((place for place in places if place > 0), longest)
        yield body[:cut]
        body = body[cut:]
    yield body


def _keep_entries(body: str) -> str:
    """Source entries ``[3] …`` are paragraphs of their own, and no link definitions; footnotes lose their numbers."""
    noted = _FOOTNOTE.sub(r'\n<div class="footnote">\n\n\1\n\n</div>\n', _FOOTNOTE_MARK.sub("", body))
    return _SOURCE_DEFINITION.sub(r"\n\1\\[\2\\]", noted)


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The values between the ``---`` lines (none if they are no mapping), and the text below."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        values = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError):
        return {}, text[match.end() :]
    return (values if isinstance(values, dict) else {}), text[match.end() :]


def _hints(values: dict[str, Any]) -> Hints:
    known = {str(key).lower(): value for key, value in values.items() if value is not None}

    def text(key: str) -> str | None:
        return clean_text(str(known[key])) or None if key in known else None

    summary = known.get("summary_of_sources")
    return Hints(
        title=text("title"),
        publisher=text("publisher"),
        date=from_metadata(text("date")),
        url=text("url"),
        kind=text("kind"),
        language=text("language"),
        summary_of_sources=summary if isinstance(summary, bool) else None,
    )
