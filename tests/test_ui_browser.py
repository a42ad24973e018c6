"""The chat page in a real browser: with answers made up for the test, and once with the whole program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import SECONDS, visit
from page_in_browser import (
    Answers,
    ask,
)
from page_in_browser import answers as answers
from page_in_browser import browser as browser
from page_in_browser import late_url as late_url
from page_in_browser import url as url
from playwright.sync_api import Browser, expect

from assistant.records.feedback import Feedback, FeedbackReason

pytestmark = pytest.mark.browser

expect.set_options(timeout=SECONDS * 1000)


ROOT = Path(__file__).parent.parent


STARTER = ROOT / "corpus" / "starter" / "dossiers" / "wasser-und-starkregen.pdf"


EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script> ${alert(3)} {{alert(4)}} [x](javascript:alert(5))"


WORKING = "Ich suche in den Dokumenten …"


def test_the_page_says_what_it_is_and_works_without_other_machines(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        assert page.title() == "Transferkompass"
        assert page.evaluate("document.documentElement.lang") == "de"
        header = page.inner_text("#tk-kopf")
        assert "Dies ist ein KI-System." in header
        assert "2 Originale und 3 eigene Zusammenfassungen" in header
        assert page.locator(".tk-start .tk-ask").count() == 6
        for words in ("Gradio", "Use via API", "Settings", "Share"):
            assert words not in page.inner_text("body")
        page.wait_for_timeout(1000)
        assert here.hosts == {"127.0.0.1"}
        assert here.complaints == []


def test_a_question_is_answered_and_its_source_opened(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Wer misst?")
        assert "Zu „Wer misst?“ steht etwas da.\u00a0[1]\u00a0[2]" in page.inner_text("#turn-1")
        assert page.input_value("#tk-frage textarea") == ""
        assert page.locator("#tk-quellen li").count() == 2
        source = page.inner_text("#quelle-1")
        assert "Herausgeber · Transferpapier · Oktober 2022 · S. 3 (gedruckt: 1)" in source
        assert page.inner_text("#quelle-1 blockquote") == "Wer misst?"
        page.click("#turn-1 .tk-marker >> nth=1")
        expect(page.locator("#quelle-2")).to_be_focused()
        with page.context.expect_page() as opened:
            page.click("#quelle-1 .tk-open")
        opened.value.wait_for_load_state()
        assert opened.value.title() == "Original d1"
        assert opened.value.url == f"{url}/api/v1/documents/d1/file#page=3"
        assert page.get_attribute("#quelle-1 .tk-page", "href") == (
            "/api/v1/documents/d1/pages/3.png?highlight=" + quote("Wer misst?")
        )
        assert (here.hosts, here.complaints) == ({"127.0.0.1"}, [])


def test_markup_in_question_and_document_stays_text(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        page.on("dialog", lambda dialog: here.complaints.append(dialog.message))
        ask(page, EVIL)
        assert page.inner_text("#turn-1 h2").endswith(EVIL)
        assert page.inner_text("#quelle-1 blockquote") == EVIL
        assert page.locator("#tk-seite script, #tk-seite img:not(.tk-page img)").count() == 0
        assert page.locator("#tk-seite a[href^='javascript']").count() == 0
        assert here.complaints == []


def test_work_is_shown_and_spoken_and_the_answer_announced(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        page.fill("#tk-frage textarea", "langsam?")
        page.keyboard.press("Enter")
        status = page.locator("#tk-status [role=status][aria-live=polite]")
        expect(status).to_contain_text(WORKING)
        answers.go_on.set()
        expect(status).to_contain_text("Die Antwort liegt vor, mit 2 Quellen.")
        expect(status).to_contain_text("Zu „langsam?“ steht etwas da.")
        assert here.complaints == []


def test_a_question_sent_while_another_is_answered_waits_for_it(browser: Browser, url: str, answers: Answers) -> None:
    answers.go_on.clear()
    with visit(browser, url) as here:
        page = here.page
        page.fill("#tk-frage textarea", "langsam?")
        page.dblclick("#tk-fragen")
        expect(page.locator("#tk-status")).to_contain_text(WORKING)
        expect(page.locator("#tk-frage textarea")).to_have_value("")
        page.fill("#tk-frage textarea", "Zwei?")
        page.keyboard.press("Enter")
        answers.go_on.set()
        expect(page.locator("#turn-2 .tk-feedback")).to_be_visible()
        expect(page.locator("#tk-frage textarea")).to_have_value("")
        assert [request.question for request in answers.requests[-2:]] == ["langsam?", "Zwei?"]
        assert [turn.question for turn in answers.requests[-1].history] == ["langsam?"]
        expect(page.locator("#tk-status .tk-status-shown")).to_have_count(0)
        assert here.complaints == []


def test_a_new_conversation_ends_the_answer_that_is_coming(browser: Browser, url: str, answers: Answers) -> None:
    answers.go_on.clear()
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Eins?")
        page.fill("#tk-frage textarea", "langsam?")
        page.keyboard.press("Enter")
        expect(page.locator("#tk-status")).to_contain_text(WORKING)
        page.click("#tk-neu")
        expect(page.locator(".tk-start")).to_be_visible()
        answers.go_on.set()
        ask(page, "Neu?")
        assert "langsam?" not in page.inner_text("#tk-seite")
        assert (answers.requests[-1].conversation_id, answers.requests[-1].history) == (None, ())
        expect(page.locator("#tk-status .tk-status-shown")).to_have_count(0)
        assert here.complaints == []


def test_the_conversation_goes_on_and_earlier_sources_come_back(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Eins?")
        page.click("#turn-1 .tk-suggestions .tk-ask")
        expect(page.locator("#turn-2 .tk-feedback")).to_be_visible()
        request = answers.requests[-1]
        assert request.question == "Was macht Wolfsburg?"
        assert request.conversation_id == answers.given[-2].conversation_id
        assert [turn.question for turn in request.history] == ["Eins?"]
        assert "zur Frage „Was macht Wolfsburg?“" in page.inner_text("#tk-quellen")
        page.click("#turn-1 .tk-marker >> nth=0")
        expect(page.locator("#tk-quellen")).to_contain_text("zur Frage „Eins?“")
        expect(page.locator("#quelle-1")).to_be_focused()
        page.click("#tk-neu")
        expect(page.locator(".tk-start")).to_be_visible()
        assert page.locator(".tk-turn").count() == 0
        ask(page, "Neu?")
        assert (answers.requests[-1].conversation_id, answers.requests[-1].history) == (None, ())


def test_two_tabs_do_not_mix(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as one, visit(browser, url) as other:
        ask(one.page, "Eins?")
        ask(other.page, "Zwei?")
        assert answers.requests[-1].history == ()
        assert "Eins?" not in other.page.inner_text("#tk-seite")


def test_a_page_loaded_anew_has_its_conversation(browser: Browser, url: str, answers: Answers) -> None:
    """Reloading, or going back to the page, cost all answers."""
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Wer misst?")
        ask(page, "Und wer zählt?", turn=2)
        page.reload()
        expect(page.locator("#tk-frueher .tk-turn h2")).to_contain_text("Wer misst?")
        expect(page.locator("#tk-aktuell .tk-turn h2")).to_contain_text("Und wer zählt?")
        expect(page.locator("#tk-quellen")).to_contain_text("Und wer zählt?")
        ask(page, "Und wo?", turn=3)
        assert [turn.question for turn in answers.requests[-1].history] == ["Wer misst?", "Und wer zählt?"]
        assert answers.requests[-1].conversation_id == answers.given[-2].conversation_id
        page.get_by_role("button", name="Neues Gespräch").click()
        expect(page.locator(".tk-start")).to_be_visible()
        page.reload()
        page.wait_for_selector("#tk-frage textarea")
        page.wait_for_timeout(1000)
        assert page.locator(".tk-turn").count() == 0
        assert here.complaints == []


def test_on_a_phone_back_leads_from_a_source_to_where_it_was_opened(browser: Browser, url: str) -> None:
    """It led out of the page."""
    with visit(browser, url, width=390, height=844) as here:
        page = here.page
        ask(page, "Wer misst?")
        for number in (1, 2):
            page.locator(f"#turn-1 .tk-answer > p .tk-marker[data-source='{number}']").click()
            expect(page.locator(f"#quelle-{number}")).to_be_focused()
        page.go_back()
        expect(page.locator("#turn-1 .tk-answer > p .tk-marker[data-source='2']")).to_be_focused()
        assert page.url.removesuffix("/") == url
        page.locator("#turn-1 .tk-answer > p .tk-marker[data-source='1']").click()
        page.locator("#quelle-1 .tk-back").click()
        expect(page.locator("#turn-1 .tk-answer > p .tk-marker[data-source='1']")).to_be_focused()


def test_readers_say_why_an_answer_is_of_no_use(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Wer misst?")
        page.get_by_role("button", name="Nicht hilfreich").click()
        page.get_by_role("button", name="Veraltet").click()
        expect(page.locator("#turn-1 .tk-feedback")).to_have_text("Danke für Ihre Rückmeldung.")
        assert answers.feedback[-1] == (
            f"a{len(answers.requests)}",
            Feedback(useful=False, reason=FeedbackReason.OUTDATED),
        )


def test_unanswered_questions_are_handed_on(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Was kostet eine Drohne?")
        assert "Keine sichere Antwort" in page.inner_text("#turn-1")
        page.get_by_role("button", name="Text kopieren").click()
        expect(page.get_by_role("button", name="Text kopieren")).to_have_attribute("data-done", "true")
        assert page.evaluate("navigator.clipboard.readText()") == "Guten Tag,\n\nFrage."
        expect(page.locator("#tk-status [role=status]")).to_contain_text("Der Text ist kopiert.")
        assert (page.get_attribute("#turn-1 a[href^=mailto]", "href") or "").startswith(
            "mailto:kts@example.org?subject"
        )


def test_the_municipality_is_sent_along(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        page.click("#tk-angaben button")
        page.get_by_label("Einwohnerzahl").fill("12.500")
        page.get_by_label("Bundesland", exact=True).click()
        page.get_by_role("option", name="Hessen").click()
        ask(page, "Wer misst?")
        assert answers.requests[-1].profile.population == 12500
        assert answers.requests[-1].profile.state == "Hessen"
        assert here.complaints == []


def test_plain_language_is_chosen_by_keyboard_and_stays_chosen(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Eins?")
        assert answers.requests[-1].style == "standard"
        plain = page.get_by_role("checkbox", name="Einfache Sprache")
        plain.focus()
        page.keyboard.press("Space")
        expect(plain).to_be_checked()
        ask(page, "Zwei?", turn=2)
        assert answers.requests[-1].style == "einfach"
        page.click("#turn-2 .tk-suggestions .tk-ask")
        expect(page.locator("#turn-3 .tk-feedback")).to_be_visible()
        assert answers.requests[-1].style == "einfach"
        assert here.complaints == []


def test_the_foot_leads_to_imprint_and_privacy(browser: Browser, url: str, late_url: str) -> None:
    with visit(browser, url) as here:
        links = here.page.get_by_role("navigation", name="Rechtliche Angaben").get_by_role("link")
        expect(links).to_have_count(2)
        assert links.all_inner_texts() == ["Impressum", "Datenschutz"]
        assert links.last.get_attribute("href") == "https://example.org/datenschutz"
    with visit(browser, late_url) as here:
        assert here.page.get_by_role("navigation").count() == 0


def test_everything_works_by_keyboard(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Zur Frage springen"
        page.keyboard.press("Enter")
        expect(page.locator("#tk-frage textarea")).to_be_focused()
        page.keyboard.type("Wer misst?")
        page.keyboard.press("Enter")
        expect(page.locator("#turn-1 .tk-feedback")).to_be_visible()
        page.focus("#turn-1 .tk-marker >> nth=0")
        page.keyboard.press("Enter")
        expect(page.locator("#quelle-1")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#quelle-1') !== null")


def test_the_focus_goes_to_what_came_of_a_click(browser: Browser, url: str, answers: Answers) -> None:
    with visit(browser, url) as here:
        page = here.page
        page.focus(".tk-start .tk-ask >> nth=0")
        page.keyboard.press("Enter")
        expect(page.locator("#turn-1 .tk-feedback")).to_be_visible()
        expect(page.locator("#turn-1")).to_be_focused()
        page.focus("#turn-1 [data-rate=yes]")
        page.keyboard.press("Enter")
        expect(page.locator("#turn-1 p.tk-feedback")).to_be_focused()
        page.focus("#tk-neu")
        page.keyboard.press("Enter")
        expect(page.locator("#tk-frage textarea")).to_be_focused()


@pytest.fixture(scope="module")
def program(model_data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole program over a starter document: ingested, then served, as a user would."""
    data = tmp_path_factory.mktemp("program")
    (data / "models").symlink_to(model_data_dir / "models")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ui.cli", "--data-dir", str(data)]
    subprocess.run([*command, "ingest", str(STARTER)], check=True, capture_output=True, env=environment, cwd=ROOT)
    serving = subprocess.Popen(
        [*command, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )
    try:
        assert serving.stderr is not None
        found = re.search(r"http://[\d.:]+", serving.stderr.readline())
        assert found
        _wait_for(found[0])
        yield found[0]
    finally:
        serving.terminate()
        serving.communicate(timeout=SECONDS)


def _wait_for(url: str) -> None:
    """Until the page has taken the place of the one that says to wait."""
    deadline = time.monotonic() + 2 * SECONDS
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(url).close()
        except (urllib.error.HTTPError, urllib.error.URLError):
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the page did not come")


def test_the_whole_program_answers_with_a_page_that_opens(browser: Browser, program: str) -> None:
    with visit(browser, program) as here:
        page = here.page
        assert page.evaluate("document.documentElement.lang") == "de"
        page.get_by_role("button", name="Welche Stadt misst mit Sensoren die Wasserqualität?").click()
        expect(page.locator("#turn-1 .tk-feedback")).to_be_visible()
        answer = page.inner_text("#turn-1 .tk-answer")
        assert "Wolfsburg" in answer
        assert "13 Messstellen" in answer
        assert "3 Sensoren" in answer
        assert "gedruckt: 1" in page.inner_text("#quelle-1")
        image = page.locator("#quelle-1 .tk-page img")
        image.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('#quelle-1 .tk-page img').naturalWidth > 100")
        with page.context.expect_page() as opened:
            page.click("#quelle-1 .tk-open")
        address = opened.value.url
        assert address.endswith("/file#page=3")
        response = page.request.get(address.split("#")[0])
        assert response.headers["content-type"] == "application/pdf"
        assert (here.hosts, here.complaints) == ({"127.0.0.1"}, [])
