"""A document read, and its blocks and headings."""

from __future__ import annotations

from pathlib import Path

from ingest.documents import Block, BlockKind, ReadDocument
from ingest.readers import read_document


def read(folder: Path, name: str, content: str | bytes) -> ReadDocument:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    [(inside, document)] = read_document(path)
    assert inside == ""
    return document


def blocks(document: ReadDocument) -> list[tuple[str, int | None, str]]:
    return [(block.kind.value, block.level, block.text) for page in document.pages for block in page.blocks]


def headings(document: ReadDocument) -> list[tuple[int | None, str]]:
    found: list[Block] = [block for page in document.pages for block in page.blocks]
    return [(block.level, block.text) for block in found if block.kind is BlockKind.HEADING]
