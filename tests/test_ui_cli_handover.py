"""While a server runs on the data directory, commands hand their work to it and come to the same results."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from fastapi import FastAPI
from small_assistant import BREAKS, WAITS, WATER, Gate, small_runtime, small_settings, write_documents

from assistant.api.app import create_app
from assistant.api.streaming import POLL_SECONDS
from assistant.handover import carried, raise_handed_over
from assistant.records.recording import Records
from assistant.requests import IngestOrder
from assistant.runtime import Runtime
from assistant.settings import Settings
from ingest.errors import IndexBusy, IndexUnavailable, NotFound, TransferkompassError, WrongUse
from ui.backend import Backend, open_backend
from ui.cli import run
from ui.running import FILE_NAME, RunningServer, ServerFile, announced, new_server_file, running_server
from ui.server import address, listen

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class House:
    """A data directory with a server on it."""

    folder: Path
    server: RunningServer
    runtime: Runtime
    records: Records
    gate: Gate
    app: FastAPI


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    settings, gate = small_settings(folder), Gate()
    records = Records(settings.database_url, now=lambda: NOW)
    runtime = small_runtime(settings, records, gate)
    runtime.ingest(IngestOrder(paths=(write_documents(folder / "docs"),)), lambda _: None)
    listening = listen("127.0.0.1", 0)
    file = new_server_file(address("127.0.0.1", listening))
    app = create_app(runtime, records, internal_token=file.token)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    data_dir = runtime.settings.index.data_dir
    with announced(data_dir, file):
        try:
            while not server.started:
                time.sleep(0.01)
            found = running_server(data_dir)
            assert found is not None
            yield House(folder, found, runtime, records, gate, app)
        finally:
            server.should_exit = True
            thread.join()


Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(house: House, capfd: pytest.CaptureFixture[str]) -> Call:
    def call(backend: Callable[[Settings, bool], Backend], *arguments: str) -> tuple[int, str, str]:
        capfd.readouterr()
        status = run(["--data-dir", str(house.folder / "data"), *arguments], backend)
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return call


def without_chance(output: str) -> list[dict[str, Any]]:
    """The lines of JSON without the fields that differ from run to run; ids of search lines are those of the file."""
    found = [json.loads(line) for line in output.splitlines()]
    by_chance = {"conversation_id", "timings_ms", "created_at", "seconds"}
    found = [json.loads(line) for line in output.splitlines()]
    for line in found:
        for name in by_chance | ({"id"} if "case" in line else set()):
            line.pop(name, None)
    return found


def test_batches_and_errors_are_the_same_handed_over_or_not(house: House, call: Call, tmp_path: Path) -> None:
    batch = tmp_path / "fragen.jsonl"
    lines = [{"id": 1, "question": WATER}, {"id": 2, "question": BREAKS}, {"id": 3, "question": "Und Kassel?"}]
    batch.write_text("".join(f"{json.dumps(line)}\n" for line in lines) + "kein JSON\n", encoding="utf-8")
    for arguments in (
        ["search", "--batch", str(batch), "--top-k", "3"],
        ["ask", "--batch", str(batch)],
        ["show", "kassel.txt", "--json"],
        ["ingest", str(house.folder / "docs"), "--json"],
    ):
        there = call(open_backend, *arguments)
        here = call(lambda *_: house.runtime, *arguments)
        assert (there[0], there[2]) == (here[0], here[2]) == (0, "")
        assert without_chance(there[1]) == without_chance(here[1])


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "gibtesnicht"],
        ["show", "kassel.txt", "--page", "3"],
        ["ingest", "/gibt/es/nicht"],
        ["ask", BREAKS],
    ],
)
def test_failures_are_the_same_handed_over_or_not(house: House, call: Call, arguments: list[str]) -> None:
    there = call(open_backend, *arguments)
    assert there == call(lambda *_: house.runtime, *arguments)
    assert there[0] in {1, 2}


def test_progress_of_an_ingest_is_streamed_and_its_documents_answer_the_next_question(house: House) -> None:
    new = house.folder / "neu"
    new.mkdir()
    (new / "ulm.txt").write_text("Bäume in Ulm\n\nUlm gießt Bäume nach Bedarf.", encoding="utf-8")
    steps: list[tuple[int, int, str]] = []
    report = house.server.ingest(
        IngestOrder(paths=(new,)), lambda step: steps.append((step.done, step.total, step.document))
    )
    assert steps == [(1, 1, "ulm.txt")]
    assert report.added == ("ulm.txt",)
    assert house.server.search(["Wie gießt Ulm Bäume?"], 1)[0][0].document == "ulm.txt"


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_client_that_goes_away_stops_its_answer(house: House, accept: str) -> None:
    house.gate.reached.clear()
    house.gate.open.clear()
    before = house.records.store.count()
    address = urlsplit(house.server.url)
    body = json.dumps({"question": WAITS}).encode()
    with socket.create_connection((address.hostname, address.port)) as connection:
        head = f"POST /api/v1/answers HTTP/1.1\r\nHost: x\r\nAccept: {accept}\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        assert house.gate.reached.wait(10)
    time.sleep(2 * POLL_SECONDS)
    house.gate.open.set()
    context = house.app.state.context
    deadline = time.monotonic() + 10
    while context.room.inside and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (context.room.inside, house.records.store.count()) == (0, before)


def test_only_who_knows_the_token_is_let_in(house: House) -> None:
    stranger = RunningServer(ServerFile(url=house.server.url, pid=os.getpid(), token="falsch"))
    assert not stranger.answers_health()
    with pytest.raises(NotFound):
        stranger.search(["x"], 1)


def test_a_copy_of_the_data_folder_is_not_the_server_s(house: House, tmp_path: Path) -> None:
    """Made while the server runs it has the server's file: its ``ingest`` changed the index of the other folder."""
    data_dir = house.runtime.settings.index.data_dir
    shutil.copy2(data_dir / FILE_NAME, tmp_path / FILE_NAME)
    assert running_server(tmp_path) is None
    (tmp_path / "verweis").symlink_to(data_dir)
    assert running_server(tmp_path / "verweis") == house.server


