"""Passages handed in with a question as a small index of their own (``passages`` of a batch line)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from assistant.instructions import (
    clauses_of,
    hanging,
    is_known,
    pieces_of,
    quotable_spans,
    said_in,
    spoken,
    statement_behind,
    stating,
    visible,
    without_disguised,
)
from ingest.documents import Document, DocumentInfo, Passage, Sentence, Span
from ingest.embedding.embedder import Embedder, Vectors
from ingest.german import ngrams, stems
from ingest.index.hits import Candidates, IndexedPassage, IndexSummary, PassageFilter, Query
from ingest.sentences import sentence_spans

Vector = npt.NDArray[np.float32]
K1, B = 1.2, 0.75
"""The usual BM25 constants, as in Tantivy."""


class GivenPassages:
    """A ``PassageIndex`` over a handful of texts, in memory.

    Of each text only what may be quoted is searched: an order beside a statement does not change how it ranks.
    """

    def __init__(self, texts: Sequence[str], embedder: Embedder) -> None:
        read = [_read(text, embedder) for text in texts]
        kept = [one for one in read if one.spans]
        self._hits = [_hit(number, one) for number, one in enumerate(kept, 1)]
        said = [one.said for one in kept]
        self._vectors = embedder.embed_passages(said)
        self._sentences = [one.vectors for one in kept]
        self._grams = [ngrams(text) for text in said]
        self._stems = [stems(text) for text in said]
        self._fingerprint = embedder.fingerprint

    def summary(self) -> IndexSummary:
        count = len(self._hits)
        return IndexSummary("given", self._fingerprint, count, count, count, 0, None)

    def candidates(self, queries: Sequence[Query], depth: int, where: PassageFilter | None = None) -> list[Candidates]:
        return [self._candidates(query) for query in queries] if self._hits else [_nothing() for _ in queries]

    def _candidates(self, query: Query) -> Candidates:
        scores = tuple((rows @ query.vector).astype(np.float32) for rows in self._sentences)
        return Candidates(
            ids=tuple(hit.passage.id for hit in self._hits),
            dense=(self._vectors @ query.vector).astype(np.float32),
            sentence=np.array([row.max() if len(row) else 0 for row in scores], dtype=np.float32),
            ngrams=bm25(ngrams(query.text), self._grams),
            stems=bm25(stems(query.text), self._stems),
            sentence_scores=scores,
        )

    def passages(self, ids: Sequence[str]) -> list[IndexedPassage]:
        by_id = {hit.passage.id: hit for hit in self._hits}
        return [by_id[passage_id] for passage_id in ids if passage_id in by_id]

    def neighbours(self, passage_id: str, before: int, after: int) -> list[IndexedPassage]:
        return []

    def sentence_vectors(self, passage_id: str) -> npt.NDArray[np.float32]:
        position = [hit.passage.id for hit in self._hits].index(passage_id)
        return self._sentences[position]

    def documents(self) -> list[Document]:
        return []

    def document(self, document_id_or_name: str) -> Document | None:
        return None

    def refresh(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, its sentences that may be quoted, and their vectors."""

    text: str
    spans: tuple[Span, ...]
    vectors: Vectors

    @property
    def said(self) -> str:
        return said_in(self.text, self.spans)


def _read(raw: str, embedder: Embedder) -> _Read:
    text = visible(without_disguised(raw))
    spans = quotable_spans(text)
    if not is_known(embedder.fingerprint):
        return _Read(text, spans, embedder.embed_passages([text[span.start : span.end] for span in spans]))
    is_suspect = text != visible(raw) or spans != sentence_spans(text)
    kept = _stating(text, spans, embedder, is_suspect=is_suspect)
    return _Read(text, tuple(kept), np.stack(list(kept.values())) if kept else embedder.embed_passages([]))


