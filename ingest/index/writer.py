"""Writing side of the index: builds the next generation from the live one and publishes it."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ingest import os_errors
from ingest.errors import IndexUnavailable
from ingest.index import lexical, store_writer, vectors
from ingest.index.dense import DenseEntry, DenseIndex, collection_name, entry_of
from ingest.index.generations import Generations, link_or_copy, sync_file
from ingest.index.lexical import Analyser, LexicalWriter, share_lexical
from ingest.index.manifest import IndexVersions, Manifest
from ingest.index.messages import message
from ingest.index.records import DocumentRecord, EmbeddedPassage, JournalEntry, SourceFile
from ingest.index.store_writer import StoreWriter, passage_day
from ingest.index.vectors import VectorFile, VectorMap
from ingest.near_duplicates import Edition, Subject

NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FULL_DISK_WORDS = ("no space left", "disk is full", "file too large", "disk quota")
COMPACT_ABOVE_ROWS = 20_000
COMPACT_BELOW_SHARE = 0.5
"""The vector file is rewritten when less than half of it is in use."""
LEXICAL_ALWAYS_ANEW = 5_000
"""Up to so many passages the lexical index is written anew after every removal, in about two seconds at most: scores
are those of an index built from nothing."""
LEXICAL_MOST_GONE = 0.02
"""Share of removed passages from which a larger one is written anew: until then scores differ by about as much."""


class IndexWriter:
    """One sync's access to the index. The caller holds the index lock.

    Nothing is visible to readers before ``publish``. Raises ``IndexUnavailable`` when the disk is full or not
    writable; the live generation stays as it was.
    """

    def __init__(
        self,
        generations: Generations,
        dense: DenseIndex,
        analyser: Analyser,
        versions: IndexVersions,
        dimension: int,
        clock: Callable[[], datetime],
        base: Manifest | None,
    ) -> None:
        """``base`` is the generation to build on, None to build from nothing (first sync, other embedder)."""
        self._generations = generations
        self._dense = dense
        self._analyser = analyser
        self._versions = versions
        self._dimension = dimension
        self._clock = clock
        self._base = base
        self._building: _Building | None = None
        self._removed: set[str] = set()
        with _writing(generations.index_dir):
            generations.folder.mkdir(parents=True, exist_ok=True)
            generations.mend_current()
            generations.remove_leftovers()

    @property
    def has_changes(self) -> bool:
        return self._building is not None

    def put(self, record: DocumentRecord, passages: Sequence[EmbeddedPassage]) -> None:
        """Add a document that is not in the index, with its passages in reading order."""
        with _writing(self._generations.index_dir):
            entries = self._begun().put(record, passages)
        self._mark_unfinished()
        self._dense.put(entries)

    def remove(self, document_id: str) -> None:
        with _writing(self._generations.index_dir):
            self._removed.update(self._begun().remove(document_id))

    def move(self, moves: Sequence[tuple[str, str, SourceFile]]) -> None:
        """(document id, new name, new file) of documents whose content stays."""
        with _writing(self._generations.index_dir):
            self._begun().store.move_documents(moves)

    def editions(self) -> tuple[list[Edition], dict[str, str | None]]:
        """Every document's fingerprint, and what supersedes it so far."""
        return self._begun().store.editions()

    def subject_of(self, document_id: str) -> Subject:
        """What a document is named after, and its words."""
        return self._begun().store.subject_of(document_id)

    def supersede(self, document_id: str, by: str | None) -> None:
        """Link an older edition to the one that replaces it, or undo that."""
        with _writing(self._generations.index_dir):
            self._begun().store.mark_superseded(document_id, by)

    def journal(self, entries: Sequence[JournalEntry]) -> None:
        with _writing(self._generations.index_dir):
            self._begun().store.write_journal(entries)

    def publish(self) -> Manifest:
        """Make what was built the live generation. Readers see all of it or nothing."""
        building = self._begun()
        with _writing(self._generations.index_dir):
            self._mark_unfinished()
            gone = building.gone(self._removed)
            manifest = building.finish(self._versions, self._clock())
            self._generations.publish(manifest.generation)
        self._building, self._base, self._removed = None, manifest, set()
        self._dense.remove(gone)
        with _writing(self._generations.index_dir):
            self.unfinished_marker.unlink(missing_ok=True)
            self._generations.remove_leftovers()
        return manifest

    def abandon(self) -> None:
        """Forget what was not published."""
        if self._building:
            self._building.abandon()
            self._building = None
        self._generations.remove_leftovers()

    @property
    def unfinished_marker(self) -> Path:
        """Exists while Chroma may hold passages that no generation knows, or the other way round."""
        return self._generations.index_dir / "UNFINISHED"

    def _mark_unfinished(self) -> None:
        self.unfinished_marker.touch()

    def _begun(self) -> _Building:
        if self._building is None:
            self._building = _Building(self._generations, self._base, self._analyser, self._dimension, self._versions)
        return self._building


