"""The HTTP interface over a small assistant: answers, streams, problems, documents, projects, limits."""

from __future__ import annotations

import gc
import json
import logging
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from api_served import SENTENCE, Served, problem
from api_served import served as served
from fastapi.testclient import TestClient
from small_assistant import BREAKS, WAITS, WATER, small_runtime, small_settings, write_documents

from assistant.api.app import create_app
from assistant.logs import JsonLines
from assistant.records.recording import Records
from assistant.requests import IngestOrder
from assistant.runtime import Runtime
from ingest.errors import IndexMissing

UNREVIEWED = {"state": "unreviewed", "at": None, "until": None, "version": None}


def test_answer_is_the_contract_s(served: Served) -> None:
    response = served.ask(WATER)
    answer = response.json()
    assert response.status_code == 200
    assert (answer["status"], answer["text"], answer["created_at"]) == (
        "answered",
        f"{SENTENCE} [1]",
        "2026-11-22T10:00:00Z",
    )
    assert answer["statements"] == [{"text": SENTENCE, "citations": [1], "support": "quoted"}]
    citation = answer["citations"][0]
    assert (citation["document"], citation["quote"], citation["page"], citation["page_label"]) == (
        "wolfsburg/wasser.txt",
        SENTENCE,
        1,
        "i",
    )
    assert {"total", "understand", "retrieve", "compose", "check"} <= answer["timings_ms"].keys()


def events(text: str) -> list[tuple[str, Any]]:
    frames = [frame.split("\n", 1) for frame in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in frames]


def test_stream_sends_citation_before_statement_and_the_answer_last(served: Served) -> None:
    response = served.client.post("/api/v1/answers", json={"question": WATER}, headers={"Accept": "text/event-stream"})
    assert response.headers["content-type"].startswith("text/event-stream")
    found = events(response.text)
    assert [name for name, _ in found] == [*["status"] * 4, "citation", "statement", "answer"]
    assert [body for name, body in found if name == "status"] == [
        {"step": "understand"},
        {"step": "approved"},
        {"step": "retrieve"},
        {"step": "compose"},
    ]
    answer = found[-1][1]
    assert [found[4][1]] == answer["citations"]
    assert [found[5][1]] == answer["statements"]


def test_failing_part_is_503_with_an_answer_that_says_so(served: Served) -> None:
    response = served.ask(BREAKS)
    assert response.status_code == 503
    assert response.json()["status"] == "error"
    assert response.json()["text"].startswith("Bei der Antwort ist etwas schiefgegangen.")


def test_failing_part_in_a_stream_is_an_error_event_and_an_answer(served: Served) -> None:
    response = served.client.post("/api/v1/answers", json={"question": BREAKS}, headers={"Accept": "text/event-stream"})
    found = dict(events(response.text))
    assert found["error"]["code"] == "answer_failed"
    assert found["answer"]["status"] == "error"


