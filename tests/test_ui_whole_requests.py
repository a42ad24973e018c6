"""A server among people who send slowly, without end, or nothing: each costs its own connection and no more."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from ui import whole_requests
from ui.whole_requests import LARGEST_HEAD, WholeRequests

PATIENCE = 0.5
LONGEST_WAIT = 10.0
HEAD = b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Says that it is there once the whole body has come."""
    while (await receive()).get("more_body"):
        pass
    await asyncio.sleep(2 * PATIENCE if scope["path"] == "/lange" else 0)
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ja"})


@contextmanager
def running() -> Iterator[int]:
    config = uvicorn.Config(
        app, http=WholeRequests, ws="none", lifespan="off", log_config=None, h11_max_incomplete_event_size=LARGEST_HEAD
    )
    server = uvicorn.Server(config)
    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
        listening.close()


def told(port: int, sent: bytes) -> bytes:
    """What comes back until the connection ends or says "ja"."""
    with socket.create_connection(("127.0.0.1", port), timeout=LONGEST_WAIT) as connection:
        connection.sendall(sent)
        came = b""
        while not came.endswith(b"ja"):
            try:
                piece = connection.recv(4096)
            except ConnectionResetError:
                return came
            if not piece:
                return came
            came += piece
        return came


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET / HTTP/1.1\r\nHost: x\r\n", HEAD % b"/api/v1/answers", b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET / HT"],
    ids=["nothing", "half a head", "half a body", "half of a second one"],
)
def test_who_sends_no_whole_request_in_time_is_hung_up_on(sent: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand connections that said nothing more were held for ever."""
    monkeypatch.setattr(whole_requests, "REQUEST_SECONDS", PATIENCE)
    started = time.monotonic()
    with running() as port, socket.create_connection(("127.0.0.1", port), timeout=LONGEST_WAIT) as connection:
        connection.sendall(sent)
        try:
            while connection.recv(4096):
                pass
        except ConnectionResetError:
            pass
    assert PATIENCE <= time.monotonic() - started < LONGEST_WAIT


def test_long_answers_and_documents_that_come_slowly_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_requests, "REQUEST_SECONDS", PATIENCE)
    with running() as port:
        assert told(port, b"GET /lange HTTP/1.1\r\nHost: x\r\n\r\n").endswith(b"ja")
        with socket.create_connection(("127.0.0.1", port), timeout=LONGEST_WAIT) as connection:
            connection.sendall(HEAD % b"/api/v1/documents?name=a.pdf")
            time.sleep(2 * PATIENCE)
            connection.sendall(b"x" * 999)
            assert connection.recv(4096).startswith(b"HTTP/1.1 200")


def test_a_head_without_end_is_refused() -> None:
    """One connection filled the memory with headers."""
    with running() as port:
        assert told(port, b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 2 * LARGEST_HEAD).startswith(b"HTTP/1.1 400")
        fits = b"GET /?" + b"a" * (LARGEST_HEAD // 2) + b" HTTP/1.1\r\nHost: x\r\n\r\n"
        assert told(port, fits).startswith(b"HTTP/1.1 200")
