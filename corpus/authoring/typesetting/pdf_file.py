"""Sets a document as a PDF with Typst: title page, contents, two columns, page labels, bookmarks, tagged text."""

from __future__ import annotations

import json
import re
from pathlib import Path

import typst

from typesetting.authored import SUMMARY_LINE, Authored, AuthoredBlock, Part
from typesetting.html_file import month_text
from typesetting.setting import SOURCES_HEADING, TEXTS, runs

_TEMPLATE = Path(__file__).parent / "paper.typ"
_BEFORE_MARKER = re.compile(r" (?=\[\d+\])")
_NO_BREAK_SPACE = "\u00a0"


def pdf_file(document: Authored, blocks: tuple[AuthoredBlock, ...], entries: tuple[str, ...]) -> bytes:
    """The same bytes on every run: only Typst's own fonts, and the date is the document's."""
    data = {
        "title": document.title,
        "kind": TEXTS[f"kind_{document.kind}"],
        "publisher": document.publisher,
        "imprint": [f"{TEXTS['publisher']}: {document.publisher}", f"{TEXTS['as_of']}: {month_text(document)}"],
        "edition": f"{TEXTS['edition']} {document.day:%Y-%m}",
        "year": document.day.year,
        "month_number": document.day.month,
        "day": document.day.day,
        "keywords": [f"kind:{document.kind}", "summary_of_sources:true", *document.topics, *document.projects],
        "contents_heading": TEXTS["contents_heading"],
        "sources_heading": SOURCES_HEADING,
        "summary": SUMMARY_LINE,
        "blocks": [_block(block) for block in blocks if not _is_summary_line(block)],
        "entries": [_entry(entry) for entry in entries],
    }
    inputs = {"document": json.dumps(data, ensure_ascii=False)}
    pdf: bytes = typst.compile(str(_TEMPLATE), sys_inputs=inputs, ignore_system_fonts=True)
    return pdf


def _is_summary_line(block: AuthoredBlock) -> bool:
    """The line stands on the title page."""
    return block.part is Part.PARAGRAPH and block.text.rstrip(".") == SUMMARY_LINE


def _block(block: AuthoredBlock) -> dict[str, object]:
    """A marker is tied to the word before it: at the start of a line it would look like an entry of a list."""
    rows = [[runs(_BEFORE_MARKER.sub(_NO_BREAK_SPACE, cell)) for cell in row] for row in block.rows]
    return {"part": block.part.value, "level": block.level, "rows": rows}


def _entry(entry: str) -> list[str]:
    """Text before the address, and the address, which must not be broken over lines."""
    text, _, url = entry.rpartition(" ")
    return [text, url]
