"""The parts a sync is made of: reader, splitter, tagger and their versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ingest.documents import DocumentInfo, Page, Passage, PassageTags
from ingest.embedding.embedder import Embedder
from ingest.index.lexical import Analyser
from ingest.index.records import ProcessingVersions
from ingest.index.versions import german_analyser, splitter_version
from ingest.language import detect_language
from ingest.readers import is_document, reader_version
from ingest.settings import IndexSettings
from ingest.splitting import split_document
from ingest.sync.processing import Processing

READER = "ingest.readers:read_document"


@dataclass(frozen=True, slots=True)
class Tools:
    """``reader`` names the function the reading processes call."""

    reader: str
    is_document: Callable[[Path], bool]
    versions: Callable[[Path], ProcessingVersions]
    processing: Processing
    analyser: Analyser


def default_tools(settings: IndexSettings, embedder: Embedder) -> Tools:
    """The real parts, for these settings."""
    analyser = german_analyser()
    tag = _language_tags
    versions = partial(_versions, splitter=splitter_version(settings), tagger="language-1", analyser=analyser.version)
    split = partial(_split, count_tokens=embedder.count_tokens, max_tokens=settings.passage_tokens)
    return Tools(READER, is_document, versions, Processing(split, tag), analyser)


def _versions(path: Path, *, splitter: str, tagger: str, analyser: str) -> ProcessingVersions:
    return ProcessingVersions(reader_version(path), splitter, tagger, analyser)


def _split(
    document_id: str, pages: tuple[Page, ...], *, count_tokens: Callable[[str], int], max_tokens: int
) -> tuple[Passage, ...]:
    return split_document(document_id, pages, count_tokens=count_tokens, max_tokens=max_tokens)


def _language_tags(_: DocumentInfo, passages: Sequence[Passage]) -> Sequence[PassageTags]:
    return [PassageTags(language=detect_language(passage.text)) for passage in passages]
