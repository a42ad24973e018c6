"""The built documents, as ``ingest`` reads them: marked as summaries, every marker and figure sourced."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.corpus_check.authored import AuthoredText
from ingest.corpus_check.evidence import Evidence
from ingest.corpus_check.messages import message, phrase, shortened
from ingest.documents import Block, BlockKind, Page, Source
from ingest.errors import UnreadableDocument
from ingest.readers import is_document, read_document
from ingest.references import attach_sources

_LEFT_MARKER = re.compile(r"\[\d{1,3}\]")
_ENTRY = re.compile(r"\[\d{1,3}\]\s+(?P<title>[^·\s][^·]*) · .+ · (?P<url>https?://[^\s/]+\.[^\s/]+\S*)")


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """``name`` is the path below the starter folder."""

    name: str
    title: str
    pages: tuple[Page, ...]

    @property
    def blocks(self) -> Iterator[Block]:
        return (block for page in self.pages for block in page.blocks)


def read_built(path: Path, folder: Path) -> list[BuiltDocument]:
    """The documents in one file. Raises ``UnreadableDocument``."""
    name = path.relative_to(folder).as_posix()
    found = read_document(path, name=name)
    return [BuiltDocument(f"{name}{entry}", read.info.title, attach_sources(read.pages)) for entry, read in found]


def read_starter(folder: Path) -> tuple[list[BuiltDocument], list[str]]:
    """All documents below ``folder``, and what cannot be read."""
    documents: list[BuiltDocument] = []
    problems: list[str] = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and is_document(path)):
        try:
            documents.extend(read_built(path, folder))
        except UnreadableDocument as error:
            problems.append(message("unreadable", file=path.relative_to(folder).as_posix(), problem=error))
    return documents, problems


def built_problems(documents: Iterable[BuiltDocument], evidence: Evidence) -> Iterator[str]:
    """One German sentence a fault."""
    for document in documents:
        yield from _form_problems(document)
        yield from _figure_problems(document, evidence)


def lost_statements(texts: Iterable[AuthoredText], documents: Iterable[BuiltDocument]) -> Iterator[str]:
    """Authored statements that no block of the built document holds word for word, as ``ingest`` reads it.

    A heading holds none: what a reader takes for one is not quoted. Rows of tables are set anew and not compared.
    """
    read: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        read[_stem(document.name)].extend(
            _one_line(block.text) for block in document.blocks if block.kind is not BlockKind.HEADING
        )
    for text in texts:
        blocks = read[_stem(text.name)]
        for statement in text.statements:
            words = _one_line(statement.text.removeprefix("- "))
            if not statement.is_cell and not any(words in block for block in blocks):
                yield message("lost_statement", file=text.name, line=statement.line, statement=shortened(words))


def _stem(name: str) -> str:
    """The name without its ending and what follows: an e-mail may hold several documents."""
    folder, _, file = name.rpartition("/")
    return f"{folder}/{file.partition('.')[0]}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def double_problems(documents: Iterable[BuiltDocument]) -> Iterator[str]:
    """Titles, and names without their ending, that two documents share."""
    titles: dict[str, str] = {}
    names: dict[str, str] = {}
    for document in documents:
        other = titles.setdefault(document.title, document.name)
        if other != document.name:
            yield message("duplicate_title", file=document.name, title=document.title, other=other)
        stem = document.name.rpartition(".")[0]
        other = names.setdefault(stem, document.name)
        if other != document.name:
            yield message("duplicate_name", file=document.name, name=stem, other=other)


def _form_problems(document: BuiltDocument) -> Iterator[str]:
    line = phrase("summary_line")
    if not any(line in block.text for block in document.blocks):
        yield message("no_summary_line", file=document.name, line=line)
    entries = [block.text for block in document.blocks if block.kind is BlockKind.REFERENCE]
    if not entries:
        yield message("no_reference_list", file=document.name)
        return
    for entry in entries:
        if not _ENTRY.fullmatch(entry.strip()):
            yield message("bad_reference", file=document.name, entry=shortened(entry))
    for block in document.blocks:
        if block.kind is not BlockKind.REFERENCE:
            for marker in _LEFT_MARKER.findall(block.text):
                yield message("unresolved_marker", file=document.name, marker=marker)


def _figure_problems(document: BuiltDocument, evidence: Evidence) -> Iterator[str]:
    for block in document.blocks:
        for text, sources in _sourced_statements(block):
            unknown = [source.url for source in sources if source.url not in evidence.by_url]
            yield from (message("unknown_source", file=document.name, url=url) for url in unknown)
            if unknown:
                continue
            cited = [figures for source in sources for figures in evidence.by_url[source.url]]
            for figure in evidence.figures(text).not_stated_by(cited, own_counts=True):
                quote = shortened(text)
                yield message("foreign_figure_built", file=document.name, figure=figure, statement=quote)


def _sourced_statements(block: Block) -> Iterator[tuple[str, list[Source]]]:
    by_slice: dict[tuple[int, int], list[Source]] = {}
    for mark in block.sources:
        by_slice.setdefault((mark.start, mark.end), []).append(mark.source)
    for (start, end), sources in by_slice.items():
        yield block.text[start:end], sources
