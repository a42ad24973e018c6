"""From a document that was read to passages with vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Protocol

import numpy as np

from ingest.documents import DocumentInfo, Page, Passage, PassageTags, search_text
from ingest.embedding.embedder import Embedder, Vectors
from ingest.index.records import DocumentRecord, EmbeddedPassage

TEXTS_AT_ONCE = 512
"""Passages and sentences embedded together: enough to sort by length, about 1 MB of vectors."""

Split = Callable[[str, tuple[Page, ...]], tuple[Passage, ...]]


class Tag(Protocol):
    """Says what the passages of a document are about."""

    def __call__(self, info: DocumentInfo, passages: Sequence[Passage], /) -> Sequence[PassageTags]: ...


@dataclass(frozen=True, slots=True)
class SplitDocument:
    """A document cut into tagged passages. ``reusable`` are vectors of its older version, by content key."""

    record: DocumentRecord
    passages: tuple[Passage, ...]
    reusable: Mapping[str, Vectors]


@dataclass(frozen=True, slots=True)
class EmbeddedDocument:
    """A document ready to be written: its record, and its passages with their vectors."""

    record: DocumentRecord
    passages: tuple[EmbeddedPassage, ...]


def embedding_text(passage: Passage, embedder: Embedder) -> str:
    """``search_text``, without the outer headings where the embedder would cut the end of the text off."""
    lines = search_text(passage.section, passage.text).split("\n")
    headings = len(lines) - passage.text.count("\n") - 1
    while headings and embedder.count_tokens("\n".join(lines)) > embedder.max_tokens:
        lines, headings = lines[1:], headings - 1
    return "\n".join(lines)


def sentence_texts(passage: Passage) -> list[str]:
    """The passage's sentences; its spans count in the page's text."""
    offset = passage.span.start
    return [passage.text[s.span.start - offset : s.span.end - offset] for s in passage.sentences]


def embed_documents(documents: Iterable[SplitDocument], embedder: Embedder) -> Iterator[EmbeddedDocument]:
    """In order, holding about ``TEXTS_AT_ONCE`` texts at a time. Texts of several documents are embedded together."""
    waiting: list[_Pending] = []
    for document in documents:
        waiting.append(_Pending(document, embedder))
        if sum(len(pending.missing) for pending in waiting) >= TEXTS_AT_ONCE:
            yield from _embedded(waiting, embedder)
            waiting = []
    yield from _embedded(waiting, embedder)


class _Pending:
    """The texts of one document that wait for vectors."""

    def __init__(self, document: SplitDocument, embedder: Embedder) -> None:
        self.document = document
        self.texts = [[embedding_text(p, embedder), *sentence_texts(p)] for p in document.passages]
        self.keys = [content_key(texts) for texts in self.texts]
        self.missing = [
            text
            for key, texts in zip(self.keys, self.texts, strict=True)
            if key not in document.reusable
            for text in texts
        ]

    def finished(self, vectors: Mapping[str, Vectors]) -> EmbeddedDocument:
        document = self.document
        passages = tuple(
            EmbeddedPassage(
                passage=passage,
                vectors=document.reusable[key] if key in document.reusable else np.stack([vectors[t] for t in texts]),
                words=search_text(passage.section, passage.text),
                content_key=key,
            )
            for passage, key, texts in zip(document.passages, self.keys, self.texts, strict=True)
        )
        return EmbeddedDocument(document.record, passages)


def content_key(texts: Sequence[str]) -> str:
    """Changes when any embedded text does."""
    return blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _embedded(waiting: Sequence[_Pending], embedder: Embedder) -> Iterator[EmbeddedDocument]:
    """Every distinct text once, shortest first, so that batches hold texts of similar length."""
    texts = sorted({text for pending in waiting for text in pending.missing}, key=lambda text: (len(text), text))
    matrix = embedder.embed_passages(texts) if texts else np.empty((0, embedder.dimension), np.float32)
    vectors = dict(zip(texts, matrix, strict=True))
    for pending in waiting:
        yield pending.finished(vectors)


def tagged(passages: Sequence[Passage], tags: Sequence[PassageTags]) -> tuple[Passage, ...]:
    """The passages with their tags."""
    return tuple(replace(passage, tags=tag) for passage, tag in zip(passages, tags, strict=True))


@dataclass(frozen=True, slots=True)
class Processing:
    """How pages become tagged passages."""

    split: Split
    tag: Tag

    def run(self, record: DocumentRecord, reusable: Mapping[str, Vectors]) -> SplitDocument:
        document = record.document
        passages = self.split(document.id, document.pages)
        return SplitDocument(record, tagged(passages, self.tag(document.info, passages)), reusable)