@pytest.mark.parametrize(
    ("method", "path", "body", "expected"),
    [
        ("POST", "/api/v1/answers", {"question": "x" * 2001}, (422, "invalid_request")),
        ("POST", "/api/v1/answers", {}, (422, "invalid_request")),
        ("POST", "/api/v1/answers", {"question": "a", "unbekannt": 1}, (422, "invalid_request")),
        ("POST", "/api/v1/answers", {"question": "a", "filters": {"state": "Atlantis"}}, (422, "invalid_request")),
        ("POST", "/api/v1/answers", {"question": "a", "style": "blumig"}, (422, "invalid_request")),
        ("POST", "/api/v1/answers", {"question": "a", "profile": {"population": 0}}, (422, "invalid_request")),
        ("POST", "/api/v1/answers", {"question": "x" * 70_000}, (413, "too_large")),
        ("GET", "/api/v1/answers", None, (405, "method_not_allowed")),
        ("GET", "/api/v1/answers/gibtesnicht", None, (404, "not_found")),
        ("POST", "/api/v1/answers/gibtesnicht/feedback", {"useful": True}, (404, "not_found")),
        ("GET", "/api/v1/gibtesnicht", None, (404, "not_found")),
        ("GET", "/api/v1/search", None, (422, "invalid_request")),
        ("GET", "/api/v1/search?q=a&top_k=0", None, (422, "invalid_request")),
        ("GET", "/api/v1/documents/gibtesnicht", None, (404, "not_found")),
        ("GET", "/api/v1/documents/gibtesnicht/file", None, (404, "not_found")),
        ("GET", "/api/v1/documents/gibtesnicht/pages/1.png", None, (404, "not_found")),
        ("GET", "/api/v1/documents/x/pages/eins.png", None, (422, "invalid_request")),
        ("GET", "/api/v1/projects/gibtesnicht", None, (404, "not_found")),
        ("POST", "/api/v1/projects/match", {"topics": ["gibtesnicht"]}, (400, "wrong_use")),
        ("GET", "/internal/v1/health", None, (404, "not_found")),
        ("DELETE", "/healthz", None, (405, "method_not_allowed")),
    ],
)
def test_problems(served: Served, method: str, path: str, body: Any, expected: tuple[int, str]) -> None:
    assert problem(served.client.request(method, path, json=body)) == expected


def test_validation_names_the_field_in_german_and_not_the_value(served: Served) -> None:
    response = served.ask("geheim" * 400)
    assert response.json()["errors"] == [
        {"field": "question", "code": "string_too_long", "detail": "„question“ hat mehr als 2000 Zeichen."}
    ]
    assert "geheim" not in response.text


def test_broken_json_is_a_problem(served: Served) -> None:
    response = served.client.post("/api/v1/answers", content=b"{", headers={"Content-Type": "application/json"})
    assert problem(response) == (422, "invalid_request")


def test_body_without_length_is_limited(served: Served) -> None:
    response = served.client.post("/api/v1/answers", content=(b"x" * 1000 for _ in range(100)))
    assert problem(response) == (413, "too_large")


@pytest.mark.parametrize("question", ["", "   ", "🚀🚀", "<script>alert(1)</script>", "a\u0000b\u202e", "\ufeff"])
def test_odd_questions_are_never_a_server_error(served: Served, question: str) -> None:
    assert served.ask(question).status_code in {200, 422}


def test_recorded_answer_comes_back_with_its_review(served: Served) -> None:
    answer = served.ask(WATER).json()
    assert served.client.get(f"/api/v1/answers/{answer['id']}").json() == answer | {"review": UNREVIEWED}


def test_feedback_is_recorded(served: Served) -> None:
    answer_id = served.ask(WATER).json()["id"]
    given = {"useful": False, "reason": "outdated", "comment": "Die Zahl ist von 2022."}
    response = served.client.post(f"/api/v1/answers/{answer_id}/feedback", json=given)
    assert response.status_code == 201
    assert response.json() == given | {"answer_id": answer_id, "created_at": "2026-11-22T10:00:00Z"}
    assert [item.model_dump(mode="json") for item in served.records.store.feedback(answer_id)] == [response.json()]
    wrong = served.client.post(f"/api/v1/answers/{answer_id}/feedback", json={"useful": False, "reason": "blöd"})
    assert problem(wrong) == (422, "invalid_request")


def test_conversation_goes_on_with_the_history_on_record(served: Served) -> None:
    first = served.ask("Was macht Kassel?").json()
    second = served.ask("Und Hamburg?", conversation_id=first["conversation_id"]).json()
    assert second["standalone_question"] == "Was macht Kassel? · Und Hamburg?"
    own = served.ask("Und?", conversation_id=first["conversation_id"], history=[{"question": "Eigene", "answer": ""}])
    assert own.json()["standalone_question"] == "Eigene · Und?"


