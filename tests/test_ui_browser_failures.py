"""The chat page in a real browser: strange questions, failures and broken connections are said."""

from __future__ import annotations

from functools import partial

import pytest
from browsing import served, visit
from page_in_browser import (
    Answers,
    ask,
    page_with_documents,
)
from page_in_browser import answers as answers
from page_in_browser import browser as browser
from page_in_browser import late_url as late_url
from page_in_browser import url as url
from playwright.sync_api import Browser, expect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

pytestmark = pytest.mark.browser


class BrokenStream:
    """Hangs up where ``parts_left`` parts of an answer have been sent; never where it is None."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.parts_left: int | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, partial(self._until_broken, send))

    async def _until_broken(self, send: Send, message: Message) -> None:
        if self.parts_left is not None and b"process_generating" in message.get("body", b""):
            if self.parts_left == 0:
                raise ConnectionError
            self.parts_left -= 1
        await send(message)


def test_no_question_is_too_strange(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        asked = len(answers.requests)
        page.click("#tk-fragen")
        expect(page.locator("#tk-status")).to_contain_text("Bitte geben Sie eine Frage ein.")
        assert len(answers.requests) == asked
        ask(page, "\U0001f600\U0001f680")
        page.fill("#tk-frage textarea", "a" * 10_000)
        page.keyboard.press("Enter")
        page.wait_for_timeout(500)
        assert all(len(request.question) <= 2000 for request in answers.requests)


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("queue/join*", 503, "Gerade fragen sehr viele."),
        ("queue/join*", None, "Die Verbindung ist abgebrochen."),
        ("queue/data*", None, "Die Verbindung ist abgebrochen."),
    ],
)
def test_a_question_that_does_not_get_through_is_said(
    browser: Browser, url: str, path: str, status: int | None, words: str
) -> None:
    with visit(browser, url) as here:
        page = here.page
        page.wait_for_timeout(500)
        pattern = f"**/gradio_api/{path}"
        page.route(pattern, lambda route: route.fulfill(status=status, body="{}") if status else route.abort())
        page.fill("#tk-frage textarea", "Wer misst?")
        page.keyboard.press("Enter")
        expect(page.locator("#tk-status")).to_contain_text(words)
        assert page.input_value("#tk-frage textarea") == "Wer misst?"
        page.unroute(pattern)
        ask(page, "Wer misst?")
        expect(page.locator("#tk-status .tk-status-shown")).to_have_count(0)


@pytest.mark.parametrize("parts", [0, 1])
def test_a_connection_that_breaks_while_it_answers_is_said_and_the_conversation_stays(
    browser: Browser, answers: Answers, parts: int
) -> None:
    broken = BrokenStream(page_with_documents(answers))
    with served(broken) as url, visit(browser, url) as here:
        page = here.page
        ask(page, "Eins?")
        broken.parts_left = parts
        page.fill("#tk-frage textarea", "Zwei?")
        page.keyboard.press("Enter")
        expect(page.locator("#tk-status")).to_contain_text("Die Verbindung ist abgebrochen.")
        broken.parts_left = None
        ask(page, "Drei?", turn=2)
        assert page.locator("#turn-1 h2").inner_text().endswith("Eins?")
        expect(page.locator("#tk-status .tk-status-shown")).to_have_count(0)


def test_a_question_sent_while_the_last_ones_stream_ends_is_answered(browser: Browser, late_url: str) -> None:
    with visit(browser, late_url) as here:
        page = here.page
        ask(page, "Eins?")
        ask(page, "Zwei?", turn=2)
        ask(page, "Drei?", turn=3)
        expect(page.locator("#tk-status .tk-status-shown")).to_have_count(0)
        assert here.complaints == []
