"""Paragraphs and tables of a page to blocks of cleaned text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from ingest.cleaning import clean_text, ends_sentence, join_hyphenated_lines, runs_on
from ingest.documents import Block, BlockKind
from ingest.readers.pdf.headings import LEADER, Classifier, is_contents_page, normalised
from ingest.readers.pdf.lines import MARK_CLOSE, MARK_OPEN, Segment
from ingest.readers.pdf.page import LaidOutPage, PageDraft
from ingest.readers.pdf.paragraphs import Paragraph, without_bullet
from ingest.readers.pdf.sizes import is_running_text
from ingest.readers.pdf.tables import Table
from ingest.readers.tables import table_rows

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RAISED = re.compile(f" ?{MARK_OPEN}(.*?){MARK_CLOSE}")
_FIRST_NUMBER = re.compile(rf"^[{MARK_OPEN}]?(\d{{1,3}})")
SAME_EDGE = 6.0
"""Points by which the left edges of the parts of one table may differ."""
FEWEST_BOLD_LINES = 4


def known_words(drafts: Iterable[PageDraft]) -> frozenset[str]:
    """Words (lower case) that stand unbroken somewhere: all but those at line ends with a hyphen."""
    words: set[str] = set()
    for page in drafts:
        for segment in page.segments:
            text = segment.text.lower()
            words.update(_WORD.findall(text[: text.rfind(" ")] if text.endswith("-") else text))
    return frozenset(words)


@dataclass(frozen=True, slots=True)
class _Draft:
    """``end`` is the last paragraph its lines come from."""

    kind: BlockKind
    level: int | None
    lines: tuple[str, ...]
    end: Paragraph


@dataclass(frozen=True, slots=True)
class BlockBuilder:
    """Makes the blocks of one page after the other."""

    classifier: Classifier
    words: frozenset[str]

    def blocks(self, page: LaidOutPage, height: float) -> list[Block]:
        paragraphs = [part for part in page.parts if isinstance(part, Paragraph)]
        contents = is_contents_page(paragraphs)
        built: list[Block | _Draft] = []
        for part in page.parts:
            if isinstance(part, Table):
                built.extend(_table_blocks(part))
            else:
                built.extend(d for p in self._parted(part) for d in self._drafts(p, contents=contents, height=height))
        merged = _across_columns(self._settled(built))
        blocks = [item if isinstance(item, Block) else self._block(item) for item in merged]
        return [block for block in _explained(blocks) if block.text]

    def _parted(self, paragraph: Paragraph) -> list[Paragraph]:
        """Lines that are a bookmark's title stand alone, even where neither print nor distance sets them off."""
        groups: list[list[Segment]] = []
        was_title = True
        for line, following in zip_longest(paragraph.lines, paragraph.lines[1:]):
            is_title = (was_title or ends_sentence(groups[-1][-1].text)) and self._is_title(line, following)
            if was_title or is_title:
                groups.append([])
            groups[-1].append(line)
            was_title = is_title
        is_one = len(groups) == 1 or paragraph.role is not None
        return [paragraph] if is_one else [replace(paragraph, lines=tuple(lines)) for lines in groups]

    def _is_title(self, line: Segment, following: Segment | None) -> bool:
        goes_on = following is not None and following.text[:1].islower()
        return not goes_on and normalised(line.text) in self.classifier.bookmarks

    def _drafts(self, paragraph: Paragraph, *, contents: bool, height: float) -> Iterator[_Draft]:
        kind, level = self.classifier.kind(paragraph, is_contents=contents, height=height)
        lines = tuple(line.text for line in paragraph.lines)
        if contents and kind is BlockKind.LIST_ITEM:
            yield from (_Draft(kind, None, (LEADER.sub(" ", line),), paragraph) for line in lines)
        else:
            yield _Draft(kind, level, lines, paragraph)

    def _settled(self, items: Sequence[Block | _Draft]) -> list[Block | _Draft]:
        """Bold lines in a row are no headings of each other but text set in bold, as on slides."""
        result = list(items)
        deepest = len(self.classifier.styles.heading_sizes) + 1
        for bold, run in groupby(range(len(items)), key=lambda index: _is_bold_heading(items[index], deepest)):
            indexes = list(run)
            if bold and len(indexes) >= FEWEST_BOLD_LINES:
                for index in indexes:
                    item = items[index]
                    assert isinstance(item, _Draft)
                    result[index] = replace(item, kind=BlockKind.PARAGRAPH, level=None)
        return result

    def _block(self, item: _Draft) -> Block:
        text = clean_text(join_hyphenated_lines(item.lines, self.words))
        if item.kind is BlockKind.LIST_ITEM:
            text = without_bullet(text)
        return Block(item.kind, text, level=item.level)