def _stating(text: str, spans: Sequence[Span], embedder: Embedder, *, is_suspect: bool) -> dict[Span, Vector]:
    """The sentences that state something, or what of them does, with their vectors."""
    pieces = {span: _moved(pieces_of(text[span.start : span.end]), span) for span in spans}
    hung = _hung(text, spans, embedder)
    whole = dict.fromkeys((*spans, *chain.from_iterable(pieces.values())))
    free = [span for span in whole if not any(span.start < one.end and one.start < span.end for one in hung)]
    judged = _judged(text, free, embedder, is_suspect or bool(hung))
    kept = [_kept(span, pieces[span], judged) for span in spans]
    lost = [span for span, found in zip(spans, kept, strict=True) if not found]
    behind = {span: found for span in lost if (found := _behind(text, span))}
    judged |= _judged(text, behind.values(), embedder, is_suspect=True) if behind else {}
    rescued = {span: [found] for span, found in behind.items() if found in judged}
    chosen = chain.from_iterable(found or rescued.get(span, []) for span, found in zip(spans, kept, strict=True))
    return {span: judged[span] for span in chosen}


def _hung(text: str, spans: Sequence[Span], embedder: Embedder) -> list[Span]:
    """The parts of sentences that are orders hung on a statement."""
    found = [clause for span in spans for clause in _moved(clauses_of(text[span.start : span.end]), span)]
    clauses = [spoken(text[span.start : span.end]) for span in found]
    hangs = hanging(clauses, embedder.embed_passages(clauses)) if found else ()
    return [span for span, one in zip(found, hangs, strict=True) if one]


def _judged(text: str, spans: Iterable[Span], embedder: Embedder, is_suspect: bool) -> dict[Span, Vector]:
    """Those of ``spans`` that state something, with their vectors."""
    found = list(spans)
    sentences = [spoken(text[span.start : span.end]) for span in found]
    vectors = embedder.embed_passages(sentences)
    states = stating(sentences, vectors, is_suspect=is_suspect)
    return {span: vector for span, vector, states_it in zip(found, vectors, states, strict=True) if states_it}


def _moved(parts: Sequence[tuple[int, int]], span: Span) -> list[Span]:
    return [Span(span.start + start, span.start + end) for start, end in parts]


def _behind(text: str, span: Span) -> Span | None:
    found = statement_behind(text[span.start : span.end])
    return _moved([found], span)[0] if found else None


def _kept(span: Span, pieces: Sequence[Span], judged: Mapping[Span, Vector]) -> list[Span]:
    """The sentence; of one that is two stuck together, each by itself that states something."""
    if len(pieces) == 1:
        return [span] if span in judged else []
    return [piece for piece in pieces if piece in judged]


def _hit(number: int, read: _Read) -> IndexedPassage:
    name, text = f"passages/{number}", read.text
    passage = Passage(
        id=name,
        document_id=name,
        page_index=0,
        span=Span(0, len(text)),
        text=text,
        section=(),
        sentences=tuple(Sentence(span) for span in read.spans),
    )
    return IndexedPassage(passage, DocumentInfo(title=name), name, None, None, None)


def _nothing() -> Candidates:
    empty = np.zeros(0, dtype=np.float32)
    return Candidates((), empty, empty, empty, empty, ())


def bm25(query: Sequence[str], texts: Sequence[Sequence[str]]) -> npt.NDArray[np.float32]:
    """BM25 of ``query`` against each of ``texts`` (tokens), statistics from these texts alone."""
    counts = [Counter(text) for text in texts]
    mean = sum(map(len, texts)) / max(len(texts), 1) or 1.0
    scores = np.zeros(len(texts), dtype=np.float32)
    for token in set(query):
        having = sum(1 for count in counts if token in count)
        if having:
            idf = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
            for row, count in enumerate(counts):
                frequency = count[token]
                norm = K1 * (1 - B + B * len(texts[row]) / mean)
                scores[row] += idf * frequency * (K1 + 1) / (frequency + norm)
    return scores
