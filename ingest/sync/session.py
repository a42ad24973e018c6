"""One sync's hold on the index: the generation it started from, the writer of the next one, Chroma."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Self

from ingest.documents import Document
from ingest.embedding.embedder import Embedder, Vectors
from ingest.errors import IndexUnavailable
from ingest.index import vectors
from ingest.index.dense import FOLDER, DenseIndex, collection_name
from ingest.index.generation import whole_lexical
from ingest.index.generations import Generations
from ingest.index.manifest import Manifest, check_embedder
from ingest.index.messages import message
from ingest.index.reconciling import reconcile
from ingest.index.records import DocumentRecord, EmbeddedPassage, JournalEntry, KnownDocument, SourceFile
from ingest.index.store_reader import BROKEN_STORE, StoreReader
from ingest.index.vectors import VectorMap
from ingest.index.versions import current_versions
from ingest.index.writer import IndexWriter
from ingest.settings import IndexSettings
from ingest.sync.editions import linked_editions
from ingest.sync.tools import Tools

ID_BYTES = 8


class IndexSession:
    """Use as a context manager, holding the index lock: leaving forgets what was not published.

    ``known`` are the documents of the generation it started from, published when the index was at ``place_before``;
    ``passages`` those of the live one.
    """

    def __init__(
        self,
        settings: IndexSettings,
        embedder: Embedder,
        tools: Tools,
        clock: Callable[[], datetime],
        *,
        reindex: bool,
    ) -> None:
        self._versions = current_versions(settings, embedder.fingerprint)
        self._reindex = reindex
        self._generations = Generations(settings.index_dir)
        self._base = self._checked_base(embedder.fingerprint)
        self._store: StoreReader | None = None
        self._vectors: VectorMap | None = None
        self.known: list[KnownDocument] = []
        self.place_before = Path(self._base.place) if self._base and self._base.place else settings.index_dir.resolve()
        self.passages = self._base.passages if self._base else 0
        self._journal: list[JournalEntry] = []
        with ExitStack() as undo:
            self._open(settings, embedder, tools, clock, undo)
            self._closing = undo.pop_all()
        self._ids = {document.id for document in self.known}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._writer.abandon()
        self._closing.close()

    def new_id(self, name: str) -> str:
        """From the name, so that the same documents get the same ids; another one where a renamed file has it."""
        count = 0
        while True:
            salted = f"{name}\0{count}" if count else name
            found = blake2b(salted.encode("utf-8", "surrogateescape"), digest_size=ID_BYTES).hexdigest()
            if found not in self._ids:
                self._ids.add(found)
                return found
            count += 1

    def stored(self, document_id: str) -> Document:
        """A document of the generation the sync started from, with its pages."""
        document = self._store.document(document_id) if self._store else None
        if document is None:
            raise KeyError(document_id)
        return document

    def reusable_vectors(self, document_id: str) -> dict[str, Vectors]:
        """Vectors of the passages the document had, by content key."""
        if self._store is None or self._vectors is None:
            return {}
        return {
            key: self._vectors.slice(first, sentences + 1)
            for key, first, sentences in self._store.content_keys(document_id)
        }

    def put(self, record: DocumentRecord, passages: Sequence[EmbeddedPassage]) -> bool:
        """Add or replace a document; True if it was there before."""
        is_known = any(document.id == record.document.id for document in self.known)
        if is_known:
            self._writer.remove(record.document.id)
        self._writer.put(record, passages)
        return is_known

    def remove(self, document_id: str) -> None:
        self._writer.remove(document_id)

    def move(self, moves: Sequence[tuple[str, str, SourceFile]]) -> None:
        """(document id, new name, new file)."""
        if moves:
            self._writer.move(moves)

    def journal(self, entry: JournalEntry) -> None:
        self._journal.append(entry)

    def checkpoint(self) -> None:
        """Publish what is done; not while rebuilding, when the old index has to stay until the new one is whole."""
        if not self._reindex:
            self.publish()

    def publish(self) -> None:
        """Make everything written so far live, if there is anything."""
        if self._journal:
            self._writer.journal(self._journal)
            self._journal = []
        if self._writer.has_changes or self._base is None or self._base.versions != self._versions:
            self._base = self._writer.publish()
            self.passages = self._base.passages
            if self._reindex:
                self._finish_reindex(self._base)

    def link_editions(self) -> None:
        """Mark documents that a newer one replaces, once all are in."""
        if not self._writer.has_changes:
            return
        editions, superseded = self._writer.editions()
        for document_id, by in linked_editions(editions, self._writer.subject_of).items():
            if superseded.get(document_id) != by:
                self._writer.supersede(document_id, by)

    def _checked_base(self, fingerprint: str) -> Manifest | None:
        number = self._generations.current()
        if number is None:
            return None
        try:
            manifest = Manifest.read(self._generations.path(number))
        except IndexUnavailable:
            if self._reindex:
                return None
            raise
        if not self._reindex:
            check_embedder(manifest, fingerprint)
        return manifest

    def _open(
        self,
        settings: IndexSettings,
        embedder: Embedder,
        tools: Tools,
        clock: Callable[[], datetime],
        undo: ExitStack,
    ) -> None:
        self._dense = self._opened_dense(settings, collection_name(embedder.fingerprint))
        undo.callback(self._dense.close)
        if self._base:
            self._open_base(self._base, tools, undo)
        self._writer = IndexWriter(
            self._generations,
            self._dense,
            tools.analyser,
            self._versions,
            embedder.dimension,
            clock,
            None if self._reindex else self._base,
        )
        if not self._reindex:
            self._repair()

    def _opened_dense(self, settings: IndexSettings, collection: str) -> DenseIndex:
        """While rebuilding, an embedded Chroma that does not open is begun anew: the stored vectors fill it again."""
        try:
            return DenseIndex(settings.index_dir, settings.chroma_url, collection)
        except IndexUnavailable:
            if not self._reindex or settings.chroma_url:
                raise
        shutil.rmtree(settings.index_dir / FOLDER)
        return DenseIndex(settings.index_dir, settings.chroma_url, collection)

    def _repair(self) -> None:
        """Bring Chroma back in step where a sync was killed."""
        if not (self._base and self._store and self._vectors):
            return
        if self._writer.unfinished_marker.exists() or self._dense.count() != self._base.passages:
            reconcile(self._dense, self._store, self._vectors)
            self._writer.unfinished_marker.unlink(missing_ok=True)

    def _open_base(self, base: Manifest, tools: Tools, undo: ExitStack) -> None:
        folder = self._generations.path(base.generation)
        try:
            self._store = StoreReader(folder)
            undo.callback(self._store.close)
            self.known = self._store.known_documents()
            if not self._reindex:
                whole_lexical(folder, base, tools.analyser)
            if base.versions.embedder == self._versions.embedder:
                self._vectors = VectorMap(
                    folder / vectors.FILE_NAME, base.dimension, base.vector_rows, may_reside=False
                )
        except BROKEN_STORE as error:
            if not self._reindex:
                raise IndexUnavailable(message("broken", folder=folder, detail=error)) from error

    def _finish_reindex(self, manifest: Manifest) -> None:
        folder = self._generations.path(manifest.generation)
        store = StoreReader(folder)
        mapped = VectorMap(folder / vectors.FILE_NAME, manifest.dimension, manifest.vector_rows, may_reside=False)
        reconcile(self._dense, store, mapped)
        store.close()
        self._dense.drop_other_collections()
        self._reindex = False