def with_headers(pages: Sequence[LaidOutPage]) -> list[LaidOutPage]:
    """A table that goes on over the page break without its header gets it again."""
    result: list[LaidOutPage] = []
    open_table: Table | None = None
    for page in pages:
        parts = list(page.parts)
        first = next((i for i, part in enumerate(parts) if isinstance(part, Table)), None)
        table = parts[first] if first is not None else None
        if isinstance(table, Table) and first is not None and open_table is not None:
            parts[first] = _continued(table, open_table, is_first=first == 0)
        result.append(LaidOutPage(tuple(parts)))
        last = parts[-1] if parts else None
        open_table = last if isinstance(last, Table) else None
    return result


def _continued(table: Table, before: Table, *, is_first: bool) -> Table:
    same = table.number is not None and table.number == before.number
    alike = is_first and len(table.rows[0]) == len(before.rows[0]) and abs(table.x0 - before.x0) < SAME_EDGE
    if not (same or alike) or not before.has_header or table.rows[0] == before.rows[0]:
        return table
    return replace(table, rows=(before.rows[0], *table.rows), has_header=True)


def _table_blocks(table: Table) -> Iterator[Block]:
    for text in table_rows(table.rows, has_header=table.has_header):
        yield Block(BlockKind.TABLE_ROW, text)


def _is_bold_heading(item: Block | _Draft, deepest: int) -> bool:
    return isinstance(item, _Draft) and item.kind is BlockKind.HEADING and item.level == deepest


_FLOWING = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def _across_columns(items: Sequence[Block | _Draft]) -> list[Block | _Draft]:
    """Joins a paragraph that is cut by the end of its column with its rest at the top of the next."""
    result: list[Block | _Draft] = []
    for item in items:
        target = _open_paragraph(result, item) if isinstance(item, _Draft) else None
        if target is not None and isinstance(item, _Draft):
            before = result[target]
            assert isinstance(before, _Draft)
            result[target] = replace(before, lines=before.lines + item.lines, end=item.end)
        else:
            result.append(item)
    return result


def _open_paragraph(result: Sequence[Block | _Draft], item: _Draft) -> int | None:
    """Where the paragraph stands that ``item`` may go on with; notes, captions and boxes between are passed over."""
    if item.kind not in _FLOWING:
        return None
    for position in range(len(result) - 1, -1, -1):
        before = result[position]
        if not isinstance(before, _Draft):
            return None
        if before.kind in (BlockKind.FOOTNOTE, BlockKind.CAPTION) or (before.end.boxed and not item.end.boxed):
            continue
        return position if before.kind in _FLOWING and _goes_on(before, item) else None
    return None


def _goes_on(before: _Draft, item: _Draft) -> bool:
    """Tags say it; without them the text does, and where a capital follows also the place."""
    if before.end.region == item.end.region or before.end.boxed != item.end.boxed:
        return False
    old, new = before.end.role, item.end.role
    if old is not None and new is not None and old.element == new.element:
        return True
    text = " ".join(before.lines)
    if item.kind is not BlockKind.PARAGRAPH or not runs_on(text, item.lines[0]):
        return False
    is_clear = item.lines[0][0].islower() or text.endswith("-")
    return is_clear or (old is None and is_running_text(text) and _is_cut_by_column(before.end, item.end))


def _is_cut_by_column(before: Paragraph, item: Paragraph) -> bool:
    """``before`` has a full last line, and ``item`` begins to the right of it and higher up."""
    last, first = before.lines[-1], item.lines[0]
    return before.is_cut and first.y < last.y and first.x0 > last.x1


def _explained(blocks: Sequence[Block]) -> list[Block]:
    """Raised numbers that a footnote of the page explains are dropped from the text; others stay as numbers."""
    notes = {
        match[1] for block in blocks if block.kind is BlockKind.FOOTNOTE and (match := _FIRST_NUMBER.match(block.text))
    }

    def shown(match: re.Match[str]) -> str:
        return "" if match[1].strip(" ,)") in notes else match[1]

    return [
        replace(
            block, text=_footnote(block.text) if block.kind is BlockKind.FOOTNOTE else _RAISED.sub(shown, block.text)
        )
        for block in blocks
    ]


def _footnote(text: str) -> str:
    return clean_text(text.replace(MARK_OPEN, "").replace(MARK_CLOSE, " "))
