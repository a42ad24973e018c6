"""A local server that misbehaves, and the downloader against it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest.documents import DocumentKind
from ingest.fetch import FetchLimits, FetchReport, FetchSource, fetch_sources
from ingest.fetch.run import Surroundings

HTML = "text/html; charset=utf-8"


PAGE = b"<html><body><p>Dreizehn Messstellen.</p></body></html>"


LIMITS = FetchLimits(megabytes=0.2, seconds=1.0, silence=0.6, redirects=3)


class Page(BaseHTTPRequestHandler):
    """Behaves by the path. ``server.asked`` logs path and conditional headers."""

    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("If-None-Match"), self.headers.get("Host")))
        behaviour = getattr(self, "page_" + self.path.strip("/").partition("?")[0].replace(".", "_"), None)
        if behaviour is None:
            self.answer(404)
        else:
            behaviour()

    def answer(self, status: int, body: bytes = b"", media_type: str = HTML, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def page_robots_txt(self) -> None:
        self.answer(self.server.robots_status, self.server.robots.encode(), "text/plain")

    def page_good(self) -> None:
        self.answer(200, PAGE)

    def page_tagged(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(304)
        else:
            self.answer(200, PAGE, ETag='"v1"', Last_Modified="Mon, 01 Jan 2024 00:00:00 GMT")

    def page_changing(self) -> None:
        self.answer(200, PAGE + str(len(self.server.asked)).encode())

    def page_paper(self) -> None:
        self.answer(200, b"%PDF-1.7 ...", "application/pdf")

    def page_fake(self) -> None:
        self.answer(200, PAGE, "application/pdf")

    def page_picture(self) -> None:
        self.answer(200, b"\x89PNG", "image/png")

    def page_broken(self) -> None:
        self.answer(500, b"oops")

    def page_blank(self) -> None:
        self.answer(200, b" \n")

    def page_empty(self) -> None:
        self.close_connection = True

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        try:
            for _ in range(10_000):
                self.wfile.write(b"x" * 10_000)
        except OSError:
            return

    def page_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Content-Length", "99999999")
        self.end_headers()

    def page_silent(self) -> None:
        self.server.stopped.wait(5)

    def page_dripping(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        try:
            while not self.server.stopped.wait(0.1):
                self.wfile.write(b".")
        except OSError:
            return

    def page_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half")

    def page_moved(self) -> None:
        self.answer(301, Location="/good")

    def page_metadata(self) -> None:
        self.answer(302, Location="http://169.254.169.254/latest/meta-data/")

    def page_elsewhere(self) -> None:
        self.answer(302, Location=f"http://example.org:{self.server.server_port}/good")

    def page_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def page_circle(self) -> None:
        self.answer(302, Location="/circle")

    def page_nowhere(self) -> None:
        self.answer(302)

    def page_hidden_redirect(self) -> None:
        self.answer(302, Location="/private")

    def page_private(self) -> None:
        self.answer(200, PAGE)

    def log_message(self, format: str, *args: object) -> None:
        del format, args


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[tuple[str, str | None, str | None]] = []
        self.robots = ""
        self.robots_status = 200
        self.stopped = threading.Event()

    @property
    def pages(self) -> list[str]:
        return [path for path, _, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.stopped.set()
        running.shutdown()
        thread.join()


@dataclass
class FakeTime:
    """A clock that only sleeping moves; ``addresses`` answers for names."""

    seconds: float = 1000.0
    slept: list[float] = field(default_factory=list)
    addresses: Sequence[str] = ("127.0.0.1",)

    def clock(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        del port
        if not self.addresses or host == "unknown.test":
            raise OSError
        return self.addresses

    @property
    def surroundings(self) -> Surroundings:
        return Surroundings(clock=self.clock, now=self.clock, sleep=self.sleep, resolve=self.resolve)


def listed(url: str, name: str = "one") -> FetchSource:
    return FetchSource(id=name.replace("_", "-"), title=name, url=url, publisher="Stadt", kind=DocumentKind.WEBSEITE)


def url_of(server: Server, page: str) -> str:
    return f"http://papers.test:{server.server_port}/{page}"


def fetch(
    server: Server,
    folder: Path,
    *pages: str,
    fake: FakeTime | None = None,
    allow_local: bool = True,
) -> FetchReport:
    sources = [listed(url_of(server, page), page) for page in pages]
    return fetch_sources(
        sources,
        folder,
        limits=LIMITS,
        allow_local=allow_local,
        surroundings=(fake or FakeTime()).surroundings,
    )


def reason(report: FetchReport) -> str:
    assert report.fetched == report.unchanged == []
    (failure,) = report.failed
    return failure.reason
