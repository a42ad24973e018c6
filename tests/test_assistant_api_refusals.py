"""Refusals in one shape, whichever library makes them, and what an address allows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from small_assistant import WATER, Gate, small_app

from assistant.answer import Filters
from assistant.api.asking import wants_stream
from assistant.api.problems import MOST_FIELDS

JSON_RPC = {"Accept": "application/json", "Content-Type": "application/json"}
READABLE = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/v1/documents",
    "/api/v1/projects",
    "/api/v1/search?q=Wasser",
    "/v1/models",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app, runtime = small_app(tmp_path_factory.mktemp("refusals"), Gate())
    with TestClient(app) as client:
        runtime.service()
        yield client


@pytest.fixture(scope="module")
def file(client: TestClient) -> str:
    """Address of an original that is sent as it is."""
    entry = client.get("/api/v1/documents").json()["documents"][0]
    return f"/api/v1/documents/{entry['document_id']}/file?download=true"


@pytest.mark.parametrize("path", READABLE)
def test_what_can_be_read_can_be_asked_for_its_head(client: TestClient, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, whole.status_code) == (200, 200)
    assert head.headers["content-type"] == whole.headers["content-type"]


def test_head_of_a_file_has_its_size_and_of_an_unknown_one_is_404(client: TestClient, file: str) -> None:
    head, whole = client.head(file), client.get(file)
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(len(whole.content)), b"")
    assert client.head("/api/v1/documents/nirgends/file").status_code == 404


@pytest.mark.parametrize(
    ("wanted", "refused"),
    [
        ("bytes=999999999-", (416, "range_not_satisfiable")),
        ("bytes=abc", (400, "wrong_use")),
        ("items=0-1", (400, "wrong_use")),
    ],
)
def test_a_range_that_cannot_be_is_a_problem(
    client: TestClient, file: str, wanted: str, refused: tuple[int, str]
) -> None:
    response = client.get(file, headers={"Range": wanted})
    assert response.headers["content-type"] == "application/problem+json"
    assert (response.status_code, response.json()["code"]) == refused
    assert (response.status_code == 416) == ("content-range" in response.headers)
    assert client.get(file, headers={"Range": "bytes=0-3"}).status_code == 206


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/api/v1/documents", "GET, HEAD, POST"),
        ("/api/v1/answers", "POST"),
        ("/healthz", "GET, HEAD"),
        ("/v1/models", "GET, HEAD"),
        ("/mcp", "POST"),
    ],
)
def test_a_method_not_allowed_names_all_that_are(client: TestClient, path: str, allowed: str) -> None:
    response = client.delete(path)
    assert (response.status_code, response.headers["allow"]) == (405, allowed)


@pytest.mark.parametrize("path", ["/api/v1/answers", "/api/v1/projects/match", "/v1/chat/completions", "/mcp"])
@pytest.mark.parametrize("declared", ["text/plain", "application/x-www-form-urlencoded"])
def test_a_body_that_does_not_say_it_is_json_is_415(client: TestClient, path: str, declared: str) -> None:
    response = client.post(path, content=b'{"question":"Wer misst?"}', headers={**JSON_RPC, "Content-Type": declared})
    assert response.status_code == 415
    assert "unsupported_media_type" in response.text
    assert "Content-Type: application/json" in response.text


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b'{"id":1,"method":"ping"}', "{ä".encode("latin-1")])
def test_messages_that_are_none_are_refused_without_the_words_of_a_library(client: TestClient, body: bytes) -> None:
    response = client.post("/mcp", content=body, headers=JSON_RPC)
    error = response.json()["error"]
    assert response.status_code == 400
    assert (error["data"]["code"], error["data"]["status"]) == ("invalid_message", 400)
    assert error["message"] == error["data"]["detail"]
    assert "pydantic" not in response.text
    assert error["code"] in {-32700, -32602, -32600}


def test_a_client_that_takes_no_json_is_told_in_german(client: TestClient) -> None:
    message = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    response = client.post("/mcp", json=message, headers={"Accept": "text/html"})
    assert (response.status_code, response.json()["error"]["data"]["code"]) == (406, "not_acceptable")


@pytest.mark.parametrize(
    ("accept", "streamed"),
    [
        ("text/event-stream", True),
        ("Text/Event-Stream; charset=utf-8", True),
        ("application/json, text/event-stream", True),
        ("application/json;q=0.5, text/event-stream;q=0.9", True),
        ("application/json, text/event-stream;q=0.5", False),
        ("text/event-stream;q=0", False),
        ("text/event-stream;q=viel", True),
        ("*/*", False),
        ("", False),
    ],
)
def test_the_stream_is_sent_to_whom_it_is_dearest(accept: str, streamed: bool) -> None:
    assert wants_stream(accept) is streamed


@pytest.mark.parametrize("since", ["2023-13", "2023-02-31", "2023-00", "0000"])
def test_a_date_that_no_calendar_has_is_refused(client: TestClient, since: str) -> None:
    body: dict[str, Any] = {"question": "Wer misst?", "filters": {"since": since}}
    response = client.post("/api/v1/answers", json=body)
    assert (response.status_code, response.json()["errors"][0]["field"]) == (422, "filters.since")


@pytest.mark.parametrize("filters", [{"project": "atlantis"}, {"project": "Wolfsburg"}, {"topic": "Quark"}])
@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_filter_the_catalogue_does_not_know_is_refused(
    client: TestClient, filters: dict[str, str], accept: str
) -> None:
    """To find nothing there would say that the documents are silent."""
    body = {"question": WATER, "filters": filters}
    response = client.post("/api/v1/answers", json=body, headers={"Accept": accept})
    assert (response.status_code, response.json()["code"]) == (400, "wrong_use")
    assert f"„{next(iter(filters.values()))}“ gibt es nicht" in response.json()["detail"]


def test_topics_are_ids_or_words(client: TestClient) -> None:
    def alike(*topics: str) -> list[str]:
        found = client.post("/api/v1/projects/match", json={"topics": topics}).json()["matches"]
        return [match["project"]["id"] for match in found]

    assert alike("Mobilität") == alike("mobilitaet") == alike("Mobilität", "mobilitaet") != []
    for topic in ("Mobilität", "mobilitaet"):
        body = {"question": WATER, "filters": {"topic": topic}}
        assert client.post("/api/v1/answers", json=body).status_code == 200


@pytest.mark.parametrize("since", ["2023", "2024-02", "2024-02-29"])
def test_dates_of_any_exactness_are_taken(since: str) -> None:
    assert Filters(since=since).since == since


def test_a_flood_of_unknown_fields_is_not_sent_back(client: TestClient) -> None:
    flood = {f"x{number}": "y" for number in range(2000)}
    refused = client.post("/api/v1/answers", json={"question": "Was kostet Wasser?", "filters": flood})
    assert refused.status_code == 422
    assert len(refused.json()["errors"]) == MOST_FIELDS
    assert len(refused.content) < 10_000


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/v1/answers", {"question": WATER, "profile": {"population": True}}),
        ("/api/v1/projects/match", {"population": False}),
    ],
)
def test_a_truth_value_is_no_number(client: TestClient, path: str, body: dict[str, Any]) -> None:
    """It was taken for a municipality of one."""
    refused = client.post(path, json=body)
    assert refused.status_code == 422
    assert "muss eine ganze Zahl sein" in refused.json()["detail"]


@pytest.mark.parametrize("useful", [0, 1, "yes", "true", None])
def test_a_number_or_word_is_no_truth_value(client: TestClient, useful: object) -> None:
    refused = client.post("/api/v1/answers/eine/feedback", json={"useful": useful})
    assert refused.status_code == 422
    assert "muss true oder false sein" in refused.json()["detail"]
