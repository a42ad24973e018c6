"""The sync where something fails: what is refused, kept, named and rebuilt."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from fakes import HashingEmbedder
from syncing import EMBEDDER, found_documents, opened, run, texts, write
from syncing import docs as docs
from syncing import settings as settings

from ingest.embedding.embedder import Vectors
from ingest.errors import EmbeddingFailed, IndexBusy, IndexMismatch, IndexMissing, IndexUnavailable, WrongUse
from ingest.index import writer
from ingest.index.passage_index import open_index
from ingest.settings import PROJECT_ROOT, IndexSettings
from ingest.sync import Progress


def test_failed_update_leaves_the_old_version(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    write(docs / "kassel.txt", "KAPUTT")
    write(docs / "neu.txt", "KAPUTT")
    report = run(settings, docs)
    assert [(failure.path, failure.reason) for failure in report.failed] == [
        ("kassel.txt", "Die Datei ist beschädigt."),
        ("neu.txt", "Die Datei ist beschädigt."),
    ]
    assert texts(settings)["kassel.txt"] == ["Verkehr\nKassel zählt Fahrräder.\nDie Zahlen sind öffentlich."]


def test_missing_path_is_refused_and_removes_nothing(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    with pytest.raises(WrongUse, match="gibt es nicht"):
        run(settings, docs / "weg", prune=True)
    assert len(texts(settings)) == 3


def test_other_embedder_is_refused_with_what_to_do(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    other = HashingEmbedder(fingerprint="anderes-modell")
    for attempt in (lambda: run(settings, docs, embedder=other), lambda: open_index(settings, other.fingerprint)):
        with pytest.raises(IndexMismatch, match=r"anderes-modell.*--reindex.*3 Passagen, etwa 1 Minuten"):
            attempt()


def test_no_index_yet_says_what_to_do(settings: IndexSettings) -> None:
    with pytest.raises(IndexMissing, match="transferkompass ingest"):
        opened(settings)


def test_second_process_is_refused(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    code = (
        "import sys; from pathlib import Path; from ingest.settings import IndexSettings;"
        "from ingest.index.passage_index import open_index;"
        f"index = open_index(IndexSettings(data_dir=Path({str(settings.data_dir)!r})), {EMBEDDER.fingerprint!r});"
        "print('offen', flush=True); sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], cwd=PROJECT_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    assert process.stdout.readline() == "offen\n"
    for attempt in (lambda: opened(settings), lambda: run(settings, docs)):
        with pytest.raises(IndexBusy, match=rf"Prozess {process.pid}"):
            attempt()
    process.communicate("")
    opened(settings).close()


class FailingEmbedder(HashingEmbedder):
    """Fails once it has embedded ``limit`` texts."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        if self.texts + len(texts) > self._limit:
            raise EmbeddingFailed("zu viel")
        return super().embed_passages(texts)


def test_failing_embedder_leaves_the_old_index(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    old = texts(settings)
    write(docs / "neu.txt", "Neu", "Neuer Text.")
    with pytest.raises(EmbeddingFailed):
        run(settings, docs, embedder=FailingEmbedder(0))
    assert texts(settings) == old
    run(settings, docs)
    assert "neu.txt" in texts(settings)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Forcing the manifest to disk fails as on a full disk: everything before it has been written."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(writer, "sync_file", refuse)
        yield


@pytest.mark.usefixtures("full_disk")
def test_full_disk_is_named(settings: IndexSettings, docs: Path) -> None:
    with pytest.raises(IndexUnavailable, match="kein Platz mehr"):
        run(settings, docs)
    with pytest.raises(IndexMissing):
        opened(settings)
    assert list((settings.index_dir / "generations").iterdir()) == []


def test_lost_chroma_folder_is_rebuilt_from_the_stored_vectors(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    index = opened(settings)
    index._dense.remove(index._open.columns.ids[:2])
    index.close()
    embedder = HashingEmbedder()
    assert run(settings, docs, embedder=embedder).unchanged == 3
    index = opened(settings)
    assert (index._dense.count(), embedder.texts) == (3, 0)
    index.close()


def test_second_sync_in_the_same_process_is_refused(settings: IndexSettings, docs: Path) -> None:
    def sync_again(_: Progress) -> None:
        with pytest.raises(IndexBusy, match="gerade schon"):
            run(settings, docs)

    assert len(run(settings, docs, on_progress=sync_again).added) == 3


def test_broken_chroma_is_named_and_rebuilt_without_embedding(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    for path in (settings.index_dir / "chroma").rglob("*"):
        if path.is_file():
            path.write_bytes(b"kaputt" * 1000)
    with pytest.raises(IndexUnavailable, match="--reindex"):
        run(settings, docs)
    embedder = HashingEmbedder()
    run(settings, docs, embedder=embedder, reindex=True)
    index = opened(settings)
    assert (index.dense_count(), embedder.texts) == (3, 0)
    assert "kassel.txt" in found_documents(index, "Fahrräder")
    index.close()


def test_damaged_name_of_the_live_generation_is_mended(settings: IndexSettings, docs: Path) -> None:
    run(settings, docs)
    before = texts(settings)
    (settings.index_dir / "CURRENT").write_bytes(b"\xff")
    assert texts(settings) == before
    assert run(settings, docs).unchanged == 3
    assert (settings.index_dir / "CURRENT").read_text() == "1"


@pytest.mark.parametrize("lost", ["documents.sqlite", "lexical"])
def test_damaged_generation_is_named_and_rebuilt(settings: IndexSettings, docs: Path, lost: str) -> None:
    run(settings, docs)
    path = settings.index_dir / "generations" / "1" / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.write_bytes(b"kaputt" * 1000)
    for attempt in (lambda: opened(settings), lambda: run(settings, docs)):
        with pytest.raises(IndexUnavailable, match="--reindex"):
            attempt()
    run(settings, docs, reindex=True)
    index = opened(settings)
    assert "kassel.txt" in found_documents(index, "Fahrräder")
    assert [index.passages_of(document.id)[1] for document in index.documents()] == [1, 1, 1]
    index.close()
