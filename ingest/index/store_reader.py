"""Reading side of ``documents.sqlite``. A generation never changes, so answers are kept in memory."""

from __future__ import annotations

import sqlite3
import threading
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ingest.documents import Document, Page, Passage, Span
from ingest.index.encoding import INFO, PAGES, SENTENCES, TAGS, TEXTS, VERSIONS, decode
from ingest.index.hits import IndexedPassage
from ingest.index.records import JournalEntry, KnownDocument, SourceFile
from ingest.index.store_writer import FILE_NAME

BROKEN_STORE = (OSError, ValueError, sqlite3.Error)
"""What opening the files of a damaged generation raises."""
KEPT_PASSAGES = 8192
"""Decoded passages kept in memory: about 20 MB."""
VARIABLES_AT_ONCE = 500
"""SQLite accepts at least 999 variables in a statement."""

PASSAGE = """
SELECT p.number, p.id, p.document_id, p.page_index, p.start, p.stop, p.text, p.section, p.sentences, p.is_table,
       p.tags, p.page, p.page_label
FROM passages p WHERE p.number IN ({})
"""
COLUMNS = """
SELECT p.number, p.id, p.document_id, p.first_row, p.sentence_count, p.day, d.kind, p.tags
FROM passages p JOIN documents d ON d.id = p.document_id ORDER BY p.number
"""
KNOWN = """
SELECT id, name, path, suffix, content_hash, versions, superseded_by, date, warnings,
       (SELECT count(*) FROM passages WHERE document_id = documents.id)
FROM documents ORDER BY name
"""
DOCUMENT = "SELECT id, version, name, path, info, superseded_by, suffix FROM documents"


@dataclass(frozen=True, slots=True)
class PassageColumns:
    """One passage as the in-memory columns need it."""

    number: int
    id: str
    document_id: str
    first_row: int
    sentence_count: int
    day: int
    kind: str
    tags: str


def composed(name: str) -> str:
    """NFC: file names from macOS come with letters and their marks apart, what people type with both in one."""
    return unicodedata.normalize("NFC", name)


class StoreReader:
    """Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        uri = (folder / FILE_NAME).resolve().as_uri() + "?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._documents = {document.id: document for document in self._read_documents()}
        self._by_name = {composed(document.name): document.id for document in self._documents.values()}
        self._by_name |= {document.name: document.id for document in self._documents.values()}
        self._kept: dict[int, IndexedPassage] = {}
        self.pages = lru_cache(maxsize=64)(self._read_pages)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def columns(self) -> list[PassageColumns]:
        return [PassageColumns(*row) for row in self._rows(COLUMNS, ())]

    def documents(self) -> list[Document]:
        """Without their pages, by name."""
        return sorted(self._documents.values(), key=lambda document: document.name)

    def document(self, id_or_name: str) -> Document | None:
        """With its pages. Names are found however their umlauts are written, as one character or as two."""
        named = self._by_name.get(id_or_name) or self._by_name.get(composed(id_or_name), "")
        found = self._documents.get(id_or_name) or self._documents.get(named)
        if found is None:
            return None
        return Document(
            found.id, found.version, found.name, found.path, found.info, self.pages(found.id), found.superseded_by
        )

    def passages(self, numbers: Sequence[int]) -> list[IndexedPassage]:
        """In the order given; numbers that do not exist are left out."""
        missing = [number for number in numbers if number not in self._kept]
        fetched = dict(self._fetch(missing)) if missing else {}
        if len(self._kept) + len(fetched) > KEPT_PASSAGES:
            self._kept = {}
        found = [self._kept.get(number) or fetched.get(number) for number in numbers]
        self._kept.update(fetched)
        return [passage for passage in found if passage]

    def numbers_of(self, document_id: str) -> list[int]:
        """The passages of a document in reading order."""
        rows = self._rows("SELECT number FROM passages WHERE document_id = ? ORDER BY position", (document_id,))
        return [row[0] for row in rows]

    def content_keys(self, document_id: str) -> list[tuple[str, int, int]]:
        """(content key, first vector row, sentences) of a document's passages."""
        query = "SELECT content_key, first_row, sentence_count FROM passages WHERE document_id = ?"
        return [tuple(row) for row in self._rows(query, (document_id,))]

    def known_documents(self) -> list[KnownDocument]:
        """What the sync compares files with, by name."""
        return [
            KnownDocument(
                id=row[0],
                name=row[1],
                source=SourceFile(row[2], row[3], row[4]),
                versions=decode(VERSIONS, row[5]),
                superseded_by=row[6],
                date=row[7],
                passages=row[9],
                warnings=decode(TEXTS, row[8]),
            )
            for row in self._rows(KNOWN, ())
        ]

    def journal(self, document_id: str | None = None) -> list[JournalEntry]:
        """Oldest first; of one document or of all."""
        condition, values = ("WHERE document_id = ?", (document_id,)) if document_id else ("", ())
        rows = self._rows(f"SELECT * FROM journal {condition} ORDER BY rowid", values)
        return [
            JournalEntry(row[0], row[1], row[2], row[3], decode(VERSIONS, row[4]) if row[4] else None) for row in rows
        ]

    def _rows(self, query: str, values: Sequence[object]) -> list[Any]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def _read_documents(self) -> Iterable[Document]:
        for id, version, name, path, info, superseded_by, _ in self._rows(DOCUMENT, ()):
            yield Document(id, version, name, path, decode(INFO, info), (), superseded_by)

    def _read_pages(self, document_id: str) -> tuple[Page, ...]:
        rows = self._rows("SELECT pages FROM documents WHERE id = ?", (document_id,))
        return decode(PAGES, rows[0][0])

    def _fetch(self, numbers: Sequence[int]) -> Iterable[tuple[int, IndexedPassage]]:
        for start in range(0, len(numbers), VARIABLES_AT_ONCE):
            part = numbers[start : start + VARIABLES_AT_ONCE]
            for row in self._rows(PASSAGE.format(", ".join("?" * len(part))), part):
                yield row[0], self._indexed_passage(row)

    def _indexed_passage(self, row: Any) -> IndexedPassage:
        _, id, document_id, page_index, start, stop, text, section, sentences, is_table, tags, page, label = row
        document = self._documents[document_id]
        passage = Passage(
            id=id,
            document_id=document_id,
            page_index=page_index,
            span=Span(start, stop),
            text=text,
            section=decode(TEXTS, section),
            sentences=decode(SENTENCES, sentences),
            is_table=bool(is_table),
            tags=decode(TAGS, tags),
        )
        return IndexedPassage(passage, document.info, document.name, page, label, document.superseded_by)
