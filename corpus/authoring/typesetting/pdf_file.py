"""Sets a document as a PDF with Typst: title page, contents, two columns, page labels, bookmarks, tagged text."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from typesetting.authored import Authored, AuthoredBlock
from typesetting.html_file import month_text
from typesetting.setting import SOURCES_HEADING, TEXTS, runs

_TEMPLATE = Path(__file__).parent / "paper.typ"


def pdf_file(document: Authored, blocks: tuple[AuthoredBlock, ...], entries: tuple[str, ...]) -> bytes:
    """The same bytes on every run: only Typst's own fonts, and the date is the document's."""
    data = {
        "title": document.title,
        "kind": TEXTS[f"kind_{document.kind}"],
        "publisher": document.publisher,
        "month": month_text(document),
        "edition": f"{TEXTS['edition']} {document.day:%Y-%m}",
        "year": document.day.year,
        "month_number": document.day.month,
        "day": document.day.day,
        "keywords": [f"kind:{document.kind}", "summary_of_sources:true", *document.topics, *document.projects],
        "contents_heading": TEXTS["contents_heading"],
        "sources_heading": SOURCES_HEADING,
        "blocks": [_block(block) for block in blocks],
        "entries": [_entry(entry) for entry in entries],
    }
    inputs = {"document": json.dumps(data, ensure_ascii=False)}
    pdf: bytes = typst.compile(str(_TEMPLATE), sys_inputs=inputs, ignore_system_fonts=True)
    return pdf


def _block(block: AuthoredBlock) -> dict[str, object]:
    rows = [[runs(cell) for cell in row] for row in block.rows]
    return {"part": block.part.value, "level": block.level, "rows": rows}


def _entry(entry: str) -> list[str]:
    """Text before the address, and the address, which must not be broken over lines."""
    text, _, url = entry.rpartition(" ")
    return [text, url]
