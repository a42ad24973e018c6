"""Scripts in pages of other origins: those of the setting read replies and refusals, all others nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from small_assistant import WATER, Gate, small_app

from assistant.api.middleware import LARGEST_BODY
from assistant.service import Service
from assistant.settings import load_settings
from ingest.errors import InvalidSettings

PORTAL, STRANGER = "https://portal.example", "https://fremd.example"
TOKEN = "nur-ein-test"
ALLOWED, VARIES = "access-control-allow-origin", "vary"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    origins = (PORTAL, "http://localhost:3000")
    app, runtime = small_app(tmp_path_factory.mktemp("origins"), Gate(), origins=origins, upload_token=TOKEN)
    with TestClient(app, raise_server_exceptions=False) as client:
        runtime.service()
        yield client


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    app, runtime = small_app(tmp_path_factory.mktemp("closed"), Gate())
    with TestClient(app) as client:
        runtime.service()
        yield client


def preflight(client: TestClient, path: str, method: str, headers: str = "content-type", origin: str = PORTAL) -> Any:
    asked = {"Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers}
    return client.options(path, headers={"Origin": origin, **asked})


def opened(response: Any) -> dict[str, str]:
    return {name: value for name, value in response.headers.items() if name.startswith("access-control-")}


def test_a_portal_that_is_named_asks_and_reads(client: TestClient) -> None:
    asked = preflight(client, "/api/v1/answers", "POST")
    assert (asked.status_code, asked.headers[ALLOWED]) == (200, PORTAL)
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, POST"
    answered = client.post("/api/v1/answers", json={"question": WATER}, headers={"Origin": PORTAL})
    assert (answered.status_code, answered.headers[ALLOWED]) == (200, PORTAL)
    stream = {"Origin": PORTAL, "Accept": "text/event-stream"}
    streamed = client.post("/api/v1/answers", json={"question": WATER}, headers=stream)
    assert (streamed.headers["content-type"].partition(";")[0], streamed.headers[ALLOWED]) == (
        "text/event-stream",
        PORTAL,
    )
    assert "access-control-allow-credentials" not in {**asked.headers, **answered.headers}
    assert answered.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("GET", "/api/v1/nirgends", {}, 404),
        ("PUT", "/api/v1/answers", {}, 405),
        ("POST", "/api/v1/answers", {"json": {"question": 3}}, 422),
        ("POST", "/api/v1/answers", {"content": b"x" * (LARGEST_BODY + 1)}, 413),
        ("POST", "/api/v1/answers", {"content": b"{}", "headers": {"Content-Type": "text/plain"}}, 415),
    ],
)
def test_refusals_can_be_read(client: TestClient, method: str, path: str, sent: dict[str, Any], status: int) -> None:
    sent = {**sent, "headers": {**sent.get("headers", {}), "Origin": PORTAL}}
    response = client.request(method, path, **sent)
    assert response.status_code == status
    assert (response.headers.get(ALLOWED) == PORTAL) == (method != "PUT")


def test_what_nobody_foresaw_can_be_read_and_has_all_headers(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("nobody may read this")

    monkeypatch.setattr(Service, "search", broken)
    response = client.get("/api/v1/search?q=Wasser", headers={"Origin": PORTAL})
    assert (response.status_code, response.json()["code"]) == (500, "internal")
    assert "nobody" not in response.text
    assert response.headers[ALLOWED] == PORTAL
    assert response.headers["cache-control"] == "no-store"


def test_strangers_read_nothing(client: TestClient) -> None:
    """Also not an origin that begins or ends like one that may."""
    for origin in (STRANGER, "null", f"{PORTAL}.fremd.example", "http://portal.example", f"{PORTAL}:8443"):
        assert opened(preflight(client, "/api/v1/answers", "POST", origin=origin)) == {}
        assert opened(client.get("/api/v1/projects", headers={"Origin": origin})) == {}
    assert "Origin" in client.get("/api/v1/projects", headers={"Origin": STRANGER}).headers[VARIES]
    assert "Origin" in client.get("/api/v1/projects").headers[VARIES]


@pytest.mark.parametrize("path", ["/internal/v1/health", "/healthz", "/metrics", "/v1/models", "/mcp", "/"])
def test_everything_outside_the_interface_stays_closed(client: TestClient, path: str) -> None:
    assert opened(preflight(client, path, "GET")) == {}
    assert opened(client.get(path, headers={"Origin": PORTAL})) == {}


def test_what_takes_a_password_stays_closed(client: TestClient) -> None:
    documents = "/api/v1/documents"
    assert opened(preflight(client, documents, "POST")) == {}
    assert opened(preflight(client, f"{documents}/kassel.txt", "DELETE")) == {}
    allowed = preflight(client, "/api/v1/answers", "POST", headers="authorization, content-type")
    assert allowed.status_code == 400
    assert "authorization" not in allowed.headers["access-control-allow-headers"].lower()
    sent = {"Origin": PORTAL, "Authorization": f"Bearer {TOKEN}"}
    uploaded = client.post(f"{documents}?name=ulm.txt", content=b"Ulm hat Sensoren.", headers=sent)
    assert opened(uploaded) == {}
    assert opened(client.get(documents, headers={"Origin": PORTAL}))[ALLOWED] == PORTAL


def test_without_the_setting_it_is_closed_to_all(closed: TestClient) -> None:
    asked = preflight(closed, "/api/v1/answers", "POST")
    assert (asked.status_code, asked.json()["code"]) == (405, "method_not_allowed")
    answered = closed.post("/api/v1/answers", json={"question": WATER}, headers={"Origin": PORTAL})
    assert (answered.status_code, opened(answered), answered.headers.get(VARIES)) == (200, {}, None)


def test_origins_are_a_list_as_people_write_it() -> None:
    told = "https://Portal.example/, http://localhost:3000 https://xn--kln-sna.example"
    settings = load_settings({"TRANSFERKOMPASS_SERVER__ORIGINS": told})
    assert settings.server.origins == (PORTAL, "http://localhost:3000", "https://xn--kln-sna.example")
    assert load_settings({}).server.origins == ()


@pytest.mark.parametrize("value", ["*", "portal.example", f"{PORTAL}/pfad", "null", f"{PORTAL},*", "https://*.example"])
def test_an_origin_that_cannot_be_is_told_with_the_variable(value: str) -> None:
    with pytest.raises(InvalidSettings, match=r"TRANSFERKOMPASS_SERVER__ORIGINS (?:ist|hat)"):
        load_settings({"TRANSFERKOMPASS_SERVER__ORIGINS": value})
