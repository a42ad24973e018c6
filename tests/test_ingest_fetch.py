"""The downloader against a local server that misbehaves, and against addresses it must never ask."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue import load_catalogue
from ingest.documents import DocumentInfo, DocumentKind
from ingest.errors import InvalidCatalogue
from ingest.fetch import FetchLimits, FetchReport, FetchSource, fetch_sources, load_sources
from ingest.fetch.addresses import is_permitted
from ingest.fetch.run import FRESH_SECONDS, Surroundings
from ingest.fetch.state import STATE_FILE
from ingest.fetched import DESCRIPTIONS_FILE, Described, description_of

CORPUS = Path(__file__).parent.parent / "corpus"
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


def test_pages_and_papers_are_kept_under_their_id(server: Server, tmp_path: Path) -> None:
    report = fetch(server, tmp_path, "good", "paper")
    assert report.as_json() == {
        "fetched": [url_of(server, "good"), url_of(server, "paper")],
        "unchanged": [],
        "failed": [],
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        STATE_FILE,
        DESCRIPTIONS_FILE,
        "good.html",
        "paper.pdf",
    ]
    assert (tmp_path / "good.html").read_bytes() == PAGE


def test_what_the_list_says_is_kept_beside_the_file(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path, "good", "picture")
    assert description_of(tmp_path / "good.html") == Described(
        title="good", url=url_of(server, "good"), publisher="Stadt", kind=DocumentKind.WEBSEITE
    )
    assert [description_of(tmp_path / name) for name in ("picture.html", "other.html")] == [None, None]


def test_the_list_has_the_last_word_and_leaves_open_what_it_does_not_know() -> None:
    read = DocumentInfo("Startseite", DocumentKind.LEITFADEN, "Verlag", "2021", None, "en")
    assert Described(title="Leitfaden Daten", url="https://stadt.de/x", date="2023-05").over(read) == DocumentInfo(
        "Leitfaden Daten", DocumentKind.LEITFADEN, "Verlag", "2023-05", "https://stadt.de/x", "en"
    )


def test_the_name_is_sent_though_the_checked_address_is_asked(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path, "good")
    assert {host for _, _, host in server.asked} == {f"papers.test:{server.server_port}"}


ONLY_SECURE = "Erlaubt ist https; für eigene Testserver gibt es --allow-local."
ONLY_LISTED = "Erlaubt sind nur Rechner, die in corpus/sources.toml stehen."
FAULTS = [
    ("missing", "Der Server antwortet mit dem Fehler 404."),
    ("broken", "Der Server antwortet mit dem Fehler 500."),
    ("picture", "Die Antwort ist von der Art image/png; verarbeitet werden Webseiten, PDF, Text, DOCX und PPTX."),
    ("fake", "Die Antwort gibt sich als application/pdf aus, ist es aber nicht."),
    ("endless", "Die Datei ist größer als 0.2 MB."),
    ("huge", "Die Datei ist größer als 0.2 MB."),
    ("silent", "Nach 1 Sekunden war die Datei nicht vollständig da."),
    ("dripping", "Nach 1 Sekunden war die Datei nicht vollständig da."),
    ("cut", "Die Verbindung kam nicht zustande oder brach ab (RemoteProtocolError)."),
    ("empty", "Die Verbindung kam nicht zustande oder brach ab (RemoteProtocolError)."),
    (
        "metadata",
        "Die Weiterleitung führt zu 169.254.169.254. Erlaubt sind nur Rechner, die in corpus/sources.toml stehen.",
    ),
    (
        "elsewhere",
        "Die Weiterleitung führt zu example.org. Erlaubt sind nur Rechner, die in corpus/sources.toml stehen.",
    ),
    ("file", f"Die Adresse file:///etc/passwd ist unverschlüsselt oder von anderer Art. {ONLY_SECURE}"),
    ("circle", "Zu viele Weiterleitungen (mehr als 3)."),
    ("nowhere", "Die Weiterleitung nennt kein Ziel."),
]


@pytest.mark.parametrize(("page", "says"), FAULTS, ids=lambda value: value[:12])
def test_a_misbehaving_page_is_reported_and_leaves_no_file(
    server: Server, tmp_path: Path, page: str, says: str
) -> None:
    started = time.monotonic()
    assert reason(fetch(server, tmp_path, page)) == says
    assert list(tmp_path.iterdir()) == []
    assert time.monotonic() - started < 4


def test_one_failure_does_not_stop_the_others(server: Server, tmp_path: Path) -> None:
    report = fetch(server, tmp_path, "broken", "good")
    assert report.fetched == [url_of(server, "good")]
    assert [failure.url for failure in report.failed] == [url_of(server, "broken")]


def test_an_old_copy_survives_a_failure(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path, "good")
    server.robots_status = 503
    assert "robots.txt" in reason(fetch(server, tmp_path, "good"))
    assert (tmp_path / "good.html").read_bytes() == PAGE


def test_redirects_within_allowed_hosts_are_followed(server: Server, tmp_path: Path) -> None:
    assert fetch(server, tmp_path, "moved").fetched == [url_of(server, "moved")]
    assert (tmp_path / "moved.html").read_bytes() == PAGE


def test_robots_are_honoured_also_after_a_redirect(server: Server, tmp_path: Path) -> None:
    server.robots = "User-agent: *\nDisallow: /private\n"
    report = fetch(server, tmp_path, "private", "hidden_redirect", "good")
    forbidden = "Die Website erlaubt das Abrufen dieser Seite nicht (robots.txt)."
    assert [failure.reason for failure in report.failed] == [forbidden, forbidden]
    assert server.pages == ["/hidden_redirect", "/good"]
    assert [path for path, _, _ in server.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_missing_robots_file_allows_all_and_a_broken_one_nothing(
    server: Server, tmp_path: Path, status: int, allowed: bool
) -> None:
    server.robots_status = status
    assert bool(fetch(server, tmp_path, "good").fetched) is allowed


def test_unchanged_pages_cost_a_304(server: Server, tmp_path: Path) -> None:
    assert fetch(server, tmp_path, "tagged").fetched == [url_of(server, "tagged")]
    assert fetch(server, tmp_path, "tagged").unchanged == [url_of(server, "tagged")]
    assert [tag for path, tag, _ in server.asked if path == "/tagged"] == [None, '"v1"']


def test_the_same_bytes_without_a_tag_are_unchanged_too(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path, "good", "changing")
    report = fetch(server, tmp_path, "good", "changing")
    assert report.unchanged == [url_of(server, "good")]
    assert report.fetched == [url_of(server, "changing")]


def test_a_lost_file_is_asked_for_without_condition(server: Server, tmp_path: Path) -> None:
    fetch(server, tmp_path, "tagged")
    (tmp_path / "tagged.html").unlink()
    assert fetch(server, tmp_path, "tagged").fetched == [url_of(server, "tagged")]


def test_a_broken_state_file_is_no_obstacle(server: Server, tmp_path: Path) -> None:
    (tmp_path / STATE_FILE).write_text("{", encoding="utf-8")
    assert fetch(server, tmp_path, "good").fetched == [url_of(server, "good")]
    assert list(json.loads((tmp_path / STATE_FILE).read_text(encoding="utf-8"))["downloads"]) == ["good"]


class BreakOffError(Exception):
    """Stands for Ctrl+C."""


def break_off_at(page: str) -> Callable[[FetchSource], None]:
    def progress(source: FetchSource) -> None:
        if source.id == page:
            raise BreakOffError

    return progress


def test_a_broken_off_run_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    fake = FakeTime()
    sources = [listed(url_of(server, page), page) for page in ("good", "paper")]
    with pytest.raises(BreakOffError):
        fetch_sources(
            sources,
            tmp_path,
            limits=LIMITS,
            allow_local=True,
            surroundings=fake.surroundings,
            progress=break_off_at("paper"),
        )
    report = fetch(server, tmp_path, "good", "paper", fake=fake)
    assert (report.unchanged, report.fetched) == ([url_of(server, "good")], [url_of(server, "paper")])
    assert server.pages == ["/good", "/paper"]
    fetch(server, tmp_path, "good", "paper", fake=fake)
    assert server.pages == ["/good", "/paper", "/good", "/paper"]


def test_a_download_of_a_broken_off_run_grows_old(server: Server, tmp_path: Path) -> None:
    fake = FakeTime()
    fetch(server, tmp_path, "good", fake=fake)
    state = json.loads((tmp_path / STATE_FILE).read_text(encoding="utf-8"))
    (tmp_path / STATE_FILE).write_text(json.dumps(state | {"finished": False}), encoding="utf-8")
    fake.seconds += FRESH_SECONDS
    fetch(server, tmp_path, "good", fake=fake)
    assert server.pages == ["/good", "/good"]


def test_one_request_a_second_and_host(server: Server, tmp_path: Path) -> None:
    fake = FakeTime()
    fetch(server, tmp_path, "good", "paper", fake=fake)
    assert fake.slept == [1.0, 1.0]


def test_a_longer_crawl_delay_is_kept(server: Server, tmp_path: Path) -> None:
    server.robots = "User-agent: *\nCrawl-delay: 7\nDisallow:\n"
    fake = FakeTime()
    fetch(server, tmp_path, "good", fake=fake)
    assert fake.slept == [7.0]


@pytest.mark.parametrize(
    "addresses",
    [("127.0.0.1",), ("10.0.0.8",), ("169.254.169.254",), ("8.8.8.8", "192.168.1.1"), ("::1",), ("::ffff:10.0.0.1",)],
)
def test_names_that_lead_inside_are_refused_unasked(server: Server, tmp_path: Path, addresses: Sequence[str]) -> None:
    secure = [listed("https://papers.test/good")]
    fake = FakeTime(addresses=addresses)
    report = fetch_sources(secure, tmp_path, limits=LIMITS, surroundings=fake.surroundings)
    assert f"papers.test gehört zu einer internen Adresse ({addresses[-1]})" in reason(report)
    assert server.asked == []


def test_link_local_addresses_are_refused_even_where_local_ones_are_allowed(server: Server, tmp_path: Path) -> None:
    fake = FakeTime(addresses=("169.254.169.254",))
    assert fetch(server, tmp_path, "good", fake=fake).failed
    assert server.asked == []


def test_plain_http_needs_allow_local(server: Server, tmp_path: Path) -> None:
    assert fetch(server, tmp_path, "good", allow_local=False).failed
    assert server.asked == []


def test_unknown_names_are_reported(tmp_path: Path) -> None:
    fake = FakeTime()
    report = fetch_sources([listed("https://unknown.test/")], tmp_path, limits=LIMITS, surroundings=fake.surroundings)
    assert reason(report) == "Der Rechnername unknown.test ist unbekannt oder der Namensdienst antwortet nicht."


@pytest.mark.parametrize(
    ("address", "public", "local"),
    [
        ("8.8.8.8", True, True),
        ("2001:4860:4860::8888", True, True),
        ("127.0.0.1", False, True),
        ("192.168.0.1", False, True),
        ("::1", False, True),
        ("fe80::1%eth0", False, False),
        ("169.254.169.254", False, False),
        ("::ffff:169.254.169.254", False, False),
        ("64:ff9b::a9fe:a9fe", False, False),
        ("2002:7f00:1::", False, True),
        ("0.0.0.0", False, False),
        ("224.0.0.1", False, False),
        ("100.64.0.1", False, False),
        ("no address", False, False),
    ],
)
def test_which_addresses_may_be_asked(address: str, public: bool, local: bool) -> None:
    assert is_permitted(address, allow_local=False) is public
    assert is_permitted(address, allow_local=True) is local


@given(st.ip_addresses())
def test_nothing_private_is_ever_permitted(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_link_local:
        assert not is_permitted(str(address), allow_local=False)


def test_the_list_names_every_publication() -> None:
    sources = load_sources(CORPUS / "sources.toml")
    publications = load_catalogue(CORPUS / "catalog").publications
    assert [(s.id, s.title, s.url, s.publisher, s.kind, s.date) for s in sources] == [
        (p.id.lower(), p.title, p.url, p.publisher, p.kind, p.date) for p in publications
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "p02"', 'id = "p01"', "„p01“ kommt mehrfach vor"),
        ("https://smartcities-suedwestfalen.com", "gopher://x", "Spalte „url“"),
        ('kind = "leitfaden"', 'kind = "roman"', "„roman“"),
    ],
)
def test_a_faulty_list_is_refused(tmp_path: Path, old: str, new: str, says: str) -> None:
    text = (CORPUS / "sources.toml").read_text(encoding="utf-8")
    (tmp_path / "sources.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidCatalogue, match=says):
        load_sources(tmp_path / "sources.toml")
