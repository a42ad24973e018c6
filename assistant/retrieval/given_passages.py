"""Passages handed in with a question as a small index of their own (``passages`` of a batch line)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from assistant.instructions import (
    attached_to,
    clauses_of,
    finished_parts,
    hanging,
    is_known,
    outside_inserted,
    pieces_of,
    quotable_spans,
    said_in,
    spoken,
    statements_behind,
    stating,
    turns_apart,
    visible,
    without_disguised,
    without_mailboxes,
)
from assistant.instructions.meaning import CLAUSE_MARGIN
from assistant.retrieval.passage_headings import headings_of
from ingest.documents import Document, DocumentInfo, Passage, Sentence, Span
from ingest.embedding.embedder import Embedder, Vectors
from ingest.german import ngrams, stems
from ingest.index.hits import Candidates, IndexedPassage, IndexSummary, PassageFilter, Query

Vector = npt.NDArray[np.float32]
GIVEN = "given"
"""Stands for the generation of an index of passages handed in."""
K1, B = 1.2, 0.75
"""The usual BM25 constants, as in Tantivy."""


class GivenPassages:
    """A ``PassageIndex`` over a handful of texts, in memory.

    Of each text only what may be quoted is searched: an order beside a statement does not change how it ranks.
    """

    def __init__(self, texts: Sequence[str], embedder: Embedder) -> None:
        once = _Remembering(embedder)
        read = [_read(text, once) for text in texts]
        kept = [one for one in read if one.spans]
        self._hits = [_hit(number, one) for number, one in enumerate(kept, 1)]
        said = [one.said for one in kept]
        self._vectors = once.embed_passages(said)
        self._sentences = [one.vectors for one in kept]
        self._grams = [ngrams(text) for text in said]
        self._stems = [stems(text) for text in said]
        self._fingerprint = embedder.fingerprint

    def summary(self) -> IndexSummary:
        count = len(self._hits)
        return IndexSummary(GIVEN, self._fingerprint, count, count, count, 0, None)

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

    def passages_in(self, document_id: str) -> list[IndexedPassage]:
        return []

    def projects_in(self, document_id: str) -> list[tuple[str, ...]]:
        return []

    def first_in(self, document_id: str, most: int) -> list[IndexedPassage]:
        return []

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


class _Remembering:
    """Embeds no text twice: a passage of one sentence is that sentence, and texts handed in repeat each other."""

    def __init__(self, embedder: Embedder) -> None:
        self.fingerprint = embedder.fingerprint
        self._embedder = embedder
        self._known: dict[str, Vector] = {}

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        fresh = self._embedder.embed_passages(new)
        self._known.update(zip(new, fresh, strict=True))
        return np.stack([self._known[text] for text in texts]) if texts else fresh


@dataclass(frozen=True, slots=True)
class _Read:
    """A text, its sentences that may be quoted, their vectors, and the headings above them."""

    text: str
    spans: tuple[Span, ...]
    vectors: Vectors
    headings: tuple[Span, ...] = ()

    @property
    def said(self) -> str:
        return said_in(self.text, (*self.headings, *self.spans))

    @property
    def title(self) -> str:
        return " – ".join(self.text[span.start : span.end].strip() for span in self.headings)


def _read(raw: str, embedder: _Remembering) -> _Read:
    shown = without_disguised(raw)
    text, hides = turns_apart(visible(shown)), shown != raw
    quotable = quotable_spans(text)
    headings = headings_of(text, quotable)
    spans = quotable[len(headings) :]
    if not is_known(embedder.fingerprint):
        return _Read(text, spans, embedder.embed_passages([text[span.start : span.end] for span in spans]), headings)
    judge = _Judge(text, embedder, hides)
    orders = judge.hanging(headings, CLAUSE_MARGIN)
    is_suspect = hides or bool(orders) or quotable != outside_inserted(text)
    kept = _stating(judge, spans, is_suspect=is_suspect)
    vectors = np.stack(list(kept.values())) if kept else embedder.embed_passages([])
    return _Read(text, tuple(kept), vectors, tuple(span for span in headings if span not in orders))


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges parts of ``text`` by their vectors. ``hides``: letters were hidden in it."""

    text: str
    embedder: _Remembering
    hides: bool

    def parts(self, cut: Callable[[str], Sequence[tuple[int, int]]], spans: Iterable[Span]) -> list[Span]:
        """The parts that ``cut`` finds in each of ``spans``."""
        return [
            Span(span.start + start, span.start + end)
            for span in spans
            for start, end in cut(self.text[span.start : span.end])
        ]

    def hanging(self, spans: Sequence[Span], margin: float) -> list[Span]:
        """Those of ``spans`` that are orders hung on a statement."""
        said = self._said(spans)
        hangs = hanging(said, self.embedder.embed_passages(said), margin) if spans else ()
        return [span for span, one in zip(spans, hangs, strict=True) if one]

    def stating(self, spans: Sequence[Span], *, is_suspect: bool) -> dict[Span, Vector]:
        """Those of ``spans`` that state something, with their vectors."""
        said = self._said(spans)
        vectors = self.embedder.embed_passages(said)
        plain = (said, vectors) if is_suspect else without_mailboxes(said, vectors, self.embedder.embed_passages)
        states = stating(*plain, is_suspect=is_suspect, hides=self.hides)
        return {span: vector for span, vector, states_it in zip(spans, vectors, states, strict=True) if states_it}

    def _said(self, spans: Sequence[Span]) -> list[str]:
        return [spoken(self.text[span.start : span.end]) for span in spans]


def _stating(judge: _Judge, spans: Sequence[Span], *, is_suspect: bool) -> dict[Span, Vector]:
    """The sentences that state something, or what of them does, with their vectors."""
    pieces = {span: judge.parts(pieces_of, [span]) for span in spans}
    finished = judge.parts(finished_parts, spans)
    before = judge.hanging(judge.parts(attached_to, finished), 0.0)
    hung = [*judge.hanging(judge.parts(clauses_of, finished), CLAUSE_MARGIN), *before]
    whole = dict.fromkeys((*spans, *chain.from_iterable(pieces.values())))
    free = [span for span in whole if not any(span.overlaps(one) for one in hung)]
    judged = judge.stating(free, is_suspect=is_suspect or bool(hung))
    kept = {span: _kept(judge, span, pieces[span], judged) for span in spans}
    behind = {span: _behind(judge, span, before) for span, found in kept.items() if not found}
    judged |= judge.stating(list(chain.from_iterable(behind.values())), is_suspect=True) if behind else {}
    rescued = {span: [part for part in parts if part in judged][:1] for span, parts in behind.items()}
    return {part: judged[part] for part in chain.from_iterable((kept | rescued).values())}


def _behind(judge: _Judge, span: Span, orders: Sequence[Span]) -> list[Span]:
    """Where a statement may stand in a sentence that was lost: behind one of ``orders``, or stuck to something."""
    attached = [Span(one.end, span.end) for one in orders if one.start == span.start]
    return [*attached, *judge.parts(statements_behind, [span])]


def _kept(judge: _Judge, span: Span, pieces: Sequence[Span], judged: Mapping[Span, Vector]) -> list[Span]:
    """The sentence; of one that is several stuck together, each by itself that states something.

    Where all that its full stops divide states something, a name, a misprint or a rare abbreviation divided it.
    """
    ends = len(pieces) == 1 or not judge.text[pieces[0].end - 1].isalnum()
    if ends and all(piece in judged for piece in pieces):
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
    return IndexedPassage(passage, DocumentInfo(title=read.title or name), name, None, None, None)


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
