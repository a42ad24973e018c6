"""An answer that is being written is stopped in a real browser."""

from __future__ import annotations

import pytest
from browsing import SECONDS, visit
from page_in_browser import ENDLESS, Answers, ask
from page_in_browser import answers as answers
from page_in_browser import browser as browser
from page_in_browser import url as url
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

expect.set_options(timeout=SECONDS * 1000)

SHOWN = f"Zu „{ENDLESS}?“ steht etwas da."


def begun(page: Page, turn: int = 1) -> None:
    page.fill("#tk-frage textarea", f"{ENDLESS}?")
    page.keyboard.press("Enter")
    expect(page.locator(f"#turn-{turn} .tk-answer")).to_contain_text(SHOWN)


def test_what_was_shown_stays_and_the_next_question_is_answered(browser: Browser, url: str, answers: Answers) -> None:
    answers.cancelled.clear()
    with visit(browser, url) as here:
        page = here.page
        stop = page.get_by_role("button", name="Anhalten")
        expect(stop).to_be_hidden()
        begun(page)
        stop.click()
        expect(page.locator("#turn-1 .tk-stopped")).to_have_text(
            "Angehalten: Was hier steht, ist geprüft. Der Rest der Antwort fehlt, auch Hinweise wie auf ältere Angaben."
        )
        assert answers.cancelled.wait(SECONDS)
        expect(page.locator("#turn-1")).to_contain_text(SHOWN)
        expect(page.locator("#tk-quellen li")).to_have_count(2)
        expect(page.locator("#tk-status [role=status]")).to_contain_text("Die Antwort ist angehalten.")
        expect(stop).to_be_hidden()
        ask(page, "Wer misst?", turn=2)
        assert [turn.question for turn in answers.requests[-1].history] == [f"{ENDLESS}?"]
        expect(page.locator("#tk-frueher .tk-stopped")).to_be_visible()
        page.click("#turn-1 .tk-marker >> nth=1")
        expect(page.locator("#quelle-2")).to_be_focused()
        assert here.complaints == []


def test_the_keyboard_stops_and_goes_on_in_the_question(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        begun(page)
        expect(page.get_by_role("button", name="Anhalten")).to_be_visible()
        page.keyboard.press("Shift+Tab")
        expect(page.get_by_role("button", name="Anhalten")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#turn-1 .tk-stopped")).to_be_visible()
        expect(page.locator("#tk-frage textarea")).to_be_focused()
        page.keyboard.type("Wer misst?")
        page.keyboard.press("Enter")
        expect(page.locator("#turn-2 .tk-feedback")).to_be_visible()
        assert here.complaints == []


def test_on_a_phone_the_button_is_in_sight_and_the_answer_stays_so(browser: Browser, url: str) -> None:
    with visit(browser, url, width=360, height=640) as here:
        page = here.page
        begun(page)
        begin = page.locator("#turn-1 h2")
        stop = page.get_by_role("button", name="Anhalten")
        expect(stop).to_be_in_viewport(ratio=1)
        begin.scroll_into_view_if_needed()
        expect(stop).to_be_in_viewport(ratio=1)
        stop.click()
        expect(page.locator("#turn-1 .tk-stopped")).to_be_visible()
        expect(begin).to_be_in_viewport()
        expect(page.locator("#turn-1")).to_be_focused()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_another_tab_goes_on(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as one, visit(browser, url) as other:
        begun(one.page)
        begun(other.page)
        one.page.get_by_role("button", name="Anhalten").click()
        expect(one.page.locator("#turn-1 .tk-stopped")).to_be_visible()
        expect(other.page.get_by_role("button", name="Anhalten")).to_be_visible()
        assert other.page.locator(".tk-stopped").count() == 0
        other.page.get_by_role("button", name="Anhalten").click()
        expect(other.page.locator("#turn-1 .tk-stopped")).to_be_visible()
