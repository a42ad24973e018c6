"""Which paragraphs are headings, captions, footnotes, list items; and on which level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ingest.documents import BlockKind
from ingest.readers.pdf.lines import MARK_OPEN
from ingest.readers.pdf.paragraphs import Paragraph, is_list_start
from ingest.readers.pdf.sizes import rounded
from ingest.reading_words import pattern, word_list, word_set

LARGER = 1.1
"""Font size relative to the body's from which a short paragraph is a heading."""
SMALLER = 0.93
LONGEST_HEADING = 220
LONGEST_BOLD_HEADING = 130
MOST_HEADING_LINES = 5
LONGEST_QUOTE_HEADING = 60
"""Larger print in quotation marks that is longer than this is a pull quote."""
SAME_SIZE = 0.04
DEEPEST = 6
FOOT = 0.55
"""Share of the page's height below which small numbered print is a footnote."""
FEWEST_LEADERS = 4
LEADER = re.compile(r"(?:\s?[.·…_]){4,}\s*(?=[\divxlcIVXLC]*$)")
_NUMBERING = re.compile(r"^(?:[\dA-Z]{1,2}(?:\.\d{1,2})*\.?|[IVX]+\.?|kapitel \d+:?|teil \w+:?|anhang \w:?)\s+", re.I)
_DEEP_NUMBERING = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?(?= )")
_FOOTNOTE_START = re.compile(rf"^(?:{MARK_OPEN}|\d{{1,3}}\)? |\*+ |†)")
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Styles:
    """The document's body size, and the level of each size of its headings, largest first."""

    body: float
    heading_sizes: tuple[float, ...]
    mostly_bold: bool = False

    def level_of(self, size: float) -> int:
        for index, known in enumerate(self.heading_sizes):
            if size >= known * (1 - SAME_SIZE):
                return min(index + 1, DEEPEST)
        return min(len(self.heading_sizes) + 1, DEEPEST)


def normalised(text: str) -> str:
    """Letters and digits only, without a leading chapter number: how headings and bookmarks are compared."""
    return _NOT_WORD.sub("", _NUMBERING.sub("", text.strip()).casefold())


def styles_of(paragraphs: Iterable[Paragraph], body: float) -> Styles:
    """``body`` is the size of the running text. Heading sizes: the larger ones of short paragraphs."""
    paragraphs = list(paragraphs)
    letters = sum(paragraph.letters for paragraph in paragraphs)
    bold = sum(paragraph.letters for paragraph in paragraphs if paragraph.bold)
    larger = {rounded(p.size) for p in paragraphs if p.size > LARGER * body and _could_be_heading(p)}
    return Styles(body, tuple(_clustered(sorted(larger, reverse=True))), bold > letters / 2)


def _clustered(sizes: Sequence[float]) -> list[float]:
    kept: list[float] = []
    for size in sizes:
        if not kept or size < kept[-1] * (1 - SAME_SIZE):
            kept.append(size)
    return kept


def _text(paragraph: Paragraph) -> str:
    return " ".join(line.text for line in paragraph.lines)


def _could_be_heading(paragraph: Paragraph) -> bool:
    text = _text(paragraph)
    if len(text) > LONGEST_HEADING or len(paragraph.lines) > MOST_HEADING_LINES or not re.search(r"[^\W\d_]{2}", text):
        return False
    if text[-1] in ",;" or LEADER.search(text) or (text.endswith(".") and len(text) > 80):
        return False
    if re.search(r"[.!?][“”\"«»]$", text):
        return False
    quoted = text[0] in '„“"»«' and len(text) > LONGEST_QUOTE_HEADING and text.rstrip(".")[-1] in '“”"«»'
    return not quoted and not text.startswith(("•", "– ", "- ", "http", "www.", "["))


