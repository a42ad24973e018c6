"""From the pages of a document to its passages.

A passage is a contiguous slice of one page under one heading, made of whole blocks while they fit, else of whole
sentences. Only a single sentence longer than the limit is cut, at a clause or between words. The heading that stands
directly before a passage belongs to its text; every heading above is in ``Passage.section``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b
from itertools import groupby, pairwise

from ingest.documents import Block, BlockKind, Page, Passage, Sentence, Source, Span
from ingest.reading_words import word_list
from ingest.sentences import sentence_spans

SPLITTER_VERSION = "3"
"""Part of the index manifest: change it whenever the same pages would give other passages."""

TARGET_TOKENS = 250
"""Blocks of a section are joined up to here: longer passages dilute their vector, shorter ones lose their context."""

CountTokens = Callable[[str], int]

_SMALLEST_REST = 40
"""Tokens below which the rest of a section joins the passage before it instead of becoming one of its own."""
_SURE_SHARE = 0.9
"""A sum of counted parts and their borders up to this share of the limit is not counted again."""
_ID_BYTES = 12

_CLAUSE = re.compile(r"\S.*?(?:[;:,–—](?=\s)|\Z)", re.DOTALL)
_WORDS = re.compile(r"\S+\s*")
_PAGE_NUMBER_LAST = re.compile(r"\b(?:\d{1,4}|[ivxlc]{1,7})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is never torn apart: a block, or a sentence of a block that is too long."""

    span: Span
    tokens: int
    sentences: tuple[Sentence, ...]
    kind: BlockKind
    joins_next: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks of one page that may stand in one passage, with the headings directly before them."""

    page_index: int
    section: tuple[str, ...]
    headings: tuple[Span, ...]
    blocks: tuple[tuple[int, Block], ...]


def split_document(
    document_id: str,
    pages: tuple[Page, ...],
    *,
    count_tokens: CountTokens,
    max_tokens: int = 400,
    target_tokens: int = TARGET_TOKENS,
) -> tuple[Passage, ...]:
    """The passages in reading order.

    ``count_tokens`` counts as the embedder does; no passage has more than ``max_tokens``. Entries of the list of
    sources, tables of contents and headings without text become no passages. A passage's id depends on the document,
    the page and its own text only, so it stays when other pages change.
    """
    splitter = _Splitter(document_id, count_tokens, max_tokens, min(target_tokens, max_tokens))
    return tuple(splitter.passages(pages))


class _Splitter:
    def __init__(self, document_id: str, count_tokens: CountTokens, max_tokens: int, target_tokens: int) -> None:
        self._document_id = document_id
        self._count = count_tokens
        self._max = max_tokens
        self._target = target_tokens
        self._seen: dict[str, int] = {}

    def passages(self, pages: tuple[Page, ...]) -> Iterator[Passage]:
        path: list[tuple[int, str]] = []
        for index, page in enumerate(pages):
            text = page.text
            for run in _runs(index, page, path):
                for headings, pieces in self._packed(text, run):
                    yield self._passage(text, run, headings, pieces)

    def _packed(self, text: str, run: _Run) -> Iterator[tuple[tuple[Span, ...], list[_Piece]]]:
        pieces = [piece for offset, block in run.blocks for piece in self._pieces(text, offset, block)]
        headings = run.headings
        for group in self._grouped(_joining_lists(pieces), self._heading_tokens(text, run)):
            for fitting in self._fitting(text, group):
                yield self._fitting_headings(text, headings, fitting), fitting
                headings = ()

    def _pieces(self, text: str, offset: int, block: Block) -> Iterator[_Piece]:
        span = Span(offset, offset + len(block.text))
        tokens = self._count(block.text)
        sentences = _sentences(offset, block)
        if tokens <= self._max:
            yield _Piece(_hull(sentences), tokens, sentences, block.kind)
            return
        for sentence in sentences or (Sentence(span),):
            for part, size in self._within_limit(text, sentence.span):
                yield _Piece(part, size, (replace(sentence, span=part),), block.kind)

    def _within_limit(self, text: str, span: Span) -> list[tuple[Span, int]]:
        """``span`` itself, or its clauses, words or halves if it is longer than a passage may be."""
        tokens = self._count(text[span.start : span.end])
        if tokens <= self._max:
            return [(span, tokens)]
        parts = _split_span(text, span)
        if len(parts) == 1:
            return [(span, tokens)]
        joined = list(self._filled(text, parts))
        if len(joined) > 1:
            parts = joined
        return [fitting for part in parts for fitting in self._within_limit(text, part)]

    def _filled(self, text: str, parts: list[Span]) -> Iterator[Span]:
        """Neighbouring parts joined as long as they fit."""
        start, end, tokens = parts[0].start, parts[0].end, self._count(text[parts[0].start : parts[0].end])
        for part in parts[1:]:
            size = self._count(text[part.start : part.end])
            if tokens + size > self._max:
                yield Span(start, end)
                start, tokens = part.start, 0
            end, tokens = part.end, tokens + size
        yield Span(start, end)

    def _heading_tokens(self, text: str, run: _Run) -> int:
        return sum(self._count(text[span.start : span.end]) for span in run.headings)

    def _grouped(self, pieces: list[_Piece], heading_tokens: int) -> list[list[_Piece]]:
        """Pieces packed up to the target; those that belong together may go up to the limit."""
        groups: list[list[_Piece]] = []
        tokens = 0
        for unit in _units(pieces, self._max - heading_tokens):
            size = sum(piece.tokens for piece in unit)
            if groups and tokens + size <= self._target:
                groups[-1].extend(unit)
                tokens += size
            else:
                groups.append(list(unit))
                tokens = size + (heading_tokens if len(groups) == 1 else 0)
        return self._without_small_rest(groups)

    def _without_small_rest(self, groups: list[list[_Piece]]) -> list[list[_Piece]]:
        if len(groups) < 2:
            return groups
        rest, before = (sum(piece.tokens for piece in group) for group in (groups[-1], groups[-2]))
        if rest < _SMALLEST_REST and rest + before <= self._max * _SURE_SHARE:
            return [*groups[:-2], groups[-2] + groups[-1]]
        return groups

    def _fitting(self, text: str, pieces: list[_Piece]) -> Iterator[list[_Piece]]:
        """``pieces`` in as few parts as the limit allows."""
        if len(pieces) == 1 or self._fits(text, pieces[0].span.start, pieces):
            yield pieces
            return
        middle = len(pieces) // 2
        yield from self._fitting(text, pieces[:middle])
        yield from self._fitting(text, pieces[middle:])

    def _fits(self, text: str, start: int, pieces: list[_Piece], extra: int = 0) -> bool:
        if extra + sum(piece.tokens + 1 for piece in pieces) <= self._max * _SURE_SHARE:
            return True
        return self._count(text[start : pieces[-1].span.end]) <= self._max

    def _fitting_headings(self, text: str, headings: tuple[Span, ...], pieces: list[_Piece]) -> tuple[Span, ...]:
        """The innermost headings that still fit before ``pieces``."""
        while headings:
            tokens = sum(self._count(text[span.start : span.end]) for span in headings)
            if self._fits(text, headings[0].start, pieces, tokens):
                break
            headings = headings[1:]
        return headings

    def _passage(self, page_text: str, run: _Run, headings: tuple[Span, ...], pieces: list[_Piece]) -> Passage:
        start = headings[0].start if headings else pieces[0].span.start
        span = Span(start, pieces[-1].span.end)
        text = page_text[span.start : span.end]
        return Passage(
            id=self._passage_id(run.page_index, text),
            document_id=self._document_id,
            page_index=run.page_index,
            span=span,
            text=text,
            section=run.section,
            sentences=tuple(sentence for piece in pieces for sentence in piece.sentences),
            is_table=pieces[-1].kind is BlockKind.TABLE_ROW,
        )

    def _passage_id(self, page_index: int, text: str) -> str:
        key = f"{self._document_id}\0{page_index}\0{text}"
        occurrence = self._seen[key] = self._seen.get(key, -1) + 1
        return blake2b(f"{key}\0{occurrence}".encode("utf-8", "surrogatepass"), digest_size=_ID_BYTES).hexdigest()


def _runs(page_index: int, page: Page, path: list[tuple[int, str]]) -> Iterator[_Run]:
    """Runs of one page; ``path`` is the path of headings, carried from page to page."""
    headings: list[Span] = []
    for is_heading, group in groupby(_placed(page), key=lambda placed: placed[1].kind is BlockKind.HEADING):
        blocks = list(group)
        if is_heading:
            headings = [_enter(path, offset, block) for offset, block in blocks]
            continue
        section = tuple(text for _, text in path)
        if _is_contents(section, blocks):
            continue
        for run in _kin(blocks):
            yield _Run(page_index, section, tuple(headings) if run[0] is blocks[0] else (), tuple(run))
        headings = []


def _is_contents(section: tuple[str, ...], blocks: list[tuple[int, Block]]) -> bool:
    """Whether the blocks are a table of contents: so headed, and nothing but entries that end in a page number."""
    headed = bool(section) and section[-1].casefold() in word_list("contents_headings")
    return headed and all(
        block.kind is BlockKind.LIST_ITEM and _PAGE_NUMBER_LAST.search(block.text) for _, block in blocks
    )


def _placed(page: Page) -> Iterator[tuple[int, Block]]:
    """Blocks with text and their offsets in the page's text."""
    offset = 0
    for block in page.blocks:
        if block.text.strip():
            yield offset, block
        offset += len(block.text) + 1


