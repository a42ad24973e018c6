"""The sources a summarising document names for its statements.

Own summaries mark a statement's source after its full stop ("… drei Sensoren. [3]") and list the sources in a last
section headed "Quellen", an entry a line: ``[3] Titel · Herausgeber · 2022-10 · https://…``. Here the markers leave the
text and become ``SourceMark``; the entries become blocks of kind ``REFERENCE``. A document without such a section, or
with entries of another form, keeps its brackets: in a paper "[12]" is part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ingest.documents import Block, BlockKind, Page, Source, SourceMark

_HEADING_OF_SOURCES = re.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?quellen(?:verzeichnis|angaben)?:?", re.IGNORECASE)
_ENTRY = re.compile(r"\[(?P<number>\d{1,3})\]\s*(?P<fields>\S.*)", re.DOTALL)
_SEPARATOR = re.compile(r"\s+[·•∙‧]\s+")
_BEFORE_NEXT_ENTRY = re.compile(r"\s+(?=\[\d{1,3}\]\s[^\[\]]*?\s[·•∙‧]\s)")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_URL = re.compile(r"(?:https?://|www\.)\S.*", re.DOTALL)
_NOT_GIVEN = frozenset({"–", "-", "—"})

_MARKER = re.compile(r"(?:\s*\[\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\])+")
_RANGE_OR_NUMBER = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
_END_OF_SENTENCE = re.compile(r"[.!?…:;]*[\"“”«»‘’)]*")


_WORD = re.compile(r"[^\W\d_]{2,}")
SHARE_OF_SENTENCES = 0.4
"""So many of the words of a sentence begin in lower case. Of 156 footnotes of a city's strategy and two manuals all
below it name sources; nine of ten paragraphs of the same documents have more than .37, half of them .57."""


def sources_in_footnotes(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """``pages`` where footnotes that only name a source are ``REFERENCE``: they say nothing that could be quoted."""
    return tuple(replace(page, blocks=tuple(_footnote(block) for block in page.blocks)) for page in pages)


def _footnote(block: Block) -> Block:
    if block.kind is not BlockKind.FOOTNOTE:
        return block
    words = _WORD.findall(_URL.sub("", block.text))
    lower = sum(word[0].islower() for word in words)
    is_source = not words or lower < SHARE_OF_SENTENCES * len(words)
    return replace(block, kind=BlockKind.REFERENCE) if is_source else block


def attach_sources(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """``pages`` with sources attached to statements, or unchanged where there is no list of sources.

    A marker stands for the text since the marker before it, or since its block began, up to the end of the sentence
    where it comes before the full stop. A marker none of whose numbers is listed, or with nothing before it,
    stays in the text. ``Source.url`` is empty where the entry has none.
    """
    headed = _heading_of_list(pages)
    if headed is None:
        return pages
    marked = _with_references(pages, headed)
    sources = _sources(marked)
    return tuple(replace(page, blocks=tuple(_with_marks(block, sources) for block in page.blocks)) for page in marked)


def _heading_of_list(pages: tuple[Page, ...]) -> tuple[int, int] | None:
    """Indexes of page and block of the last heading "Quellen" that is followed by an entry in our form."""
    blocks = [
        (p, b, block) for p, page in enumerate(pages) for b, block in enumerate(page.blocks) if block.text.strip()
    ]
    for position in range(len(blocks) - 2, -1, -1):
        page_index, block_index, block = blocks[position]
        if _is_heading_of_sources(block) and _is_entry(blocks[position + 1][2].text):
            return page_index, block_index
    return None


def _is_heading_of_sources(block: Block) -> bool:
    """A line that is nothing but the word; formats without headings give it as a paragraph."""
    may_head = block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)
    return may_head and _HEADING_OF_SOURCES.fullmatch(block.text.strip()) is not None


def _is_entry(text: str) -> bool:
    match = _ENTRY.fullmatch(text.strip())
    return match is not None and _SEPARATOR.search(match["fields"]) is not None


def _with_references(pages: tuple[Page, ...], headed: tuple[int, int]) -> tuple[Page, ...]:
    """The blocks from the heading of the list to the next heading turned into ``REFERENCE``, one an entry."""
    result = list(pages[: headed[0]])
    first = headed[1] + 1
    for index, page in enumerate(pages[headed[0] :], start=headed[0]):
        ends = [b for b, block in enumerate(page.blocks) if b >= first and block.kind is BlockKind.HEADING]
        last = ends[0] if ends else len(page.blocks)
        entries = _joined(entry for block in page.blocks[first:last] for entry in _parted(block))
        result.append(replace(page, blocks=(*page.blocks[:first], *entries, *page.blocks[last:])))
        if ends:
            return (*result, *pages[index + 1 :])
        first = 0
    return tuple(result)


def _parted(block: Block) -> Iterator[Block]:
    """One block an entry, where several were read as one."""
    for text in _BEFORE_NEXT_ENTRY.split(block.text):
        yield replace(block, text=text)


def _joined(blocks: Iterator[Block]) -> list[Block]:
    """Entries as ``REFERENCE``, with the lines that continue one; what is neither stays what it is."""
    result: list[Block] = []
    for block in blocks:
        previous = result[-1] if result else None
        if _ENTRY.fullmatch(block.text.strip()) or previous is None or _continues(previous, block):
            result.append(replace(block, kind=BlockKind.REFERENCE, level=None))
        else:
            result.append(block)
    return result


def _continues(previous: Block, block: Block) -> bool:
    """True for the rest of an entry that has no address yet, or for the rest of its address."""
    if previous.kind is not BlockKind.REFERENCE or block.kind is BlockKind.FOOTNOTE:
        return False
    return "://" not in previous.text or not re.search(r"\s", block.text.strip())


def _sources(pages: tuple[Page, ...]) -> dict[int, Source]:
    """Sources by their number; an entry may go on in the following blocks and pages."""
    texts: dict[int, str] = {}
    number = None
    for block in (block for page in pages for block in page.blocks if block.kind is BlockKind.REFERENCE):
        match = _ENTRY.fullmatch(block.text.strip())
        if match:
            number = int(match["number"])
            texts.setdefault(number, match["fields"])
        elif number is not None:
            texts[number] += f" {block.text.strip()}"
    return {number: _source(fields) for number, fields in texts.items()}


def _source(text: str) -> Source:
    """Title first; date and address are recognised by their form, what is left is the publisher."""
    title, *others = [field.strip() for field in _SEPARATOR.split(text)]
    given = [field for field in others if field and field not in _NOT_GIVEN]
    url = next((field for field in given if _URL.fullmatch(field)), "")
    date = next((field for field in given if _DATE.fullmatch(field)), None)
    publisher = next((field for field in given if field not in (url, date)), None)
    return Source(title=title, url=re.sub(r"\s+", "", url), date=date, publisher=publisher)


def _with_marks(block: Block, sources: Mapping[int, Source]) -> Block:
    """``block`` without its markers, with their sources over the stripped text."""
    if block.kind is BlockKind.REFERENCE or "[" not in block.text:
        return block
    text = ""
    marks: list[SourceMark] = list(block.sources)
    begun = position = 0
    for marker in _MARKER.finditer(block.text):
        named = [sources[number] for number in _numbers(marker.group()) if number in sources]
        before = text + block.text[position : marker.start()]
        if not named or not before[begun:].strip():
            continue
        end = _END_OF_SENTENCE.match(block.text, marker.end())
        position = end.end() if end else marker.end()
        text = before + block.text[marker.end() : position]
        marks.extend(SourceMark(_first_letter(text, begun), len(text), source) for source in named)
        begun = len(text)
    return replace(block, text=text + block.text[position:], sources=tuple(marks)) if marks else block


def _first_letter(text: str, start: int) -> int:
    return len(text) - len(text[start:].lstrip())


def _numbers(marker: str) -> list[int]:
    """Numbers of a marker in order, each once: "[3–5, 4][9]" names 3, 4, 5, 9."""
    ranges = ((int(first), int(last or first)) for first, last in _RANGE_OR_NUMBER.findall(marker))
    return list(dict.fromkeys(number for first, last in ranges for number in range(first, last + 1)))
