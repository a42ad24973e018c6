"""The downloader asks only what it may: redirects, robots, pauses, public addresses and the list."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from misbehaving_server import LIMITS, PAGE, FakeTime, Server, fetch, listed, reason, url_of
from misbehaving_server import server as server

from ingest.catalogue import load_catalogue
from ingest.errors import InvalidCatalogue
from ingest.fetch import fetch_sources, load_sources
from ingest.fetch.addresses import is_permitted

CORPUS = Path(__file__).parent.parent / "corpus"


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
