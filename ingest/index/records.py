"""What the writing side hands to a generation beside the document itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.documents import Document, Passage
from ingest.embedding.embedder import Vectors


@dataclass(frozen=True, slots=True)
class ProcessingVersions:
    """Which code made a document's passages: a change of one re-processes only what it concerns."""

    reader: str
    splitter: str
    tagger: str
    analyser: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file a document was read from. ``suffix`` names the part of an archive, empty for a plain file."""

    path: str
    suffix: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document with where it came from and what made it. ``warnings`` are the reader's."""

    document: Document
    source: SourceFile
    versions: ProcessingVersions
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the sync needs to know of a document of the current generation, without its pages."""

    id: str
    name: str
    source: SourceFile
    versions: ProcessingVersions
    superseded_by: str | None
    date: str | None
    passages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """When and why a document changed in the index."""

    at: str
    document_id: str
    document: str
    reason: str
    versions: ProcessingVersions | None = None


@dataclass(frozen=True, slots=True)
class EmbeddedPassage:
    """A passage with its vectors, shape (1 + sentences, dimension): its own first, then one a sentence.

    ``words`` is the text the lexical index sees; ``content_key`` changes with everything that was embedded.
    """

    passage: Passage
    vectors: Vectors = field(repr=False)
    words: str
    content_key: str
