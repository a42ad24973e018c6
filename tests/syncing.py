"""Documents synced into a real index."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import HashingEmbedder, direct_tools

from ingest.index.hits import Query
from ingest.index.passage_index import LocalIndex, open_index
from ingest.settings import IndexSettings
from ingest.sync import SyncReport, sync

EMBEDDER = HashingEmbedder()


@pytest.fixture
def settings(tmp_path: Path) -> IndexSettings:
    return IndexSettings(data_dir=tmp_path / "data", catalog_dir=tmp_path / "docs" / "catalog", workers=1)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    write(folder / "wolfsburg" / "wasser.txt", "Wasser", "Wolfsburg misst die Wasserqualität mit Sensoren.")
    write(folder / "kassel.txt", "Verkehr", "Kassel zählt Fahrräder.", "Die Zahlen sind öffentlich.")
    write(folder / "hamburg.txt", "Zwilling", "Hamburg baut einen digitalen Zwilling.")
    return folder


def write(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")


def run(settings: IndexSettings, *paths: Path, embedder: HashingEmbedder = EMBEDDER, **options: object) -> SyncReport:
    return sync(paths, settings, embedder, tools=direct_tools(settings, embedder), **options)  # type: ignore[arg-type]


def opened(settings: IndexSettings) -> LocalIndex:
    return open_index(settings, EMBEDDER.fingerprint)


def texts(settings: IndexSettings) -> dict[str, list[str]]:
    """The passages of every document, as a reader sees them."""
    index = opened(settings)
    found: dict[str, list[str]] = {}
    for document in index.documents():
        numbers = index._open.store.numbers_of(document.id)
        found[document.name] = [item.passage.text for item in index._open.store.passages(numbers)]
    index.close()
    return found


def found_documents(index: LocalIndex, question: str) -> set[str]:
    query = Query(question, EMBEDDER.embed_questions([question])[0])
    ids = index.candidates([query], 50)[0].ids
    return {item.document for item in index.passages(ids)}