def test_health_and_metrics(served: Served) -> None:
    assert served.client.get("/healthz").json() == {"status": "ok"}
    ready = served.client.get("/readyz").json()
    assert (ready["status"], ready["documents"]) == ("ready", 3)
    served.ask(WATER)
    lines = served.client.get("/metrics").text.splitlines()
    assert any(
        line.startswith('transferkompass_answers_total{status="answered",composer="extractive"} ') for line in lines
    )
    assert "transferkompass_documents 3" in lines
    assert 'transferkompass_requests_total{method="GET",route="/healthz",status="200"} 1' in lines


def test_security_headers_and_no_foreign_origins(served: Served) -> None:
    response = served.client.get("/healthz", headers={"Origin": "https://beispiel.de"})
    assert response.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in response.headers


def test_openapi_names_the_closed_lists(served: Served) -> None:
    schemas = served.client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    assert len(schemas["State"]["enum"]) == 16
    assert "steckbrief" in schemas["DocumentKind"]["enum"]
    assert "outdated" in schemas["NoticeCode"]["enum"]
    assert "HTTPValidationError" not in schemas


def test_more_questions_than_places_are_sent_away(served: Served) -> None:
    places = 2 * 9
    threads = [threading.Thread(target=served.ask, args=(WAITS,)) for _ in range(places)]
    for thread in threads:
        thread.start()
    try:
        context = served.client.app.state.context  # type: ignore[attr-defined]
        wait_until(lambda: context.room.inside == places)
        response = served.ask(WATER)
        assert problem(response) == (503, "busy")
        assert response.headers["retry-after"] == "5"
    finally:
        served.gate.open.set()
        for thread in threads:
            thread.join()
    assert served.ask(WATER).status_code == 200


def wait_until(condition: Any, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_server_without_index_says_so_until_something_is_ingested(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    runtime = small_runtime(settings, records)
    with TestClient(create_app(runtime, records)) as client:
        assert client.get("/healthz").status_code == 200
        wait_until(lambda: not runtime.is_opening)
        assert problem(client.get("/readyz")) == (503, "index_missing")
        assert problem(client.post("/api/v1/answers", json={"question": WATER})) == (503, "index_missing")
        assert "transferkompass_ready 0" in client.get("/metrics").text
        runtime.ingest(IngestOrder(paths=(write_documents(tmp_path / "docs"),)), lambda _: None)
        wait_until(lambda: client.get("/readyz").status_code == 200)
        assert client.post("/api/v1/answers", json={"question": WATER}).json()["status"] == "answered"


def test_starting_server_asks_to_come_back(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    opened = threading.Event()

    def open_slowly(*_: object) -> Any:
        opened.wait(10)
        raise IndexMissing("nichts da")

    runtime = Runtime(settings, open_embedder=open_slowly, open_assistant=open_slowly, sync=open_slowly)
    with TestClient(create_app(runtime, records)) as client:
        response = client.get("/readyz")
        assert problem(response) == (503, "starting")
        assert response.headers["retry-after"] == "5"
        opened.set()


def test_what_is_opened_is_left_alone_by_the_garbage_collector(tmp_path: Path) -> None:
    parts: Any = object()
    runtime = Runtime(
        small_settings(tmp_path), open_embedder=lambda _: parts, open_assistant=lambda *_: parts, sync=lambda *_: parts
    )
    gc.unfreeze()
    runtime.service()
    assert gc.get_freeze_count() > 0


def test_no_question_reaches_the_log(served: Served) -> None:
    lines: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(JsonLines().format(record))

    handler, loggers = Collect(), (logging.getLogger(), logging.getLogger("transferkompass"))
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        served.ask("Geheimfrage zu Wolfsburg")
        served.ask(f"Geheimfrage {BREAKS}")
        served.ask("Geheimfrage" * 300)
        served.client.get("/api/v1/search", params={"q": "Geheimfrage"})
    finally:
        loggers[0].removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
    assert any('"event": "request"' in line and '"route": "/api/v1/answers"' in line for line in lines)
    assert any("answer failed unexpectedly" in line and '"error": "ValueError"' in line for line in lines)
    assert [line for line in lines if "Geheimfrage" in line] == []
