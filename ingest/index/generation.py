"""One open generation: everything a question needs, from one and the same state of the documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from ingest.embedding.embedder import Vectors
from ingest.index.columns import Columns, Mask, Rows
from ingest.index.hits import Candidates, Query
from ingest.index.lexical import FOLDER, NGRAMS, STEMS, Analyser, LexicalHits, LexicalSearcher
from ingest.index.manifest import Manifest
from ingest.index.store_reader import StoreReader
from ingest.index.vectors import FILE_NAME, Scores, VectorMap

EXACT_SCAN = 20_000
"""Up to so many allowed passages a filter is answered by scanning their vectors: exact, and faster than Chroma's own
filter (2,000 passages: 1 ms against 19 ms for ``$contains``)."""
WIDENING = 4
"""How much further the lexical index is read while a filter lets too few hits through."""

Hits = tuple[Rows, Scores]
Nearest = Callable[[Vectors, int], list[list[str]]]


def whole_lexical(folder: Path, manifest: Manifest, analyser: Analyser) -> LexicalSearcher:
    """The lexical index of a generation. Raises ``ValueError`` where it lost passages: half a search looks like one."""
    searcher = LexicalSearcher(folder / FOLDER, analyser)
    if searcher.count != manifest.passages:
        raise ValueError(f"{FOLDER}: {searcher.count} != {manifest.passages}")
    return searcher


class OpenGeneration:
    """Immutable; safe to share between threads. Keeps working after its folder was removed."""

    def __init__(self, folder: Path, manifest: Manifest, analyser: Analyser) -> None:
        """Raises one of ``BROKEN_STORE`` for a generation that is damaged."""
        self.manifest = manifest
        self.store = StoreReader(folder)
        self.columns = Columns(self.store.columns())
        self.vectors = VectorMap(folder / FILE_NAME, manifest.dimension, manifest.vector_rows)
        self._lexical = whole_lexical(folder, manifest, analyser)

    def dense_rows(self, matrix: Vectors, depth: int, allowed: Mask | None, nearest: Nearest) -> list[Rows]:
        """The ``depth`` nearest allowed passages of each row of ``matrix``."""
        if allowed is None:
            return [self.columns.rows_of_ids(ids) for ids in nearest(matrix, depth)]
        rows = np.flatnonzero(allowed)
        if len(rows) <= EXACT_SCAN:
            return self._scan(matrix, depth, rows)
        widened = int(depth * len(self.columns) / len(rows) * 2)
        found = [self.columns.rows_of_ids(ids) for ids in nearest(matrix, widened)]
        return [hits[allowed[hits]][:depth] for hits in found]

    def lexical_hits(self, query: Query, depth: int, allowed: Mask | None) -> tuple[Hits, Hits]:
        """The ``depth`` best allowed passages by 5-grams and by stems."""
        return (
            self._lexical_scores(NGRAMS, query, depth, allowed),
            self._lexical_scores(STEMS, query, depth, allowed),
        )

    def candidates(self, dense: Rows, hits: tuple[Hits, Hits], cosines: Callable[[Rows], Scores]) -> Candidates:
        """Unite the nearest passages with the lexical hits and score them all."""
        ngrams, stems = hits
        rows = np.unique(np.concatenate([dense, ngrams[0], stems[0]]))
        passage, best, each = self._cosines(cosines, rows)
        return Candidates(
            ids=tuple(map(self.columns.ids.__getitem__, rows.tolist())),
            dense=passage,
            sentence=best,
            ngrams=_placed(rows, *ngrams),
            stems=_placed(rows, *stems),
            sentence_scores=each,
        )

    def sentence_vectors(self, row: int) -> Vectors:
        first, count = int(self.columns.first[row]), int(self.columns.sentences[row])
        return self.vectors.slice(first + 1, count)

    def lexical_passages_of(self, document_id: str) -> int:
        """Passages of a document that the lexical index still finds."""
        return self._lexical.documents_with(document_id)

    def close(self) -> None:
        self.store.close()

    def _scan(self, matrix: Vectors, depth: int, rows: Rows) -> list[Rows]:
        scores = matrix @ self.vectors.take(self.columns.first[rows]).T
        if len(rows) <= depth:
            return [rows] * len(matrix)
        return [rows[np.argpartition(-row, depth - 1)[:depth]] for row in scores]

    def _lexical_scores(self, field: str, query: Query, depth: int, allowed: Mask | None) -> Hits:
        limit = depth if allowed is None else depth * WIDENING
        while True:
            hits = self._lexical.search(field, query.text, query.expansions, limit)
            rows, scores = self._kept(hits, allowed)
            if len(rows) >= depth or len(hits.numbers) < limit:
                return rows[:depth], scores[:depth]
            limit *= WIDENING

    def _kept(self, hits: LexicalHits, allowed: Mask | None) -> Hits:
        rows = self.columns.rows_of_numbers(hits.numbers)
        if allowed is None:
            return rows, hits.scores
        keep = allowed[rows]
        return rows[keep], hits.scores[keep]

    def _cosines(self, cosines: Callable[[Rows], Scores], rows: Rows) -> tuple[Scores, Scores, tuple[Scores, ...]]:
        """Of the passages, of their best sentences, of every sentence."""
        if not len(rows):
            empty = np.empty(0, np.float32)
            return empty, empty, ()
        counts = self.columns.sentences[rows] + 1
        starts = np.cumsum(counts) - counts
        places = np.repeat(self.columns.first[rows] - starts, counts) + np.arange(int(counts.sum()))
        scores = cosines(places)
        passage = scores[starts]
        each = tuple(scores[a + 1 : a + n] for a, n in zip(starts.tolist(), counts.tolist(), strict=True))
        return passage, _best_sentences(scores, starts, counts), each


def _best_sentences(scores: Scores, starts: Rows, counts: Rows) -> Scores:
    """Highest score after each start; a passage without sentences counts as its own sentence."""
    without_passages = scores.copy()
    with_sentences = starts[counts > 1]
    without_passages[with_sentences] = -np.inf
    return np.maximum.reduceat(without_passages, starts)


def _placed(all_rows: Rows, rows: Rows, scores: Scores) -> Scores:
    """``scores`` of ``rows`` at their places among ``all_rows`` (sorted), 0.0 elsewhere."""
    placed = np.zeros(len(all_rows), dtype=np.float32)
    placed[np.searchsorted(all_rows, rows)] = scores
    return placed


def matrix_of(queries: Sequence[Query]) -> Vectors:
    """Shape (queries, dimension)."""
    return np.stack([query.vector for query in queries]).astype(np.float32)
