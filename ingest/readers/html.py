"""Web pages: main content as blocks, description from metadata, JSON-LD and OpenGraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml import html as lxml_html

from ingest.cleaning import clean_text
from ingest.documents import Block, BlockKind, DocumentKind, Page, ReadDocument
from ingest.readers.decoding import text_of
from ingest.readers.description import describe
from ingest.readers.html_content import content_parts
from ingest.readers.html_description import page_hints
from ingest.readers.newsletter import names_newsletter, newsletter_sections
from ingest.readers.reading import SourceFile
from ingest.readers.reasons import unreadable
from ingest.readers.tables import table_rows
from ingest.reading_words import pattern, word_set

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS = frozenset({"figcaption", "caption"})
DEEPEST = 400
"""Nesting at which lxml's own limits end; deeper pages are broken or hostile."""
_ENTRY_BREAK = re.compile(r"\n\s*(?=\[\d{1,3}\] )")
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


def read_html(file: SourceFile) -> ReadDocument:
    """A saved web page; raises ``UnreadableDocument`` when it holds no text."""
    tree = parse_html(text_of(file.content))
    hints = page_hints(tree, DocumentKind.WEBSEITE)
    blocks = tuple(_content(tree))
    if not blocks:
        raise unreadable("no_text")
    if names_newsletter(hints.title or "", blocks):
        hints = replace(hints, default_kind=DocumentKind.NEWSLETTER)
        blocks = tuple(newsletter_sections(blocks))
    pages = (Page(None, None, blocks),)
    return ReadDocument(describe(hints, pages, file.name), pages)


def _content(tree: lxml_html.HtmlElement) -> list[Block]:
    parts = content_parts(tree)
    blocks = [block for part in parts for block in blocks_of(part)]
    if not any(block.level == 1 for block in blocks):
        blocks = [*_headline(tree, parts), *blocks]
    return [block for block in blocks if not pattern("boilerplate_lines").match(block.text)]


def _headline(tree: lxml_html.HtmlElement, parts: list[lxml_html.HtmlElement]) -> list[Block]:
    """The page's h1 where it stands outside the part that is marked as main."""
    for heading in tree.iter("h1"):
        text = clean_text(heading.text_content())
        if text and set(parts).isdisjoint(heading.iterancestors()):
            return [Block(BlockKind.HEADING, text, level=1)]
    return []


def parse_html(text: str) -> lxml_html.HtmlElement:
    """The tree of any text, however broken; raises ``UnreadableDocument`` for none at all."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = lxml_html.document_fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise unreadable("no_text" if not text.strip() else "broken", format="HTML") from error
    return tree


@dataclass
class _Walk:
    """Collects blocks in document order; ``pending`` is the text of the block being read."""

    blocks: list[Block] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)

    def flush(self, kind: BlockKind, level: int | None = None) -> None:
        text = "".join(self.pending)
        self.pending.clear()
        for part in _parts(text, kind):
            self.blocks.append(Block(kind, part, level=level))


def _parts(text: str, kind: BlockKind) -> Iterator[str]:
    pieces = [text] if kind is BlockKind.HEADING else _PARAGRAPH_BREAK.split(text)
    for piece in pieces:
        for entry in _ENTRY_BREAK.split(piece):
            if cleaned := clean_text(entry):
                yield cleaned


def blocks_of(root: lxml_html.HtmlElement) -> list[Block]:
    """Headings, paragraphs, list items, table rows and captions below ``root``, in document order."""
    walk = _Walk()
    _visit(root, walk, BlockKind.PARAGRAPH, None, 0)
    walk.flush(BlockKind.PARAGRAPH)
    return walk.blocks


def _visit(node: lxml_html.HtmlElement, walk: _Walk, kind: BlockKind, level: int | None, depth: int) -> None:
    if not isinstance(node.tag, str) or depth > DEEPEST:
        return
    if node.tag == "table" and not _is_layout_table(node):
        walk.flush(kind, level)
        walk.blocks.extend(_table_blocks(node))
        return
    if node.tag == "br":
        walk.pending.append("\n")
        return
    if node.tag not in word_set("block_tags"):
        _visit_children(node, walk, kind, level, depth)
        return
    walk.flush(kind, level)
    own_kind, own_level = _own_kind(node, kind, level)
    _visit_children(node, walk, own_kind, own_level, depth)
    walk.flush(own_kind, own_level)


def _visit_children(node: lxml_html.HtmlElement, walk: _Walk, kind: BlockKind, level: int | None, depth: int) -> None:
    walk.pending.append(_flat(node))
    for child in node:
        _visit(child, walk, kind, level, depth + 1)
        walk.pending.append(_squeezed(child.tail, node))


def _flat(node: lxml_html.HtmlElement) -> str:
    return _squeezed(node.text, node)


def _squeezed(text: str | None, parent: lxml_html.HtmlElement) -> str:
    """Line breaks of the source are spaces, except where they show: in ``pre`` and before a source entry."""
    if not text:
        return ""
    if parent.tag == "pre":
        return text
    return "\n".join(" ".join(line.split("\n")) for line in _ENTRY_BREAK.split(text))


def _own_kind(node: lxml_html.HtmlElement, kind: BlockKind, level: int | None) -> tuple[BlockKind, int | None]:
    if node.tag in _HEADINGS:
        return BlockKind.HEADING, _HEADINGS[node.tag]
    if node.tag in _CAPTIONS:
        return BlockKind.CAPTION, None
    if "footnote" in f"{node.get('class', '')} {node.get('role', '')}":
        return BlockKind.FOOTNOTE, None
    if node.tag in ("li", "dd"):
        return (BlockKind.FOOTNOTE if kind is BlockKind.FOOTNOTE else BlockKind.LIST_ITEM), None
    return kind, level


def _is_layout_table(table: lxml_html.HtmlElement) -> bool:
    """Tables that hold whole blocks, as newsletters do, are read as a sequence of blocks."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants("table"), None) is not None:
        return True
    if next(table.iter("th"), None) is not None:
        return False
    if next(table.iter("h1", "h2", "h3", "h4"), None) is not None:
        return True
    rows = [len(row.xpath("./td")) for row in table.iter("tr")]
    return max(rows, default=0) < 2 or len(rows) < 2


def _table_blocks(table: lxml_html.HtmlElement) -> Iterator[Block]:
    for caption in table.iter("caption"):
        if text := clean_text(caption.text_content()):
            yield Block(BlockKind.CAPTION, text)
    rows = [list(_cells(row)) for row in table.iter("tr")]
    first = next(table.iter("tr"), None)
    has_header = first is not None and (
        len(first.xpath("./th")) > 1 or first.getparent().tag == "thead" or next(table.iter("th"), None) is None
    )
    for text in table_rows(rows, has_header=has_header):
        yield Block(BlockKind.TABLE_ROW, text)


def _cells(row: lxml_html.HtmlElement) -> Iterator[str]:
    for cell in row.xpath("./td | ./th"):
        yield clean_text(" ".join(cell.itertext()))
        span = cell.get("colspan", "1")
        yield from [""] * (min(int(span), 50) - 1 if span.isdigit() else 0)
