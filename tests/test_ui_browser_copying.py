"""An answer is copied in a real browser, also where that does not let it."""

from __future__ import annotations

import pytest
from browsing import SECONDS, visit
from page_in_browser import Answers, ask
from page_in_browser import answers as answers
from page_in_browser import browser as browser
from page_in_browser import url as url
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

expect.set_options(timeout=SECONDS * 1000)

BUTTON = "Antwort mit Quellen kopieren"
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError')); null;"
NO_OLD_WAY = "document.execCommand = () => false; null;"


def text_at(url: str) -> str:
    where = f"Herausgeber, Oktober 2022, S. 3 (gedruckt: 1), {url}/api/v1/documents/d1/file#page=3"
    origin = "    Zusammengefasst aus: Ursprung, 2021, https://example.org/ursprung"
    return (
        "Frage: Wer misst?\n\nZu „Wer misst?“ steht etwas da. [1] [2]\n\nÄltere Angabe: Angaben zu [1] sind alt.\n\n"
        f"Quellen\n[1] Dokument 1, {where}\n{origin}\n[2] Dokument 2, {where}\n{origin}\n\n"
        f"Zusammengestellt vom KI-System Transferkompass ({url}). Es gilt das zitierte Dokument."
    )


@pytest.mark.parametrize("script", ["", REFUSED, "delete Navigator.prototype.clipboard;"])
def test_an_answer_is_copied_with_its_sources(browser: Browser, url: str, answers: Answers, script: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Wer misst?")
        reading = page.context.new_page()
        page.bring_to_front()
        page.evaluate(script)
        button = page.get_by_role("button", name=BUTTON)
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("data-done", "true")
        expect(button).to_be_focused()
        expect(page.locator("#tk-status [role=status]")).to_contain_text("Die Antwort ist mit ihren Quellen kopiert.")
        assert page.locator(".tk-by-hand").count() == 0
        reading.goto(f"{url}/api/v1/documents/d1/file")
        reading.bring_to_front()
        assert reading.evaluate("navigator.clipboard.readText()") == text_at(url)
        assert here.complaints == []


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (360, 780)])
def test_a_browser_that_does_not_let_it_leaves_the_text_to_copy_by_hand(
    browser: Browser, url: str, width: int, height: int
) -> None:
    with visit(browser, url, width=width, height=height) as here:
        page = here.page
        ask(page, "Wer misst?")
        page.evaluate(REFUSED + NO_OLD_WAY)
        button = page.get_by_role("button", name=BUTTON)
        for _ in range(2):
            button.click()
            expect(page.get_by_role("alert")).to_contain_text("Der Browser erlaubt das Kopieren nicht.")
        field = page.locator(".tk-by-hand textarea")
        expect(field).to_be_focused()
        expect(field).to_have_value(text_at(url))
        assert page.evaluate("getSelection().toString()") == text_at(url)
        assert button.get_attribute("data-done") is None
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert here.complaints == []


def test_the_draft_of_a_letter_says_so_too(browser: Browser, url: str) -> None:
    """It claimed to be copied."""
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Was kostet eine Drohne?")
        page.evaluate(REFUSED + NO_OLD_WAY)
        button = page.get_by_role("button", name="Text kopieren")
        button.click()
        expect(page.locator(".tk-handoff .tk-by-hand textarea")).to_have_value("Guten Tag,\n\nFrage.")
        assert button.get_attribute("data-done") is None
