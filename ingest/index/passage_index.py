"""The index as the assistant reads it: ``open_index`` and the reading side's implementation."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from ingest.documents import Document
from ingest.embedding.embedder import Vectors
from ingest.errors import IndexMissing, IndexUnavailable
from ingest.index.dense import DenseIndex
from ingest.index.generation import OpenGeneration, matrix_of
from ingest.index.generations import Generations
from ingest.index.hits import Candidates, IndexedPassage, IndexSummary, PassageFilter, Query
from ingest.index.lexical import Analyser
from ingest.index.lock import IndexLock
from ingest.index.manifest import IndexVersions, Manifest, check_versions
from ingest.index.messages import message
from ingest.index.store_reader import BROKEN_STORE
from ingest.index.versions import current_versions, german_analyser
from ingest.settings import IndexSettings

CALLERS = 4
"""Questions of several callers that ask Chroma at the same time."""


class LocalIndex:
    """A ``PassageIndex`` over the newest generation. Safe to share between threads.

    Every call works on one generation from begin to end; ``refresh`` moves to a newer one.
    """

    def __init__(self, settings: IndexSettings, versions: IndexVersions, analyser: Analyser) -> None:
        self._generations = Generations(settings.index_dir)
        self._versions = versions
        self._analyser = analyser
        self._lock = IndexLock(settings.data_dir) if not settings.chroma_url else None
        self._refreshing = threading.Lock()
        self._is_closed = False
        if self._generations.current() is None:
            raise IndexMissing(message("missing", folder=settings.data_dir))
        with ExitStack() as undo:
            if self._lock:
                undo.enter_context(self._lock)
            self._open = self._newest()
            self._dense = DenseIndex(settings.index_dir, settings.chroma_url, self._open.manifest.collection)
            self._closing = undo.pop_all()
        self._settings = settings
        self._beside = ThreadPoolExecutor(CALLERS, thread_name_prefix="chroma")

    def close(self) -> None:
        """Let other processes in. The index cannot be used afterwards."""
        if not self._is_closed:
            self._is_closed = True
            self._beside.shutdown()
            self._dense.close()
            self._open.close()
            self._closing.close()

    def summary(self) -> IndexSummary:
        return self._open.manifest.summary()

    def candidates(self, queries: Sequence[Query], depth: int, where: PassageFilter | None = None) -> list[Candidates]:
        if not queries:
            return []
        generation = self._open
        allowed = generation.columns.allowed(where)
        matrix = matrix_of(queries)
        # Chroma works without Python's lock, so the lexical side is searched meanwhile.
        nearest = self._beside.submit(generation.dense_rows, matrix, depth, allowed, self._dense.nearest)
        lexical = [generation.lexical_hits(query, depth, allowed) for query in queries]
        cosines = generation.vectors.cosines(matrix)
        return [
            generation.candidates(rows, hits, partial(cosines.of, place))
            for place, (rows, hits) in enumerate(zip(nearest.result(), lexical, strict=True))
        ]

    def passages(self, ids: Sequence[str]) -> list[IndexedPassage]:
        generation = self._open
        rows = generation.columns.rows_of_ids(ids)
        return generation.store.passages(generation.columns.numbers[rows].tolist())

    def passages_in(self, document_id: str) -> list[IndexedPassage]:
        store = self._open.store
        return store.passages(store.numbers_of(document_id))

    def projects_in(self, document_id: str) -> list[tuple[str, ...]]:
        return self._open.columns.projects_in(document_id)

    def first_in(self, document_id: str, most: int) -> list[IndexedPassage]:
        store = self._open.store
        return store.passages(store.numbers_of(document_id)[:most])

    def neighbours(self, passage_id: str, before: int, after: int) -> list[IndexedPassage]:
        generation = self._open
        row = generation.columns.row_of.get(passage_id)
        if row is None:
            return []
        numbers = generation.store.numbers_of(generation.columns.document_ids[row])
        place = numbers.index(int(generation.columns.numbers[row]))
        around = numbers[max(0, place - before) : place] + numbers[place + 1 : place + 1 + after]
        return generation.store.passages(around)

    def sentence_vectors(self, passage_id: str) -> Vectors:
        """Raises KeyError for an id that is gone."""
        generation = self._open
        return generation.sentence_vectors(generation.columns.row_of[passage_id])

    def passages_of(self, document_id: str) -> tuple[list[str], int, list[str]]:
        """For checks: a document's passage ids in order, how many the lexical index finds, and Chroma's ids."""
        ids = [item.passage.id for item in self.passages_in(document_id)]
        return ids, self._open.lexical_passages_of(document_id), self._dense.ids_of_document(document_id)

    def dense_count(self) -> int:
        """For checks: how many passages Chroma holds, live or not."""
        return self._dense.count()

    def documents(self) -> list[Document]:
        return self._open.store.documents()

    def document(self, document_id_or_name: str) -> Document | None:
        return self._open.store.document(document_id_or_name)

    def refresh(self) -> bool:
        if self._generations.current() == self._open.manifest.generation:
            return False
        with self._refreshing:
            if self._generations.current() == self._open.manifest.generation:
                return False
            newest = self._newest()
            if newest.manifest.collection != self._open.manifest.collection:
                self._dense = DenseIndex(
                    self._settings.index_dir, self._settings.chroma_url, newest.manifest.collection
                )
            self._open = newest
        return True

    def _newest(self) -> OpenGeneration:
        number = self._generations.current()
        folder = self._generations.path(number or 0)
        manifest = Manifest.read(folder)
        check_versions(manifest, self._versions)
        return _open_generation(folder, manifest, self._analyser)


def _open_generation(folder: Path, manifest: Manifest, analyser: Analyser) -> OpenGeneration:
    try:
        return OpenGeneration(folder, manifest, analyser)
    except BROKEN_STORE as error:
        raise IndexUnavailable(message("broken", folder=folder, detail=error)) from error


def open_index(settings: IndexSettings, embedder_fingerprint: str) -> LocalIndex:
    """The reading side. Raises ``IndexMissing``, ``IndexMismatch``, ``IndexBusy`` or ``IndexUnavailable``."""
    return LocalIndex(settings, current_versions(settings, embedder_fingerprint), german_analyser())
