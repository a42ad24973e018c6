"""The MCP server and whoever fails, means harm, leaves or comes in numbers."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
from browsing import served as serving
from fastapi import FastAPI
from fastapi.testclient import TestClient
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError
from mcp_served import ERAS, JSON_ONLY, TEXT, Served, said
from mcp_served import served as served
from small_assistant import BREAKS, WAITS, WATER, Gate, small_app, small_runtime, small_settings

from assistant.api.app import create_app
from assistant.api.mcp import endpoint, tools
from assistant.api.mcp.endpoint import is_own
from assistant.records.recording import Records


def called(name: str, given: object = None, **more: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": 7, "method": "tools/call", "params": {"name": name, "arguments": given}, **more}


@pytest.mark.parametrize(
    ("name", "given", "code", "words"),
    [
        ("ask", {}, "invalid_request", "„question“ fehlt."),
        ("ask", {"question": "x" * 2001}, "invalid_request", "mehr als 2000 Zeichen"),
        ("ask", {"question": 5}, "invalid_request", "„question“ muss Text sein."),
        ("ask", {"question": "a", "frage": "b"}, "invalid_request", "„frage“ ist nicht bekannt."),
        ("ask", {"question": "a", "filters": {"state": "Atlantis"}}, "invalid_request", "filters.state"),
        ("ask", {"question": "a", "history": [{"question": "b"}] * 51}, "invalid_request", "mehr als 50 Einträge"),
        ("ask", {"question": BREAKS}, "answer_failed", "schiefgegangen"),
        ("search_documents", {"q": "a", "top_k": 101}, "invalid_request", "höchstens 100"),
        ("search_documents", {"q": ""}, "invalid_request", "q"),
        ("find_model_projects", {"topic": "Quark"}, "wrong_use", "„Quark“"),
        ("find_model_projects", {"comparable_to": {"population": 0}}, "invalid_request", "comparable_to.population"),
        ("get_document", {"id": "gibtesnicht"}, "not_found", "search_documents"),
        ("get_document", {"id": "../../etc/passwd"}, "not_found", "gibt es nicht"),
        ("get_document", {"id": "kassel.txt", "page": 9}, "not_found", "keine Seite 9"),
        ("get_document", {"id": "kassel.txt", "page": 0}, "invalid_request", "mindestens 1"),
    ],
)
@pytest.mark.parametrize("era", ERAS)
def test_failed_calls_say_so_in_german_with_a_code(
    served: Served, era: str, name: str, given: dict[str, Any], code: str, words: str
) -> None:
    result = served.call(name, era, **given)
    assert result.is_error
    assert result.structured_content is None
    assert words in said(result)
    assert said(result).endswith(f"(Code: {code})")
    assert result.meta["transferkompass/problem"]["code"] == code
    assert "Traceback" not in said(result)


@pytest.mark.parametrize("era", ERAS)
def test_what_nobody_foresaw_reaches_nobody(
    served: Served, era: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr(tools, "matching", fail)
    result = served.call("find_model_projects", era)
    assert result.meta["transferkompass/problem"]["code"] == "internal"
    assert "geheim" not in result.model_dump_json()
    assert "request failed unexpectedly" in caplog.text


@pytest.mark.parametrize("era", ERAS)
def test_unknown_tools_are_an_error_of_the_protocol(served: Served, era: str) -> None:
    async def call(client: Client) -> Any:
        with pytest.raises(MCPError, match=r"Ein Werkzeug „rm“ gibt es nicht\. Möglich sind: ask, ") as caught:
            await client.call_tool("rm", {"path": "/"})
        return caught.value.code

    assert served.talk(call, era) == -32602


HOSTILE: list[tuple[object, int]] = [
    (b"{", 400),
    (b"", 400),
    (b"\xff\xfe", 400),
    (b"[" * 30_000, 400),
    (b'{"jsonrpc":"2.0","id":1,"method":"tools/list","params":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001, 400),
    ([], 400),
    ([called("ask", {"question": "a"})] * 2, 400),
    ({"jsonrpc": "1.0", "id": 1, "method": "tools/list"}, 400),
    ({"jsonrpc": "2.0", "id": {"a": 1}, "method": "tools/list"}, 202),
    ({"jsonrpc": "2.0", "id": 1, "result": {}}, 202),
    ({"jsonrpc": "2.0", "method": "notifications/cancelled", "params": {"requestId": 7}}, 202),
    ({"jsonrpc": "2.0", "id": 1, "method": "resources/read", "params": {"uri": "file:///etc/passwd"}}, 200),
    ({"jsonrpc": "2.0", "id": 1, "method": "gibt/es/nicht"}, 200),
    (called("ask", ["question"]), 200),
    (called("ask", "question"), 200),
    (called("x" * 50_000), 200),
    (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"ask","arguments":{"question":"\\ud800"}}}', 400),
]


@pytest.mark.parametrize(("body", "status"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_bodies_are_refused_and_do_no_harm(
    served: Served, body: object, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    for version in ("", "2025-06-18", "2026-07-28", "9999-01-01"):
        headers = {"Mcp-Protocol-Version": version} if version else {}
        response = served.post(body, **headers)
        assert response.status_code in {status, 400, 404}, (version, response.text)
        if response.status_code != 202:
            assert response.json()["error"]["message"], version
        assert "Traceback" not in response.text
        assert len(response.content) < 20_000
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert served.app.state.context.room.inside == 0


def test_lone_halves_of_characters_are_refused_by_the_argument(served: Served) -> None:
    """JSON may spell what no text holds; the era without a handshake reads it."""
    envelope = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"},
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    body = called("ask", {"question": "HALB"})
    body["params"]["_meta"] = envelope
    raw = json.dumps(body).replace("HALB", "\\ud800").encode()
    headers = {"Mcp-Protocol-Version": "2026-07-28", "Mcp-Method": "tools/call", "Mcp-Name": "ask"}
    result = served.post(raw, **headers).json()["result"]
    assert result["isError"]
    assert result["content"][0]["text"].endswith("(Code: invalid_request)")


def rpc_error(response: Any) -> tuple[int, str]:
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert (body["jsonrpc"], body["id"]) == ("2.0", None)
    assert body["error"]["message"] == body["error"]["data"]["detail"]
    return response.status_code, body["error"]["data"]["code"]


def test_large_bodies_wrong_methods_and_foreign_pages_are_refused(served: Served) -> None:
    assert rpc_error(served.post(called("ask", {"question": "x" * 70_000}))) == (413, "too_large")
    for method in ("GET", "DELETE", "PUT", "OPTIONS"):
        response = httpx.request(method, served.mcp)
        assert rpc_error(response) == (405, "method_not_allowed")
        assert response.headers["allow"] == "POST"
    for origin in ("https://boese.example", "null", served.url.replace("127.0.0.1", "rebind.example")):
        headers = {"Origin": origin, "Host": origin.partition("://")[2] or "x"}
        assert rpc_error(served.post(called("ask", {"question": "a"}), **headers)) == (403, "foreign_origin")
    text = {"Content-Type": "text/plain"}
    assert rpc_error(served.post(called("ask", {"question": "a"}), **text)) == (415, "unsupported_media_type")


@pytest.mark.parametrize("headers", [{}, {"Host": "kompass.stadt.example"}, {"Origin": "http://localhost:6274"}])
def test_proxies_and_programs_of_this_machine_are_let_in(served: Served, headers: dict[str, str]) -> None:
    response = served.post(called("ask", {"question": WATER}), **headers)
    assert response.json()["result"]["structuredContent"]["text"] == TEXT
    assert response.headers["content-type"] == "application/json"
    assert response.headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in response.headers
    assert "mcp-session-id" not in response.headers


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("https://kompass.example", True),
        ("https://KOMPASS.example:443", True),
        ("http://kompass.example", False),
        ("https://kompass.example:8443", False),
        ("https://kompass.example.boese.example", False),
        ("https://kompass.example@boese.example", False),
        ("http://localhost:3000", True),
        ("http://[::1]:80", True),
        ("http://localhost.boese.example", False),
        ("http://127.0.0.1@boese.example", False),
        ("file://localhost", False),
        ("http://[", False),
        ("http://a:99999", False),
        ("null", False),
        ("", False),
    ],
)
def test_own_origins_are_the_public_address_and_this_machine(origin: str, own: bool) -> None:
    assert is_own(origin, "https://kompass.example/pfad") is own
    assert is_own(origin, "") is (own and "kompass" not in origin.lower())


def test_slash_at_the_end_leads_nowhere_else(served: Served) -> None:
    response = httpx.post(f"{served.mcp}/", json=called("ask", {"question": WATER}), headers=JSON_ONLY)
    assert response.json()["result"]["structuredContent"]["text"] == TEXT
    assert httpx.post(f"{served.mcp}/tief", json={}).status_code == 404


def test_links_lead_to_the_address_of_readers_where_it_is_set(tmp_path: Path) -> None:
    app, runtime = small_app(tmp_path, Gate(), public_url="https://kompass.example/")
    with serving(app) as url:
        runtime.service()
        result = Served(url, app, Gate()).call("ask", question=WATER)
    assert "](https://kompass.example/api/v1/documents/" in said(result)


def test_starting_and_full_server_ask_to_come_back(tmp_path: Path) -> None:
    settings = small_settings(tmp_path)
    records = Records(settings.database_url)
    with TestClient(create_app(small_runtime(settings, records), records)) as client:
        response = client.post("/mcp", json=called("ask", {"question": WATER}), headers=JSON_ONLY).json()
        assert response["result"]["isError"]
        code = response["result"]["_meta"]["transferkompass/problem"]["code"]
        assert code in {"starting", "index_missing"}
    gate = Gate()
    app, runtime = small_app(tmp_path / "full", gate)
    with serving(app) as url:
        runtime.service()
        full, room = Served(url, app, gate), app.state.context.room
        futures = [room.submit(gate.open.wait) for _ in range(2 * 9)]
        for name, given in (("ask", {"question": WATER}), ("search_documents", {"q": WATER})):
            assert full.call(name, **given).meta["transferkompass/problem"]["code"] == "busy"
        gate.open.set()
        for future in futures:
            future.result(5)
        assert not full.call("ask", question=WATER).is_error


@pytest.mark.parametrize("version", ["", "2026-07-28"])
def test_client_who_leaves_stops_the_answer(tmp_path: Path, version: str) -> None:
    """Both eras: the connection is closed while the question is read."""
    gate = Gate()
    app, runtime = small_app(tmp_path, gate)
    with serving(app) as url:
        runtime.service()
        asyncio.run(leave(url, version, gate))
        wait_until_empty(app)
    assert "transferkompass_answers_total{" not in app.state.context.metrics.text({})


async def leave(url: str, version: str, gate: Gate) -> None:
    async def ask() -> None:
        async with httpx2.AsyncClient() as http:
            transport = streamable_http_client(f"{url}/mcp", http_client=http)
            async with Client(transport, mode="auto" if version else "legacy") as client:
                await client.call_tool("ask", {"question": WAITS})

    asking = asyncio.create_task(ask())
    await asyncio.to_thread(gate.reached.wait, 10)
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    await asyncio.sleep(1)
    gate.open.set()


def wait_until_empty(app: FastAPI) -> None:
    deadline = time.monotonic() + 10
    while app.state.context.room.inside and time.monotonic() < deadline:
        time.sleep(0.01)
    assert app.state.context.room.inside == 0


def test_many_may_call_at_once(served: Served) -> None:
    """The first calls of a server come while the SDK is loaded."""

    async def talk() -> list[Any]:
        async with httpx2.AsyncClient(headers=JSON_ONLY) as http:
            body = called("search_documents", {"q": WATER, "top_k": 1})
            return await asyncio.gather(*(http.post(served.mcp, json=body) for _ in range(12)))

    assert all(not response.json()["result"]["isError"] for response in asyncio.run(talk()))


def test_calls_are_logged_and_counted_by_their_route_without_words(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "transferkompass.requests"):
        served.post(called("ask", {"question": WATER}))
    assert "/mcp" in [getattr(record, "route", "") for record in caplog.records]
    assert "Wolfsburg" not in caplog.text
    metrics = httpx.get(f"{served.url}/metrics").text
    assert 'transferkompass_requests_total{method="POST",route="/mcp",status="200"}' in metrics
    assert 'transferkompass_answers_total{status="answered",composer="extractive"}' in metrics


def test_openapi_knows_nothing_of_it(served: Served) -> None:
    paths = httpx.get(f"{served.url}/api/v1/openapi.json").json()["paths"]
    assert [path for path in paths if "mcp" in path] == []


def test_sdk_is_loaded_with_the_first_call() -> None:
    """Not by the command line, the server or the page, which leaves it to be found."""
    script = """
import sys, assistant.api.app, ui.cli, ui.server, ui.chat
assert "gradio.mcp" in sys.modules
assert "mcp" not in sys.modules
import assistant.api.mcp.server
assert "mcp" in sys.modules
"""
    root = Path(__file__).parent.parent
    assert subprocess.run([sys.executable, "-c", script], cwd=root, check=False).returncode == 0


def test_sdk_that_stopped_is_started_again(tmp_path: Path) -> None:
    """Also where one application is served by one loop after the other."""
    app, runtime = small_app(tmp_path, Gate())
    for _ in range(2):
        with serving(app) as url:
            runtime.service()
            response = httpx.post(f"{url}/mcp", json=called("get_document", {"id": "kassel.txt"}), headers=JSON_ONLY)
            assert not response.json()["result"]["isError"]
    assert isinstance(app.state.mcp, endpoint.McpEndpoint)
