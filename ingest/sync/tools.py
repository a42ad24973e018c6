"""The parts a sync is made of: reader, splitter, tagger and their versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from ingest.catalogue import load_catalogue
from ingest.documents import DocumentInfo, Page, Passage, PassageTags
from ingest.embedding.embedder import Embedder
from ingest.index.lexical import Analyser
from ingest.index.records import ProcessingVersions
from ingest.index.versions import german_analyser, splitter_version
from ingest.readers import is_document, reader_version
from ingest.settings import IndexSettings
from ingest.splitting import split_document
from ingest.sync.processing import Processing, Tag
from ingest.tagging import Tagger
from ingest.workers import ReaderPool, ReadFile


class FileReader(Protocol):
    """Reads files one after the other, ahead of the consumer."""

    def __enter__(self) -> FileReader: ...

    def __exit__(self, *_: object) -> None: ...

    def read(self, files: Iterable[tuple[Path, str]]) -> Iterator[ReadFile]:
        """Paths with their names relative to the PATH ingested, answered in order."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """``open_reader`` starts the reading processes."""

    open_reader: Callable[[], FileReader]
    is_document: Callable[[Path], bool]
    versions: Callable[[Path], ProcessingVersions]
    processing: Processing
    analyser: Analyser


def default_tools(settings: IndexSettings, embedder: Embedder) -> Tools:
    """The real parts. Raises ``InvalidCatalogue``."""
    tagger = Tagger(load_catalogue(settings.catalog_dir))
    return tools_with(settings, embedder, partial(_tags, tagger), tagger.version)


def tools_with(settings: IndexSettings, embedder: Embedder, tag: Tag, tagger_version: str) -> Tools:
    """The real parts but for the tagger."""
    analyser = german_analyser()
    versions = partial(
        _versions,
        ocr=settings.ocr,
        splitter=splitter_version(settings),
        tagger=tagger_version,
        analyser=analyser.version,
    )
    split = partial(_split, count_tokens=embedder.count_tokens, max_tokens=settings.passage_tokens)
    reader = partial(ReaderPool, settings.workers, settings.largest_file_mb, ocr=settings.ocr)
    return Tools(reader, is_document, versions, Processing(split, tag), analyser)


def _versions(path: Path, *, ocr: bool, splitter: str, tagger: str, analyser: str) -> ProcessingVersions:
    return ProcessingVersions(reader_version(path, ocr=ocr), splitter, tagger, analyser)


def _split(
    document_id: str, pages: tuple[Page, ...], *, count_tokens: Callable[[str], int], max_tokens: int
) -> tuple[Passage, ...]:
    return split_document(document_id, pages, count_tokens=count_tokens, max_tokens=max_tokens)


def _tags(tagger: Tagger, info: DocumentInfo, passages: Sequence[Passage], /) -> Sequence[PassageTags]:
    projects = tagger.document_projects(info)
    return [tagger.tag(passage.text, passage.section, info, projects) for passage in passages]
