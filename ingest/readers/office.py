"""Office documents: Word (.docx), PowerPoint (.pptx, a slide is a page) and OpenDocument text (.odt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import docx
import pptx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree
from pptx.exc import PackageNotFoundError as SlidesNotFoundError

from ingest.cleaning import clean_text
from ingest.documents import Block, BlockKind, Page, ReadDocument
from ingest.readers.archive import open_archive
from ingest.readers.dates import from_metadata
from ingest.readers.description import Hints, describe
from ingest.readers.reading import BROKEN_FILE_ERRORS, SourceFile
from ingest.readers.reasons import unreadable
from ingest.readers.tables import table_rows
from ingest.reading_words import pattern

_BROKEN = (*BROKEN_FILE_ERRORS, PackageNotFoundError, SlidesNotFoundError, BadZipFile, etree.LxmlError)
_ENTRY = re.compile(r"\n(?=\[\d{1,3}\] )")


def read_docx(file: SourceFile) -> ReadDocument:
    open_archive(file.content, file.limits, format_name="Word")
    try:
        document = docx.Document(BytesIO(file.content))
        blocks = tuple(_docx_blocks(document))
        hints = _core_hints(document.core_properties)
    except _BROKEN as error:
        raise unreadable("broken", format="Word") from error
    return _document(file, hints, (Page(None, None, blocks),))


def _docx_blocks(document: Any) -> Iterator[Block]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            rows = [[clean_text(cell.text) for cell in _distinct(row.cells)] for row in item.rows]
            yield from (Block(BlockKind.TABLE_ROW, text) for text in table_rows(rows, has_header=len(rows) > 1))
        else:
            yield from _paragraph_blocks(item)


def _distinct(cells: Any) -> list[Any]:
    """Merged cells are listed once for each column they span; the repetitions become nothing."""
    seen: list[Any] = []
    for cell in cells:
        if not seen or cell._tc is not seen[-1]._tc:
            seen.append(cell)
    return seen


def _paragraph_blocks(paragraph: Paragraph) -> Iterator[Block]:
    style = str(paragraph.style.name) if paragraph.style is not None else ""
    match = pattern("heading_style").match(style)
    for part in _ENTRY.split(paragraph.text):
        text = clean_text(part)
        if not text:
            continue
        if match:
            yield Block(BlockKind.HEADING, text, level=int(match[1] or 1))
        elif style.lower().startswith(("caption", "beschriftung")):
            yield Block(BlockKind.CAPTION, text)
        else:
            listed = bool(pattern("list_style").search(style)) or paragraph._p.find(".//{*}numPr") is not None
            yield Block(BlockKind.LIST_ITEM if listed else BlockKind.PARAGRAPH, text)


def read_pptx(file: SourceFile) -> ReadDocument:
    open_archive(file.content, file.limits, format_name="PowerPoint")
    try:
        slides = pptx.Presentation(BytesIO(file.content))
        pages = tuple(_slide_pages(slides, file))
        hints = _core_hints(slides.core_properties)
    except _BROKEN as error:
        raise unreadable("broken", format="PowerPoint") from error
    return _document(file, hints, pages)


def _slide_pages(slides: Any, file: SourceFile) -> Iterator[Page]:
    for number, slide in enumerate(slides.slides, start=1):
        file.deadline.check()
        title = slide.shapes.title
        blocks = list(_heading_of(title, number)) if title is not None else []
        for shape in sorted(slide.shapes, key=_reading_place):
            if title is None or shape.shape_id != title.shape_id:
                blocks.extend(_shape_blocks(shape))
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
            blocks.extend(_text_blocks(slide.notes_slide.notes_text_frame, BlockKind.PARAGRAPH))
        yield Page(number, str(number), tuple(blocks))


def _heading_of(title: Any, number: int) -> Iterator[Block]:
    if text := clean_text(title.text_frame.text):
        yield Block(BlockKind.HEADING, text, level=1 if number == 1 else 2)


_ROW_HEIGHT = 400_000
"""EMU (about 1.1 cm): shapes whose tops differ by less stand side by side and are read from the left."""


def _reading_place(shape: Any) -> tuple[int, int]:
    return (shape.top or 0) // _ROW_HEIGHT, shape.left or 0


def _shape_blocks(shape: Any) -> Iterator[Block]:
    if shape.shape_type is not None and hasattr(shape, "shapes"):
        for inner in sorted(shape.shapes, key=_reading_place):
            yield from _shape_blocks(inner)
    elif getattr(shape, "has_table", False) and shape.has_table:
        rows = [[clean_text(cell.text) for cell in row.cells] for row in shape.table.rows]
        yield from (Block(BlockKind.TABLE_ROW, text) for text in table_rows(rows, has_header=len(rows) > 1))
    elif shape.has_text_frame and not _is_page_furniture(shape):
        yield from _text_blocks(shape.text_frame, BlockKind.LIST_ITEM if shape.is_placeholder else BlockKind.PARAGRAPH)


def _is_page_furniture(shape: Any) -> bool:
    """Slide number, date and footer placeholders."""
    return shape.is_placeholder and any(
        word in str(shape.placeholder_format.type) for word in ("SLIDE_NUMBER", "FOOTER", "DATE")
    )


def _text_blocks(frame: Any, kind: BlockKind) -> Iterator[Block]:
    for paragraph in frame.paragraphs:
        if text := clean_text(paragraph.text):
            yield Block(kind, text)


def _core_hints(properties: Any) -> Hints:
    """Creation dates are when somebody opened a template; they serve only where the text names no date."""
    created = properties.modified or properties.created
    return Hints(
        title=clean_text(properties.title or "") or None,
        fallback_date=from_metadata(created.date().isoformat()) if created else None,
    )


def _document(file: SourceFile, hints: Hints, pages: tuple[Page, ...]) -> ReadDocument:
    if not any(page.blocks for page in pages):
        raise unreadable("no_text")
    return ReadDocument(describe(hints, pages, file.name), pages)