def _enter(path: list[tuple[int, str]], offset: int, block: Block) -> Span:
    level = block.level or 1
    while path and path[-1][0] >= level:
        path.pop()
    path.append((level, block.text.strip()))
    return Span(offset, offset + len(block.text))


def _kin(blocks: list[tuple[int, Block]]) -> Iterator[list[tuple[int, Block]]]:
    """Blocks between two headings, parted where text turns into table, footnote or list of sources and back.

    A caption directly before a table goes with it. Every footnote stands alone; entries of the list of sources go.
    """
    run: list[tuple[int, Block]] = []
    kinds = [block.kind for _, block in blocks]
    for index, placed in enumerate(blocks):
        kind = _kind_of_run(kinds, index)
        if run and (kind != _kind_of_run(kinds, index - 1) or kind is BlockKind.FOOTNOTE):
            yield run
            run = []
        if kind is not BlockKind.REFERENCE:
            run.append(placed)
    if run:
        yield run


def _kind_of_run(kinds: list[BlockKind], index: int) -> BlockKind:
    kind = kinds[index]
    if kind is BlockKind.CAPTION and kinds[index + 1 : index + 2] == [BlockKind.TABLE_ROW]:
        return BlockKind.TABLE_ROW
    apart = (BlockKind.TABLE_ROW, BlockKind.FOOTNOTE, BlockKind.REFERENCE)
    return kind if kind in apart else BlockKind.PARAGRAPH


