"""The downloader against a local server that misbehaves, and against addresses it must never ask."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from misbehaving_server import LIMITS, PAGE, FakeTime, Server, fetch, listed, reason, url_of
from misbehaving_server import server as server

from ingest.documents import DocumentInfo, DocumentKind
from ingest.fetch import FetchSource, fetch_sources
from ingest.fetch.run import FRESH_SECONDS
from ingest.fetch.state import STATE_FILE
from ingest.fetched import DESCRIPTIONS_FILE, Described, description_of


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
    ("blank", "Die Antwort ist leer."),
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
