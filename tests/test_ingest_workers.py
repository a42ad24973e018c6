"""Reading processes: a file that hangs, crashes or eats memory harms only itself."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from fakes import HashingEmbedder

from ingest.documents import DocumentInfo, Passage, PassageTags
from ingest.settings import IndexSettings
from ingest.sync.tools import tools_with
from ingest.workers import ReaderPool

READER = "misbehaving_reader:read"


@pytest.fixture(autouse=True)
def importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


def made(folder: Path, *contents: str) -> list[tuple[Path, str]]:
    files = []
    for number, content in enumerate(contents):
        path = folder / f"{number}.txt"
        path.write_text(content, encoding="utf-8")
        files.append((path, f"ordner/{path.name}"))
    return files


def test_every_file_is_answered_in_order_whatever_the_others_do(tmp_path: Path) -> None:
    files = made(tmp_path, "ok", "crash", "fault", "ok", "unreadable", "memory", "print", "ok")
    with ReaderPool(2, 7, reader=READER) as pool:
        results = list(pool.read(files))
    assert [result.path for result in results] == [path for path, _ in files]
    assert [result.code for result in results] == ["", "crashed", "crashed", "", "empty", "crashed", "", ""]
    assert results[4].reason == "Die Datei ist leer (0 Byte)."
    assert "abgestürzt" in results[1].reason
    assert "KeyError" in results[2].reason
    assert results[3].documents[0][1].pages[0].text == "ordner/3.txt 7"


def test_what_the_machine_refuses_is_not_put_down_to_the_file(tmp_path: Path) -> None:
    with ReaderPool(1, 7, reader=READER) as pool:
        (result,) = pool.read(made(tmp_path, "full"))
    assert "kein Speicherplatz mehr" in result.reason
    assert "TMPDIR" in result.reason


def test_hanging_file_is_given_up_and_the_next_one_read(tmp_path: Path) -> None:
    started = time.monotonic()
    with ReaderPool(1, 7, seconds=0.5, reader=READER) as pool:
        first, second = pool.read(made(tmp_path, "hang", "ok"))
    assert (first.code, second.code) == ("timeout", "")
    assert "abgebrochen" in first.reason
    assert time.monotonic() - started < 60


def test_slow_file_that_is_still_being_read_is_waited_for(tmp_path: Path) -> None:
    """It takes four seconds; silence of 2.5 would end it."""
    with ReaderPool(1, 7, seconds=0.5, reader=READER) as pool:
        (result,) = pool.read(made(tmp_path, "slow"))
    assert (result.code, result.documents[0][1].pages[0].text) == ("", "ordner/0.txt 7")


def test_slow_recognition_is_waited_for_and_has_memory_of_its_own(tmp_path: Path) -> None:
    with ReaderPool(1, 7, seconds=0.5, reader=READER) as pool:
        (result,) = pool.read(made(tmp_path, "recognise"))
    assert (result.code, result.documents[0][1].info.title) == ("", f"%PDF {2 * 2**30}")


@pytest.mark.parametrize("ocr", [True, False])
def test_worker_is_told_whether_to_read_scans(tmp_path: Path, ocr: bool) -> None:
    pool = tools_with(IndexSettings(workers=1, ocr=ocr), HashingEmbedder(), no_tags, "none").open_reader()
    assert isinstance(pool, ReaderPool)
    pool._command[4] = READER
    with pool:
        (result,) = pool.read(made(tmp_path, "ocr"))
    assert result.documents[0][1].info.title == str(ocr)


def no_tags(_: DocumentInfo, passages: Sequence[Passage], /) -> list[PassageTags]:
    return [PassageTags() for _ in passages]


def test_leaving_early_ends_the_processes(tmp_path: Path) -> None:
    with ReaderPool(2, 7, reader=READER) as pool:
        next(pool.read(made(tmp_path, "ok", *["hang"] * 10)))
        workers = list(pool._started)
    assert workers
    assert all(worker._process.poll() is not None for worker in workers)


def test_real_reader_reads_and_attaches_sources(tmp_path: Path) -> None:
    path = tmp_path / "kurz.md"
    path.write_text(
        "# Kurz\n\nWolfsburg misst mit drei Sensoren. [1]\n\n## Quellen\n\n"
        "[1] Bericht · Stadt Wolfsburg · 2022-10 · https://example.org/bericht\n",
        encoding="utf-8",
    )
    with ReaderPool(1, 7) as pool:
        (result,) = pool.read([(path, "kurz.md")])
    ((suffix, document),) = result.documents
    (block,) = [block for block in document.pages[0].blocks if "drei Sensoren" in block.text]
    assert (suffix, block.text) == ("", "Wolfsburg misst mit drei Sensoren.")
    assert block.sources[0].source.title == "Bericht"
