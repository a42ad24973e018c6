"""The question field for other web pages, in a page of another origin and a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browsing import chromium, served, visit
from playwright.sync_api import Browser, expect
from small_assistant import WATER, Gate, small_runtime, small_settings, write_documents
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.answer import LONGEST_QUESTION
from assistant.api.app import create_app
from assistant.records.recording import Records
from assistant.requests import IngestOrder
from ui.widget import PATH, widget

SENTENCE = "Wolfsburg misst die Wasserqualität mit Sensoren."


def test_the_script_is_told_in_every_language_and_may_be_embedded() -> None:
    found = TestClient(widget).get(PATH)
    assert found.headers["content-type"].startswith("text/javascript")
    assert found.headers["cross-origin-resource-policy"] == "cross-origin"
    assert '"ask": "Frage stellen"' in found.text
    assert '"ask": "Ask"' in found.text
    assert "innerHTML" not in found.text
    assert f"const LONGEST_QUESTION = {LONGEST_QUESTION};" in found.text
    assert not re.findall(r"maxlength: \d", found.text)


class Portal:
    """A page of somebody else that embeds the field of the service at ``address``."""

    address = ""

    async def page(self, request: Request) -> Response:
        lang = request.query_params.get("lang", "de")
        field = f'<transfer-kompass lang="{lang}" population="9000"></transfer-kompass>'
        script = f'<script src="{self.address}{PATH}" defer></script>'
        policy = f"default-src 'self'; script-src {self.address}; connect-src {self.address}"
        html = f'<!doctype html><html lang="{lang}"><body><h1>Portal</h1>{field}{script}</body></html>'
        return HTMLResponse(html, headers={"content-security-policy": policy})

    def app(self) -> Starlette:
        return Starlette(routes=[Route("/", self.page), Route("/favicon.ico", lambda _: Response(status_code=204))])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module", params=[True, False], ids=["origin named", "no origin named"])
def portal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, bool]]:
    host = Portal()
    with served(host.app()) as url:
        folder = tmp_path_factory.mktemp("service")
        settings = small_settings(folder, **({"origins": (url,)} if request.param else {}))
        records = Records(settings.database_url)
        runtime = small_runtime(settings, records, Gate())
        runtime.ingest(IngestOrder(paths=(write_documents(folder / "docs"),)), lambda _: None)
        runtime.service()
        with served(create_app(runtime, records, page=lambda: widget)) as host.address:
            yield url, request.param


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_a_visitor_of_a_portal_gets_an_answer_with_its_sources(
    browser: Browser, portal: tuple[str, bool], width: int
) -> None:
    url, is_named = portal
    with visit(browser, url, width=width, ready="#question") as here:
        field = here.page.get_by_label("Ihre Frage")
        field.fill(WATER)
        field.press("Enter")
        if not is_named:
            expect(here.page.get_by_role("alert")).to_contain_text("nicht erreichbar")
            expect(field).to_have_value(WATER)
            return
        expect(here.page.get_by_text(f"{SENTENCE} [1]")).to_be_visible()
        expect(here.page.get_by_role("listitem")).to_contain_text("[1] Wasser in Wolfsburg")
        expect(here.page.get_by_role("status")).to_have_text("Die Antwort liegt vor.")
        assert here.page.evaluate("document.documentElement.scrollWidth") <= width
        assert here.complaints == []


@pytest.mark.browser
def test_it_speaks_the_language_of_its_page(browser: Browser, portal: tuple[str, bool]) -> None:
    with visit(browser, f"{portal[0]}/?lang=en", ready="#question") as here:
        here.page.get_by_role("button", name="Ask").click()
        expect(here.page.get_by_role("alert")).to_have_text("Please enter a question.")


DAMAGED = [
    (200, "text/html", "<html>", "Die Antwort ist nicht lesbar angekommen."),
    (200, "application/json", "null", "Die Antwort ist nicht lesbar angekommen."),
    (200, "application/json", '{"text": "Ja."}', "Die Antwort ist nicht lesbar angekommen."),
    (502, "text/html", "<html>", "Die Antwort ist nicht angekommen: 502"),
    (503, "application/problem+json", '{"detail": "Gerade zu viel."}', "nicht angekommen: Gerade zu viel."),
]


@pytest.mark.browser
@pytest.mark.parametrize(("status", "kind", "body", "told"), DAMAGED)
def test_a_reply_of_another_shape_is_told_in_german(
    browser: Browser, portal: tuple[str, bool], status: int, kind: str, body: str, told: str
) -> None:
    with visit(browser, portal[0], ready="#question") as here:
        headers = {"content-type": kind, "access-control-allow-origin": "*"}
        here.page.route("**/api/v1/answers", lambda route: route.fulfill(status=status, headers=headers, body=body))
        field = here.page.get_by_label("Ihre Frage")
        field.fill(WATER)
        field.press("Enter")
        expect(here.page.get_by_role("alert")).to_contain_text(told)
        expect(field).to_have_value(WATER)
