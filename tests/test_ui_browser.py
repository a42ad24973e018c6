"""The chat page in a real browser: with answers made up for the test, and once with the whole program."""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import SECONDS, chromium, served, visit
from fastapi import FastAPI, Response
from playwright.sync_api import Browser, Page, expect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.answer import (
    Answer,
    AnswerRequest,
    AnswerStatus,
    Citation,
    ComposerInfo,
    Contact,
    Handoff,
    Notice,
    NoticeCode,
    Statement,
    StatementSource,
    Support,
)
from assistant.events import Event, Listener
from assistant.records.feedback import Feedback, FeedbackReason
from ingest.documents import DocumentKind
from ingest.index.hits import IndexSummary
from ui.chat import build_page, mount_page
from ui.chat.page import Links

pytestmark = pytest.mark.browser
expect.set_options(timeout=SECONDS * 1000)

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "corpus" / "starter" / "dossiers" / "wasser-und-starkregen.pdf"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364600000000600023081d02f0000000049454e44ae426082"
)
EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script> ${alert(3)} {{alert(4)}} [x](javascript:alert(5))"
LATE_SECONDS = 3
"""How long a stream's end is held back where no further question comes."""
READ_SECONDS = 0.5
"""So long the browser has the word that the next question came in before the stream's end."""
LINKS = (("Impressum", "https://example.org/impressum"), ("Datenschutz", "https://example.org/datenschutz"))
WORKING = "Ich suche in den Dokumenten …"


class Answers:
    """Answers that repeat the question; knows what it was asked and told."""

    def __init__(self) -> None:
        self.requests: list[AnswerRequest] = []
        self.feedback: list[tuple[str, Feedback]] = []
        self.go_on = threading.Event()

    def answer(self, request: AnswerRequest, listen: Listener) -> Answer:
        self.requests.append(request)
        answer = self._answer(request)
        listen(Event("status", "retrieve"))
        if "langsam" in request.question:
            self.go_on.wait(SECONDS)
        for citation in answer.citations:
            listen(Event("citation", citation))
        for statement in answer.statements:
            listen(Event("statement", statement))
        listen(Event("answer", answer))
        return answer

    def rate(self, answer_id: str, feedback: Feedback) -> bool:
        self.feedback.append((answer_id, feedback))
        return True

    def _answer(self, request: AnswerRequest) -> Answer:
        unanswered = "Drohne" in request.question
        status = AnswerStatus.NO_EVIDENCE if unanswered else AnswerStatus.ANSWERED
        text = f"Zu „{request.question}“ steht etwas da."
        return Answer(
            id=f"a{len(self.requests)}",
            conversation_id=request.conversation_id or "c1",
            question=request.question,
            standalone_question=request.question,
            status=status,
            text=f"{text} [1] [2]",
            statements=(Statement(text=text, citations=(1, 2), support=Support.QUOTED),),
            citations=tuple(_citation(number, request.question) for number in (1, 2)),
            notices=(Notice(code=NoticeCode.OUTDATED, text="Angaben zu [1] sind alt."),),
            suggestions=("Was macht Wolfsburg?",),
            handoff=_handoff() if unanswered else None,
            composer=ComposerInfo(kind="extractive"),
            created_at=datetime(2026, 11, 22, tzinfo=UTC),
        )


def _citation(number: int, question: str) -> Citation:
    return Citation(
        number=number,
        document="a.pdf",
        document_id="d1",
        title=f"Dokument {number}",
        publisher="Herausgeber",
        kind=DocumentKind.TRANSFERPAPIER,
        date="2022-10",
        page=3,
        page_label="1",
        section=("Gute Praxis",),
        quote=question,
        source=StatementSource(title="Ursprung", url="https://example.org/ursprung", date="2021"),
    )


def _handoff() -> Handoff:
    contact = Contact(name="KTS", email="kts@example.org")
    return Handoff(reason="Die KTS hilft weiter.", contact=contact, subject="Frage", draft="Guten Tag,\n\nFrage.")


@pytest.fixture(scope="module")
def answers() -> Answers:
    return Answers()


