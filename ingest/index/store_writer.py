"""Writing side of ``documents.sqlite``: documents with their pages, passages, journal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from ingest.documents import Page, Passage, search_text
from ingest.index.dates import latest_day
from ingest.index.encoding import INFO, PAGES, SENTENCES, TAGS, TEXTS, VERSIONS, decode, encode
from ingest.index.records import DocumentRecord, EmbeddedPassage, JournalEntry, SourceFile
from ingest.near_duplicates import Edition, Subject, fingerprint, subject

FILE_NAME = "documents.sqlite"
SCHEMA = Path(__file__).resolve().parent / "schema.sql"

INSERT_PASSAGE = f"INSERT INTO passages VALUES ({', '.join('?' * 18)})"
INSERT_DOCUMENT = f"INSERT INTO documents VALUES ({', '.join('?' * 16)})"


class StoreWriter:
    """The store of a generation being built. Nothing is durable before ``close``: the folder is not live yet."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE_NAME
        is_new = not path.exists()
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode = MEMORY")
        self._connection.execute("PRAGMA synchronous = OFF")
        if is_new:
            self._connection.executescript(SCHEMA.read_text(encoding="utf-8"))

    def close(self) -> None:
        self._connection.commit()
        self._connection.close()

    def abandon(self) -> None:
        self._connection.close()

    def put_document(self, record: DocumentRecord) -> None:
        document = record.document
        values = (
            document.id,
            document.name,
            record.source.path,
            record.source.suffix,
            document.version,
            record.source.content_hash,
            encode(INFO, document.info),
            document.info.kind,
            document.info.date,
            document.info.summary_of_sources,
            encode(PAGES, document.pages),
            encode(VERSIONS, record.versions),
            encode(TEXTS, record.warnings),
            document.superseded_by,
            len(document.pages),
            fingerprint("\n".join(page.text for page in document.pages)).tobytes(),
        )
        self._connection.execute(INSERT_DOCUMENT, values)

    def put_passage(
        self, number: int, position: int, first_row: int, item: EmbeddedPassage, page: Page, date: str | None
    ) -> None:
        passage = item.passage
        values = (
            number,
            passage.id,
            passage.document_id,
            position,
            passage.page_index,
            page.number,
            page.label,
            passage.span.start,
            passage.span.end,
            passage.text,
            encode(TEXTS, passage.section),
            encode(SENTENCES, passage.sentences),
            passage.is_table,
            encode(TAGS, passage.tags),
            passage_day(passage, date),
            first_row,
            len(item.vectors) - 1,
            item.content_key,
        )
        self._connection.execute(INSERT_PASSAGE, values)

    def move_documents(self, moves: Sequence[tuple[str, str, SourceFile]]) -> None:
        """Files renamed, or reached by another PATH: same content, other name. Names may be swapped."""
        rename = "UPDATE documents SET name = ?, path = ?, suffix = ? WHERE id = ?"
        self._connection.executemany(rename, [(f"\0{id}", f"\0{id}", "", id) for id, _, _ in moves])
        self._connection.executemany(rename, [(name, file.path, file.suffix, id) for id, name, file in moves])

    def editions(self) -> tuple[list[Edition], dict[str, str | None]]:
        """Every document's fingerprint, and what supersedes it."""
        rows = self._connection.execute(
            "SELECT id, fingerprint, date, page_count, superseded_by FROM documents ORDER BY id"
        ).fetchall()
        editions = [Edition(row[0], np.frombuffer(row[1], dtype=np.uint32), row[2], row[3]) for row in rows]
        return editions, {row[0]: row[4] for row in rows}

    def subject_of(self, document_id: str) -> Subject:
        """Raises KeyError for a document that is not there."""
        row = self._connection.execute("SELECT info, pages FROM documents WHERE id = ?", (document_id,)).fetchone()
        if row is None:
            raise KeyError(document_id)
        pages = decode(PAGES, row[1])
        return subject(decode(INFO, row[0]).title, "\n".join(page.text for page in pages))

    def mark_superseded(self, document_id: str, by: str | None) -> None:
        self._connection.execute("UPDATE documents SET superseded_by = ? WHERE id = ?", (by, document_id))

    def remove_document(self, document_id: str) -> list[str]:
        """The ids of the passages that went with it."""
        ids = [
            row[0] for row in self._connection.execute("SELECT id FROM passages WHERE document_id = ?", (document_id,))
        ]
        self._connection.execute("DELETE FROM passages WHERE document_id = ?", (document_id,))
        self._connection.execute("DELETE FROM documents WHERE id = ?", (document_id,))
        return ids

    def write_journal(self, entries: Iterable[JournalEntry]) -> None:
        rows = [
            (e.at, e.document_id, e.document, e.reason, encode(VERSIONS, e.versions) if e.versions else None)
            for e in entries
        ]
        self._connection.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?)", rows)

    def counts(self) -> dict[str, int | str | None]:
        """The figures of the manifest that the tables know."""
        documents, own, newest = self._connection.execute(
            "SELECT count(*), coalesce(sum(own_summary), 0), max(date) FROM documents"
        ).fetchone()
        passages, live_rows = self._connection.execute(
            "SELECT count(*), coalesce(sum(sentence_count + 1), 0) FROM passages"
        ).fetchone()
        return {
            "documents": documents,
            "passages": passages,
            "originals": documents - own,
            "own_summaries": own,
            "newest_date": newest,
            "live_rows": live_rows,
        }

    def present_ids(self, ids: Sequence[str]) -> set[str]:
        """Which of the passage ids exist."""
        query = "SELECT 1 FROM passages WHERE id = ?"
        return {id for id in ids if self._connection.execute(query, (id,)).fetchone()}

    def search_texts(self) -> Iterator[tuple[int, str, str]]:
        """(number, document id, what the lexical index sees) of every passage, in the order of a first sync."""
        query = """SELECT number, document_id, section, text FROM passages
                   JOIN documents ON documents.id = document_id ORDER BY name, position"""
        for number, document_id, section, text in self._connection.execute(query):
            yield number, document_id, search_text(decode(TEXTS, section), text)

    def vector_places(self) -> Iterator[tuple[int, int, int]]:
        """(number, first row, rows) of every passage, by row."""
        yield from self._connection.execute(
            "SELECT number, first_row, sentence_count + 1 FROM passages ORDER BY first_row"
        ).fetchall()

    def move_vectors(self, places: Iterable[tuple[int, int]]) -> None:
        """(first row, number) after a compaction."""
        self._connection.executemany("UPDATE passages SET first_row = ? WHERE number = ?", places)


def passage_day(passage: Passage, document_date: str | None) -> int:
    """The newest day the passage's statements were taken from, else the document's."""
    cited = [latest_day(s.source.date) for s in passage.sentences if s.source and s.source.date]
    return max(cited, default=0) or latest_day(document_date)
