"""An OpenAI-compatible model server in this process that does what a test tells it, well or badly."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "test-model"
_EVIDENCE = re.compile(r"BELEG \[(\d+)\] aus [^\n]*\n(.*?)\nENDE", re.DOTALL)


class GoneError(Exception):
    """The client has hung up."""


@dataclass
class Exchange:
    """One request, and the means to answer it."""

    handler: BaseHTTPRequestHandler
    request: dict[str, Any]
    server: ModelServer
    _started: bool = False

    @property
    def prompt(self) -> str:
        return "\n".join(message["content"] for message in self.request["messages"])

    @property
    def evidence(self) -> dict[int, str]:
        """The passages as the model gets them, by number."""
        return {int(number): text for number, text in _EVIDENCE.findall(self.prompt)}

    @property
    def wants_schema(self) -> bool:
        return "response_format" in self.request

    def number_of(self, words: str) -> int:
        """The number of the passage that has ``words``."""
        return next(number for number, text in self.evidence.items() if words in text)

    def start(self) -> None:
        if not self._started:
            self._started = True
            self.handler.send_response(200)
            self.handler.send_header("Content-Type", "text/event-stream")
            self.handler.end_headers()

    def say(self, *pieces: str) -> None:
        """Each piece as one chunk. Raises ``GoneError``."""
        self.start()
        for piece in pieces:
            self.raw("data: " + json.dumps(_chunk({"content": piece})) + "\n\n")

    def say_by_word(self, text: str, seconds: float = 0.0) -> None:
        for word in re.findall(r"\s*\S+", text):
            self.say(word)
            self.wait(seconds)

    def raw(self, text: str) -> None:
        self.start()
        try:
            self.handler.wfile.write(text.encode())
            self.handler.wfile.flush()
        except OSError as error:
            self.server.hung_up.set()
            raise GoneError from error

    def end(self) -> None:
        self.raw("data: " + json.dumps(_chunk({}, "stop")) + "\n\ndata: [DONE]\n\n")

    def fail(self, status: int, body: str = '{"error": {"message": "no"}}') -> None:
        self._started = True
        self.handler.send_response(status)
        self.handler.send_header("Content-Type", "application/json")
        self.handler.end_headers()
        self.handler.wfile.write(body.encode())

    def wait(self, seconds: float) -> None:
        """Until the time is over. Raises ``GoneError`` when the client hangs up or the server stops meanwhile."""
        connection = self.handler.connection
        connection.settimeout(max(seconds, 0.001))
        try:
            if connection.recv(1) == b"":
                self.server.hung_up.set()
                raise GoneError
        except TimeoutError:
            return
        except OSError as error:
            self.server.hung_up.set()
            raise GoneError from error
        finally:
            connection.settimeout(None)


Behaviour = Callable[[Exchange], None]


def _chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return {
        "id": "chat-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": MODEL,
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


@dataclass
class ModelServer:
    """Answers the n-th request with the n-th behaviour, all further ones with the last."""

    behaviours: Sequence[Behaviour]
    models: Any = field(default_factory=lambda: {"data": [{"id": MODEL, "max_model_len": 4096}]})
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> ModelServer:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._open: list[socket.socket] = []
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def answer(self, handler: BaseHTTPRequestHandler, request: dict[str, Any]) -> None:
        behaviour = self.behaviours[min(len(self.requests), len(self.behaviours) - 1)]
        self.requests.append(request)
        self.headers.append({name.lower(): value for name, value in handler.headers.items()})
        try:
            behaviour(Exchange(handler, request, self))
        except GoneError:
            return


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            server.answer(self, json.loads(self.rfile.read(length)))

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(server.models).encode())

        def log_message(self, format: str, *args: Any) -> None:
            return None

    return Handler


def says(text: str) -> Behaviour:
    """Plain text, word by word."""

    def behave(exchange: Exchange) -> None:
        exchange.say_by_word(text)
        exchange.end()

    return behave


def says_json(*statements: tuple[str, Sequence[int]]) -> Behaviour:
    """What the schema asks for."""
    body = {"statements": [{"text": text, "evidence": list(numbers)} for text, numbers in statements]}
    return says(json.dumps(body, ensure_ascii=False))


def fails(status: int) -> Behaviour:
    return lambda exchange: exchange.fail(status)


def knows_no_schema(otherwise: Behaviour) -> Behaviour:
    """Refuses requests that ask for one."""

    def behave(exchange: Exchange) -> None:
        if exchange.wants_schema:
            exchange.fail(400)
        else:
            otherwise(exchange)

    return behave


def silent(seconds: float) -> Behaviour:
    """Takes the request and says nothing, not even that it has begun."""
    return lambda exchange: exchange.wait(seconds)


def begins_then_silent(text: str, seconds: float) -> Behaviour:
    def behave(exchange: Exchange) -> None:
        exchange.say_by_word(text)
        exchange.wait(seconds)

    return behave


def only_signs_of_life(seconds: float) -> Behaviour:
    """Comments of the event stream, which keep a connection open and say nothing."""

    def behave(exchange: Exchange) -> None:
        for _ in range(int(seconds / 0.05)):
            exchange.raw(": ping\n\n")
            exchange.wait(0.05)

    return behave


def cut_after(text: str) -> Behaviour:
    """The connection breaks in the middle."""

    def behave(exchange: Exchange) -> None:
        exchange.handler.protocol_version = "HTTP/1.1"
        exchange.handler.send_response(200)
        exchange.handler.send_header("Content-Type", "text/event-stream")
        exchange.handler.send_header("Transfer-Encoding", "chunked")
        exchange.handler.end_headers()
        for word in re.findall(r"\s*\S+", text):
            data = ("data: " + json.dumps(_chunk({"content": word})) + "\n\n").encode()
            exchange.handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        exchange.handler.wfile.flush()
        exchange.handler.connection.shutdown(socket.SHUT_RDWR)

    return behave


def endless(text: str, seconds: float = 0.0) -> Behaviour:
    """Says ``text`` again and again until the client goes. ``{n}`` counts."""

    def behave(exchange: Exchange) -> None:
        number = 0
        while True:
            number += 1
            exchange.say_by_word(text.format(n=number) + " ", seconds)

    return behave