class _Building:
    """The folder of the next generation while it is being written."""

    def __init__(
        self,
        generations: Generations,
        base: Manifest | None,
        analyser: Analyser,
        dimension: int,
        versions: IndexVersions,
    ) -> None:
        self._place = generations.index_dir.resolve()
        self._number = (generations.current() or 0) + 1
        self._dimension = dimension
        self._collection = collection_name(versions.embedder)
        self._folder = generations.building_path(self._number)
        self._next_number = base.next_number if base else 1
        self._lexical_gone = base.lexical_gone if base else 0
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        if base:
            self._inherit(generations.path(base.generation))
        rows = base.vector_rows if base else 0
        self._vectors = VectorFile(self._folder / vectors.FILE_NAME, dimension, rows)
        self._analyser = analyser
        self._lexical = LexicalWriter(self._folder / lexical.FOLDER, analyser)
        self.store = StoreWriter(self._folder)

    def _inherit(self, folder: Path) -> None:
        share_lexical(folder / lexical.FOLDER, self._folder / lexical.FOLDER)
        link_or_copy(folder / vectors.FILE_NAME, self._folder / vectors.FILE_NAME)
        shutil.copyfile(folder / store_writer.FILE_NAME, self._folder / store_writer.FILE_NAME)

    def put(self, record: DocumentRecord, passages: Sequence[EmbeddedPassage]) -> list[DenseEntry]:
        document = record.document
        self.store.put_document(record)
        entries = []
        for position, item in enumerate(passages):
            first_row = self._vectors.append(item.vectors)
            page = document.pages[item.passage.page_index]
            self.store.put_passage(self._next_number, position, first_row, item, page, document.info.date)
            self._lexical.add(self._next_number, document.id, item.words)
            day = passage_day(item.passage, document.info.date)
            entries.append(entry_of(item.passage, item.vectors[0], document.info.kind, day))
            self._next_number += 1
        return entries

    def remove(self, document_id: str) -> list[str]:
        self._lexical.remove_document(document_id)
        gone = self.store.remove_document(document_id)
        self._lexical_gone += len(gone)
        return gone

    def gone(self, removed: set[str]) -> list[str]:
        """Those of the removed passage ids that no document brought back."""
        return sorted(removed - self.store.present_ids(sorted(removed)))

    def finish(self, versions: IndexVersions, now: datetime) -> Manifest:
        """Everything on disk, manifest last."""
        counts = self.store.counts()
        self._vectors.flush()
        self._vectors.close()
        rows = self._compacted(int(counts["live_rows"] or 0))
        self._renew_lexical(int(counts["passages"] or 0))
        self._lexical.commit()
        self.store.close()
        sync_file(self._folder / store_writer.FILE_NAME)
        manifest = Manifest.model_validate(
            {
                **counts,
                "generation": self._number,
                "versions": versions,
                "dimension": self._dimension,
                "collection": self._collection,
                "created_at": now,
                "vector_rows": rows,
                "next_number": self._next_number,
                "lexical_gone": self._lexical_gone,
                "place": str(self._place),
            }
        )
        manifest.write(self._folder)
        return manifest

    def _renew_lexical(self, passages: int) -> None:
        if not self._lexical_gone:
            return
        if passages > LEXICAL_ALWAYS_ANEW and self._lexical_gone < LEXICAL_MOST_GONE * passages:
            return
        self._lexical.abandon()
        shutil.rmtree(self._folder / lexical.FOLDER)
        self._lexical = LexicalWriter(self._folder / lexical.FOLDER, self._analyser)
        for number, document_id, text in self.store.search_texts():
            self._lexical.add(number, document_id, text)
        self._lexical_gone = 0

    def abandon(self) -> None:
        self._vectors.close()
        self._lexical.abandon()
        self.store.abandon()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _compacted(self, live_rows: int) -> int:
        """Rows of the vector file, after a rewrite where much of it is no longer in use."""
        rows = self._vectors.rows
        if rows < COMPACT_ABOVE_ROWS or live_rows > rows * COMPACT_BELOW_SHARE:
            return rows
        path = self._folder / vectors.FILE_NAME
        old = VectorMap(path, self._dimension, rows)
        rewritten = VectorFile(path.with_suffix(".new"), self._dimension, 0)
        places = [
            (rewritten.append(old.slice(first, count)), number) for number, first, count in self.store.vector_places()
        ]
        self.store.move_vectors(places)
        rewritten.flush()
        rewritten.close()
        path.with_suffix(".new").replace(path)
        return rewritten.rows


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Errors of the file system and of SQLite as ``IndexUnavailable`` that says what to do."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise IndexUnavailable(write_error_text(folder, error)) from error


def write_error_text(folder: Path, error: BaseException) -> str:
    """The sentence for a failed write: full disk, or what else."""
    is_full = isinstance(error, OSError) and error.errno in NO_SPACE
    if is_full or any(words in str(error).casefold() for words in FULL_DISK_WORDS):
        return message("disk_full", folder=folder)
    detail = os_errors.reason(error) if isinstance(error, OSError) else error
    return message("not_writable", folder=folder, detail=detail)
