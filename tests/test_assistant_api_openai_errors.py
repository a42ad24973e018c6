"""OpenAI's interface where something fails or is refused."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from openai_served import PATH, TOOL, Served, said, user
from openai_served import served as served
from small_assistant import BREAKS, WAITS, WATER, Gate, small_app, small_runtime, small_settings

from assistant.api.app import create_app
from assistant.records.recording import Records


@pytest.mark.parametrize(
    ("messages", "fields", "status", "code", "words"),
    [
        ([user(WATER)], {"n": 2}, 400, "wrong_use", "genau eine Antwort"),
        ([user(WATER)], {"tools": [TOOL]}, 400, "wrong_use", "Werkzeuge"),
        ([user(WATER)], {"functions": [{"name": "f"}]}, 400, "wrong_use", "Werkzeuge"),
        ([user(WATER)], {"logprobs": True}, 400, "wrong_use", "Wahrscheinlichkeiten"),
        ([user(WATER)], {"response_format": {"type": "json_object"}}, 400, "wrong_use", "Text"),
        ([user(WATER)], {"modalities": ["text", "audio"]}, 400, "wrong_use", "Text"),
        ([user([{"type": "image_url", "image_url": {"url": "data:,"}}])], {}, 400, "wrong_use", "Bilder"),
        ([user("x" * 2001)], {}, 400, "wrong_use", "2000"),
        ([said("Hallo")], {}, 400, "wrong_use", "Es fehlt die Frage"),
        ([], {}, 400, "wrong_use", "Es fehlt die Frage"),
        ([user(WATER)], {"model": "gpt-9"}, 404, "not_found", "gpt-9"),
        ([user(WATER)], {"messages": "Frage"}, 400, "invalid_request", "messages"),
        ([user(WATER)], {"model": None}, 400, "invalid_request", "model"),
        ([user("x" * 70_000)], {}, 413, "too_large", "größer"),
    ],
)
@pytest.mark.parametrize("stream", [False, True])
def test_refusals_are_openai_s_errors_in_german(
    served: Served, messages: Any, fields: Any, status: int, code: str, words: str, stream: bool
) -> None:
    response = served.post(*messages, **{"stream": stream, **fields})
    assert error(response)[:2] == (status, code)
    assert words in error(response)[2]


def test_broken_json_is_openai_s_error(served: Served) -> None:
    response = served.client.post(PATH, content=b"{", headers={"Content-Type": "application/json"})
    assert error(response)[:2] == (400, "invalid_request")


def error(response: Any) -> tuple[int, str, str]:
    assert response.headers["content-type"] == "application/json"
    body = response.json()["error"]
    assert body.keys() == {"message", "type", "param", "code"}
    assert body["type"] == ("server_error" if response.status_code >= 500 else "invalid_request_error")
    return response.status_code, body["code"], body["message"]


def test_addresses_beside_are_openai_s_errors_and_the_page_is_asked_for_none(tmp_path: Path) -> None:
    async def page(scope: Any, receive: Any, send: Any) -> None:
        raise AssertionError(scope["path"])

    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    app = create_app(small_runtime(settings, records), records, page=lambda: page)
    with TestClient(app) as client:
        assert error(client.get(PATH))[:2] == (405, "method_not_allowed")
        assert error(client.post("/v1/models", json={}))[:2] == (405, "method_not_allowed")
        assert error(client.get("/v1/gibtesnicht"))[:2] == (404, "not_found")
        assert error(client.post("/v1/embeddings", json={}))[:2] == (404, "not_found")
        assert client.get("/v1/models").status_code == 200


def test_failing_part_is_503_and_in_a_stream_the_last_chunk(served: Served) -> None:
    status, code, message = error(served.post(user(BREAKS)))
    assert (status, code) == (503, "answer_failed")
    assert message.startswith("Bei der Antwort ist etwas schiefgegangen.")
    role, failure = served.chunks(user(BREAKS))
    assert role["choices"][0]["delta"]["content"] == ""
    assert failure["error"] == {"message": message, "type": "server_error", "param": None, "code": code}


def test_starting_and_full_server_ask_to_come_back(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    with TestClient(create_app(small_runtime(settings, records), records)) as client:
        response = client.post(PATH, json={"model": "transferkompass", "messages": [user(WATER)]})
        assert error(response)[:2] in {(503, "starting"), (503, "index_missing")}
        room = client.app.state.context.room  # type: ignore[attr-defined]
    gate = Gate()
    app, runtime = small_app(tmp_path / "full", gate)
    with TestClient(app) as client:
        runtime.service()
        full, room = Served(client, app, gate), app.state.context.room
        futures = [room.submit(gate.open.wait) for _ in range(2 * 9)]
        response = full.post(user(WATER), stream=True)
        assert error(response)[:2] == (503, "busy")
        assert response.headers["retry-after"] == "5"
        gate.open.set()
        for future in futures:
            future.result(5)
        assert full.post(user(WATER)).status_code == 200


@pytest.mark.parametrize("stream", [False, True])
def test_client_who_leaves_stops_the_run(tmp_path: Path, stream: bool) -> None:
    gate = Gate()
    app, runtime = small_app(tmp_path, gate)
    runtime.service()
    body = json.dumps({"model": "transferkompass", "messages": [user(WAITS)], "stream": stream}).encode()
    asyncio.run(_leave(app, body, gate))
    metrics = app.state.context.metrics.text({})
    assert "transferkompass_answers_total{" not in metrics
    assert app.state.context.room.inside == 0


async def _leave(app: FastAPI, body: bytes, gate: Gate) -> None:
    """Ask over ASGI, go away while the question is read, let the run go on and wait for its end."""
    incoming: list[Any] = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        if incoming:
            return incoming.pop()
        while not gate.reached.is_set():
            await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    async def send(_: Any) -> None:
        return None

    headers = [(b"content-type", b"application/json"), (b"host", b"testserver")]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": PATH,
        "raw_path": PATH.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
    }
    await app(scope, receive, send)
    gate.open.set()
    room = app.state.context.room
    for _ in range(500):
        if room.inside == 0:
            break
        await asyncio.sleep(0.01)
