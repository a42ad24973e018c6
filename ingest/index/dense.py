"""Passage vectors in Chroma, embedded or as a server. No type of chromadb leaves this module.

Chroma is a means to find candidates: the generation decides what exists. So passages are added before a generation is
published and deleted after it, and ``reconcile`` repairs what a killed sync left.
"""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb import Collection
from chromadb.api import ClientAPI
from chromadb.api.client import Client as ClientCreator
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.config import Settings
from chromadb.errors import ChromaError

from ingest.documents import Passage
from ingest.embedding.embedder import Vectors
from ingest.errors import IndexUnavailable
from ingest.index.messages import message

FOLDER = "chroma"
HNSW: CreateHNSWConfiguration = {"space": "ip", "ef_construction": 200, "ef_search": 200, "max_neighbors": 32}
"""Inner product, as rows have length 1. These values find 99.9 % of the 100 true nearest among 2,000 random vectors."""
NOT_CONNECTED = "Could not connect to a Chroma server"
"""What chromadb says in a ValueError without more when nobody answers."""
LITTLE_SPACE = 20 * 2**20
"""Bytes: what Chroma needs to write its log, its database and an index of some thousand passages at once."""
ADD_AT_ONCE = 500
IDS_AT_ONCE = 10_000
QUERIES_AT_ONCE = 250
Metadata = dict[str, str | int | list[str]]


@dataclass(frozen=True, slots=True)
class DenseEntry:
    """A passage as Chroma holds it."""

    id: str
    vector: Vectors
    text: str
    metadata: Metadata


def entry_of(passage: Passage, vector: Vectors, kind: str, day: int) -> DenseEntry:
    """Empty lists are left out: Chroma refuses them."""
    metadata: Metadata = {"document_id": passage.document_id, "kind": kind, "day": day}
    lists = {"projects": passage.tags.projects, "topics": passage.tags.topics, "states": passage.tags.states}
    metadata.update({key: [str(v) for v in values] for key, values in lists.items() if values})
    return DenseEntry(passage.id, vector, passage.text, metadata)


def collection_name(fingerprint: str) -> str:
    """One collection for each embedder: vectors of two never meet."""
    return "passages-" + hashlib.sha256(fingerprint.encode()).hexdigest()[:16]


_failures: Counter[str] = Counter()
"""How often Chroma failed, by folder or address. After a failed write, such as on a full disk, the embedded engine
leaves later calls without an answer for ever, so everyone who uses it takes a new one."""


class DenseIndex:
    """The collection of one embedder. Raises ``IndexUnavailable`` where Chroma does not answer."""

    def __init__(self, index_dir: Path, chroma_url: str, collection: str) -> None:
        self._folder = index_dir / FOLDER
        self._url = chroma_url
        self._where = chroma_url or str(self._folder.resolve())
        self._name = collection
        self._connect()

    def _connect(self) -> None:
        self._failures = _failures[self._where]
        with _translated(self._where):
            self._client = _connect(self._folder, self._url)
            self._opened = self._client.get_or_create_collection(
                self._name, embedding_function=None, configuration={"hnsw": HNSW}
            )

    @property
    def _collection(self) -> Collection:
        if self._failures != _failures[self._where]:
            self._connect()
        return self._opened

    def count(self) -> int:
        with _translated(self._where):
            return self._collection.count()

    def nearest(self, questions: Vectors, depth: int) -> list[list[str]]:
        """The ids of the ``depth`` nearest passages for each row, best first."""
        found: list[list[str]] = []
        for start in range(0, len(questions), QUERIES_AT_ONCE):
            part: Any = questions[start : start + QUERIES_AT_ONCE]
            with _translated(self._where):
                found += self._collection.query(query_embeddings=part, n_results=depth, include=[])["ids"]
        return found

    def put(self, entries: Sequence[DenseEntry]) -> None:
        for start in range(0, len(entries), ADD_AT_ONCE):
            part = entries[start : start + ADD_AT_ONCE]
            metadatas: Any = [entry.metadata for entry in part]
            with _translated(self._where):
                self._collection.upsert(
                    ids=[entry.id for entry in part],
                    embeddings=np.stack([entry.vector for entry in part]),
                    documents=[entry.text for entry in part],
                    metadatas=metadatas,
                )

    def remove(self, ids: Iterable[str]) -> None:
        listed = list(ids)
        for start in range(0, len(listed), ADD_AT_ONCE):
            with _translated(self._where):
                self._collection.delete(ids=listed[start : start + ADD_AT_ONCE])

    def ids(self) -> set[str]:
        """Every id the collection holds."""
        found: set[str] = set()
        for start in range(0, self.count(), IDS_AT_ONCE):
            with _translated(self._where):
                found.update(self._collection.get(include=[], limit=IDS_AT_ONCE, offset=start)["ids"])
        return found

    def ids_of_document(self, document_id: str) -> list[str]:
        with _translated(self._where):
            return self._collection.get(where={"document_id": document_id}, include=[])["ids"]

    def drop_other_collections(self) -> None:
        """Forget the collections of earlier embedders."""
        with _translated(self._where):
            current = self._collection.name
            for other in self._client.list_collections():
                if other.name.startswith("passages-") and other.name != current:
                    self._client.delete_collection(other.name)

    def close(self) -> None:
        """An engine that failed is left alone: closing it would end the one that took its place."""
        if self._failures == _failures[self._where]:
            self._client.close()  # type: ignore[attr-defined]  # its type says nothing of it


def _connect(folder: Path, chroma_url: str) -> ClientAPI:
    settings = Settings(anonymized_telemetry=False)
    if not chroma_url:
        folder.mkdir(parents=True, exist_ok=True)
        return _connect_embedded(folder, settings)
    parts = urlsplit(chroma_url)
    is_tls = parts.scheme == "https"
    port = parts.port or (443 if is_tls else 8000)
    return chromadb.HttpClient(host=parts.hostname or "localhost", port=port, ssl=is_tls, settings=settings)


def _connect_embedded(folder: Path, settings: Settings) -> ClientAPI:
    """One engine a folder in this process, whatever its path was written like."""
    return chromadb.PersistentClient(str(folder.resolve()), settings=settings)


class _translated:  # noqa: N801 (reads as a verb at the place of use)
    """Chroma's and its transport's errors as ours."""

    def __init__(self, where: str) -> None:
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, httpx.HTTPError) or NOT_CONNECTED in str(error):
            raise IndexUnavailable(message("chroma_unreachable", url=self._where, detail=error)) from error
        if isinstance(error, ChromaError):
            # chromadb keeps the engine that failed and would hand it out again.
            ClientCreator.clear_system_cache()
            _failures[self._where] += 1
        if isinstance(error, ChromaError | ValueError):
            raise IndexUnavailable(_failure_text(self._where, error)) from error


def _failure_text(where: str, error: BaseException) -> str:
    """Chroma seldom says that the disk is full; the disk does."""
    folder = Path(where)
    if folder.is_dir() and shutil.disk_usage(folder).free < LITTLE_SPACE:
        return message("disk_full", folder=folder)
    return message("chroma_failed", where=where, detail=error)
