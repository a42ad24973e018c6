"""OpenDocument text (.odt), read from its XML."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ingest.cleaning import clean_text
from ingest.documents import Block, BlockKind, Page, ReadDocument
from ingest.readers.archive import open_archive, read_entry
from ingest.readers.dates import from_metadata
from ingest.readers.description import Hints, describe
from ingest.readers.reading import SourceFile
from ingest.readers.reasons import unreadable
from ingest.readers.tables import table_rows

_SKIPPED = frozenset({"annotation", "tracked-changes", "sequence-decls", "table-of-content", "ruby-text", "forms"})
_SPACES = {"s": " ", "tab": " ", "line-break": "\n"}


def read_odt(file: SourceFile) -> ReadDocument:
    archive = open_archive(file.content, file.limits, format_name="OpenDocument")
    try:
        root = _parse(read_entry(archive, "content.xml"))
        meta = _parse(read_entry(archive, "meta.xml")) if "meta.xml" in archive.namelist() else None
    except etree.LxmlError as error:
        raise unreadable("broken", format="OpenDocument") from error
    blocks = tuple(_blocks(root))
    if not blocks:
        raise unreadable("no_text")
    pages = (Page(None, None, blocks),)
    return ReadDocument(describe(_hints(meta), pages, file.name), pages)


def _parse(content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(content, parser=parser)


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _blocks(node: etree._Element, kind: BlockKind = BlockKind.PARAGRAPH) -> Iterator[Block]:
    for child in node:
        name = _name(child)
        if name == "h":
            yield from _text_blocks(child, BlockKind.HEADING, _level(child))
        elif name == "p":
            is_title = _attribute(child, "style-name") in ("Title", "Titel")
            yield from _text_blocks(child, BlockKind.HEADING if is_title else kind, 1 if is_title else None)
        elif name == "table":
            yield from _table(child)
        elif name not in _SKIPPED:
            yield from _blocks(child, BlockKind.LIST_ITEM if name == "list" else kind)


def _text_blocks(node: etree._Element, kind: BlockKind, level: int | None) -> Iterator[Block]:
    for line in _text(node).split("\n"):
        if text := clean_text(line):
            yield Block(kind, text, level=level)
    for note in node.iter("{*}note-body"):
        if text := clean_text(" ".join(note.itertext())):
            yield Block(BlockKind.FOOTNOTE, text)


def _text(node: etree._Element) -> str:
    parts = [node.text or ""]
    for child in node:
        name = _name(child)
        if name not in ("note", "annotation"):
            parts.append(_SPACES[name] if name in _SPACES else _text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _level(node: etree._Element) -> int:
    level = _attribute(node, "outline-level")
    return int(level) if level.isdigit() else 1


def _attribute(node: etree._Element, local_name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if str(key).endswith(f"}}{local_name}")), "")


def _table(table: etree._Element) -> Iterator[Block]:
    rows = [
        [clean_text(" ".join(cell.itertext())) for cell in row if _name(cell) in ("table-cell", "covered-table-cell")]
        for row in table.iter("{*}table-row")
    ]
    for text in table_rows(rows, has_header=len(rows) > 1):
        yield Block(BlockKind.TABLE_ROW, text)


def _hints(meta: etree._Element | None) -> Hints:
    if meta is None:
        return Hints()
    values = {_name(node): clean_text(node.text or "") for node in meta.iter() if node.text}
    return Hints(
        title=values.get("title"), fallback_date=from_metadata(values.get("date") or values.get("creation-date"))
    )