@dataclass(frozen=True, slots=True)
class Classifier:
    """Decides on one paragraph at a time; ``bookmarks``: level by normalised title; ``height``: of the page."""

    styles: Styles
    bookmarks: Mapping[str, int]

    def kind(self, paragraph: Paragraph, *, is_contents: bool, height: float) -> tuple[BlockKind, int | None]:
        text = _text(paragraph)
        if is_contents and text.casefold() not in word_list("contents_headings"):
            return BlockKind.LIST_ITEM, None
        by_role = self._by_role(paragraph)
        if by_role is not None:
            return by_role
        if pattern("caption_label").match(text) and self._is_caption(paragraph, text):
            return BlockKind.CAPTION, None
        if self._is_footnote(paragraph, text, height):
            return BlockKind.FOOTNOTE, None
        level = self._heading_level(paragraph, text)
        if level is not None:
            return BlockKind.HEADING, level
        return (BlockKind.LIST_ITEM if is_list_start(text) else BlockKind.PARAGRAPH), None

    def _by_role(self, paragraph: Paragraph) -> tuple[BlockKind, int | None] | None:
        role = paragraph.role
        if role is None:
            return None
        if role.level is not None and len(_text(paragraph)) <= LONGEST_HEADING:
            return BlockKind.HEADING, min(role.level, DEEPEST)
        named = {"Caption": BlockKind.CAPTION, "Note": BlockKind.FOOTNOTE, "FENote": BlockKind.FOOTNOTE}
        named |= {"LI": BlockKind.LIST_ITEM, "TOCI": BlockKind.LIST_ITEM}
        return (named[role.name], None) if role.name in named else None

    def _is_caption(self, paragraph: Paragraph, text: str) -> bool:
        return len(paragraph.lines) <= 4 and (":" in text[:30] or paragraph.size < self.styles.body or len(text) < 150)

    def _is_footnote(self, paragraph: Paragraph, text: str, height: float) -> bool:
        small = paragraph.size < SMALLER * self.styles.body
        low = paragraph.lines[0].y > FOOT * height
        return small and low and bool(_FOOTNOTE_START.match(text))

    def _heading_level(self, paragraph: Paragraph, text: str) -> int | None:
        if not _could_be_heading(paragraph) or pattern("credit_only").match(text):
            return None
        bookmarked = self.bookmarks.get(normalised(text))
        large = paragraph.size > LARGER * self.styles.body
        if bookmarked is not None and (large or paragraph.bold or paragraph.size >= self.styles.body):
            return min(bookmarked, DEEPEST)
        if large:
            return self._numbered_level(text) or self.styles.level_of(paragraph.size)
        return self._bold_level(paragraph, text)

    def _bold_level(self, paragraph: Paragraph, text: str) -> int | None:
        plain_bold = paragraph.bold and not self.styles.mostly_bold and paragraph.size > SMALLER * self.styles.body
        if not plain_bold or len(text) > LONGEST_BOLD_HEADING or len(paragraph.lines) > 3:
            return None
        if text[-1] in ".:" and text.casefold().rstrip(":") not in word_set("publisher_cues"):
            return None
        return self._numbered_level(text) or min(len(self.styles.heading_sizes) + 1, DEEPEST)

    def _numbered_level(self, text: str) -> int | None:
        """ "2.1.3 …" tells its own level where the document's numbered headings do."""
        match = _DEEP_NUMBERING.match(text)
        if match is None or not self.bookmarks:
            return None
        return min(match[0].strip(".").count(".") + 1, DEEPEST)


def is_contents_page(paragraphs: Sequence[Paragraph]) -> bool:
    """A table of contents: lines that end in dots and a page number, or so headed with page numbers at line ends."""
    lines = [line.text for paragraph in paragraphs for line in paragraph.lines]
    leaders = sum(bool(LEADER.search(line)) for line in lines)
    headed = any(line.casefold() in word_list("contents_headings") for line in lines[:3])
    numbered = sum(line[-1].isdigit() for line in lines)
    return leaders >= FEWEST_LEADERS or (headed and numbered > len(lines) / 2)