def _joining_lists(pieces: list[_Piece]) -> list[_Piece]:
    """Marks every line that introduces a list and every item followed by another one."""
    marked = [replace(piece, joins_next=following.kind is BlockKind.LIST_ITEM) for piece, following in pairwise(pieces)]
    return marked + pieces[-1:]


def _units(pieces: list[_Piece], limit: int) -> Iterator[list[_Piece]]:
    """A list with its introducing line if it fits a passage; of a longer list the introduction with the first item."""
    unit: list[_Piece] = []
    for piece in pieces:
        unit.append(piece)
        if not piece.joins_next:
            yield from _unit_parts(unit, limit)
            unit = []


def _unit_parts(unit: list[_Piece], limit: int) -> Iterable[list[_Piece]]:
    if sum(piece.tokens for piece in unit) <= limit:
        return [unit]
    head = 2 if len(unit) > 1 and unit[0].tokens + unit[1].tokens <= limit else 1
    return [unit[:head], *([piece] for piece in unit[head:])]


def _sentences(offset: int, block: Block) -> tuple[Sentence, ...]:
    """Sentences as slices of the page's text; a table row is one."""
    if block.kind is BlockKind.TABLE_ROW:
        start = len(block.text) - len(block.text.lstrip())
        spans: tuple[Span, ...] = (Span(start, len(block.text.rstrip())),)
    else:
        spans = sentence_spans(block.text)
    return tuple(Sentence(Span(offset + span.start, offset + span.end), _source(block, span)) for span in spans)


def _source(block: Block, span: Span) -> Source | None:
    overlapping = (mark.source for mark in block.sources if mark.start < span.end and mark.end > span.start)
    return next(overlapping, None)


def _hull(sentences: tuple[Sentence, ...]) -> Span:
    return Span(sentences[0].span.start, sentences[-1].span.end)


def _split_span(text: str, span: Span) -> list[Span]:
    """Clauses of a sentence, or its words where it has only one clause, or two halves of a word."""
    for pattern in (_CLAUSE, _WORDS):
        parts = [_trimmed(text, match.start(), match.end()) for match in pattern.finditer(text, span.start, span.end)]
        parts = [part for part in parts if part.start < part.end]
        if len(parts) > 1:
            return parts
    middle = (span.start + span.end) // 2
    return [Span(span.start, middle), Span(middle, span.end)] if middle > span.start else [span]


def _trimmed(text: str, start: int, end: int) -> Span:
    part = text[start:end]
    return Span(start + len(part) - len(part.lstrip()), start + len(part.rstrip()))