def test_server_file_is_private_and_goes_with_the_server(tmp_path: Path) -> None:
    file = new_server_file("http://127.0.0.1:1")
    with announced(tmp_path, file):
        path = tmp_path / FILE_NAME
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        written = ServerFile.model_validate_json(path.read_bytes())
        assert written == file.model_copy(update={"folder": written.folder})
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("", encoding="utf-8")
    with (
        pytest.raises(IndexUnavailable, match=r"kann nicht geschrieben werden .*--data-dir"),
        announced(tmp_path / "datei", new_server_file("http://127.0.0.1:1")),
    ):
        pass


def test_server_file_of_a_successor_stays(tmp_path: Path) -> None:
    successor = new_server_file("http://127.0.0.1:2")
    with announced(tmp_path, new_server_file("http://127.0.0.1:1")):
        (tmp_path / FILE_NAME).write_text(successor.model_dump_json(), encoding="utf-8")
    assert ServerFile.model_validate_json((tmp_path / FILE_NAME).read_bytes()) == successor


@pytest.mark.parametrize("content", ["", "{", '{"url": 1}'])
def test_broken_server_file_means_no_server(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    assert running_server(tmp_path) is None


def test_file_a_dead_server_left_behind_means_no_server(tmp_path: Path) -> None:
    for pid in (2**22 + 1, os.getpid()):
        here = f"{tmp_path.stat().st_dev}:{tmp_path.stat().st_ino}"
        file = ServerFile(url="http://127.0.0.1:9", pid=pid, token="x", folder=here)
        (tmp_path / FILE_NAME).write_text(file.model_dump_json(), encoding="utf-8")
        assert running_server(tmp_path) is None


def test_server_that_dies_under_way_is_named() -> None:
    with pytest.raises(IndexUnavailable, match=r"http://127\.0\.0\.1:9"):
        RunningServer(ServerFile(url="http://127.0.0.1:9", pid=1, token="x")).search(["x"], 1)


@pytest.mark.parametrize("error", [WrongUse("a"), IndexBusy("b"), NotFound("c"), TransferkompassError("d")])
def test_errors_keep_kind_and_sentence(error: TransferkompassError) -> None:
    with pytest.raises(type(error), match=f"^{error}$") as raised:
        raise_handed_over(carried(error))
    assert type(raised.value) is type(error)


def test_taken_port_is_wrong_use() -> None:
    taken = listen("127.0.0.1", 0)
    port = taken.getsockname()[1]
    with pytest.raises(WrongUse, match=f"--port {port + 1}"):
        listen("127.0.0.1", port)
    with pytest.raises(WrongUse, match="kann kein Dienst gestartet werden"):
        listen("gibt-es-nicht.invalid", 0)
    taken.close()