class LateEnd:
    """Holds back the end of Gradio's event stream, as a slow machine does, until another question has come in."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.joined = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        late = path.endswith("/queue/data")
        await self._app(scope, receive, partial(self._later, send) if late else send)
        if path.endswith("/queue/join"):
            self.joined.set()

    async def _later(self, send: Send, message: Message) -> None:
        if b"close_stream" in message.get("body", b""):
            self.joined.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.joined.wait(), LATE_SECONDS)
            await asyncio.sleep(READ_SECONDS)
        await send(message)


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


def page_with_documents(answers: Answers, links: Links = ()) -> FastAPI:
    """The page, and as much of the API as it links to."""
    app = FastAPI()

    @app.get("/api/v1/documents/{document_id}/file")
    def file(document_id: str) -> Response:
        return Response(f"<title>Original {document_id}</title>", media_type="text/html")

    @app.get("/api/v1/documents/{document_id}/pages/{number}.png")
    def image(document_id: str, number: int) -> Response:
        return Response(PIXEL, media_type="image/png")

    summary = IndexSummary("1", "e", 5, 9, 2, 3, "2026-11")
    topics = [("parken", "Parken")]
    mount_page(app, build_page(answers.answer, about=lambda: summary, rate=answers.rate, topics=topics, links=links))
    return app


@pytest.fixture(scope="module")
def url(answers: Answers) -> Iterator[str]:
    with served(page_with_documents(answers, LINKS)) as url:
        yield url


@pytest.fixture(scope="module")
def late_url(answers: Answers) -> Iterator[str]:
    with served(LateEnd(page_with_documents(answers))) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def ask(page: Page, question: str, turn: int = 1) -> None:
    page.fill("#tk-frage textarea", question)
    page.keyboard.press("Enter")
    expect(page.locator(f"#turn-{turn} .tk-feedback")).to_be_visible()


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
        assert (request.conversation_id, [turn.question for turn in request.history]) == ("c1", ["Eins?"])
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


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (1280, 900)])
def test_nothing_is_wider_than_the_screen(browser: Browser, url: str, width: int, height: int) -> None:
    with visit(browser, url, width=width, height=height) as here:
        page = here.page
        ask(page, "Wer misst mit Sensoren die " + "Wasserqualitäts" * 8 + "messung?")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        left, right = page.locator("#tk-links").bounding_box(), page.locator("#tk-rechts").bounding_box()
        assert left is not None
        assert right is not None
        if width < 1000:
            assert right["y"] >= left["y"] + left["height"]
        else:
            assert right["x"] >= left["x"] + left["width"]


CONTRAST = """() => {
  const part = (value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const light = ([red, green, blue]) => 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const colour = numbers(getComputedStyle(element).backgroundColor);
      if (colour[3] !== 0) return colour;
    }
    return [255, 255, 255];
  };
  const unseen = "script, style, noscript, .tk-unseen, .sr-only, .toast-wrap, .wrap.center, .wrap.default";
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (!words || !element.checkVisibility() || element.closest(unseen)) continue;
    const colours = [numbers(getComputedStyle(element).color), ground(element)];
    const [more, less] = colours.map(light).sort((one, other) => other - one);
    const ratio = (more + 0.05) / (less + 0.05);
    if (ratio < 4.5) low.push(`${element.tagName} ${words.slice(0, 40)} ${ratio.toFixed(2)}`);
  }
  return low;
}"""


UNLABELLED = """() => [...document.querySelectorAll("input, textarea, select, button, a[href], img")]
  .filter((one) => one.checkVisibility())
  .filter((one) => !(one.labels?.length || one.ariaLabel || one.textContent.trim() || one.closest("[aria-label]")))
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(browser: Browser, url: str, scheme: str) -> None:
    """WCAG 2.2, 1.4.3: contrast of at least 4.5 to 1."""
    with visit(browser, url) as here:
        page = here.page
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.reload()
        page.wait_for_selector("#tk-frage textarea")
        assert page.evaluate(CONTRAST) == []
        ask(page, "Was kostet eine Drohne?")
        page.click("#tk-angaben button")
        assert page.evaluate(CONTRAST) == []
        page.emulate_media(media="print")
        page.wait_for_function(f"({CONTRAST})().length === 0")  # Colours change in a moment, not at once.


def test_every_field_has_a_label_and_every_heading_its_level(browser: Browser, url: str) -> None:
    with visit(browser, url) as here:
        page = here.page
        ask(page, "Was kostet eine Drohne?")
        page.click("#tk-angaben button")
        unlabelled = page.evaluate(UNLABELLED)
        assert unlabelled == []
        levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(e => Number(e.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


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
