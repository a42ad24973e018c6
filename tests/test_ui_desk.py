"""The review desk: its page alone, and with a real service in a real browser."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import SECONDS, chromium, served, visit
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect
from small_assistant import WATER, Gate, small_runtime, small_settings, write_documents

from assistant.answer import AnswerRequest, AnswerStatus, NoticeCode, Wire
from assistant.api.app import create_app
from assistant.api.reviews import LONGEST_SEARCH
from assistant.records.feedback import Feedback
from assistant.records.recording import Records
from assistant.requests import IngestOrder
from assistant.reviews.review import KeptStatement, ReviewRequest, ReviewState
from assistant.runtime import Runtime
from ui.desk import PATH, desk_page, is_desk
from ui.desk.page import PAGE, STATIC, desk_rules, desk_texts

expect.set_options(timeout=SECONDS * 1000)

TOKEN = "nur-für-diesen-test".encode().hex()
MARKUP = "<img src=x onerror=alert(1)> Was zählt Kassel?"


def test_only_its_own_addresses_are_the_desk() -> None:
    assert [is_desk(path) for path in (PATH, f"{PATH}/desk.js", "/", "/pruefendes", "/api/v1/reviews")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def test_nothing_but_its_own_script_runs_and_nothing_is_framed() -> None:
    with TestClient(desk_page()) as client:
        page = client.get(PATH)
        policy = page.headers["content-security-policy"]
        for name in re.findall(r'(?:src|href)="(/pruefen/[^"]+)"', page.text):
            assert client.get(name).status_code == 200
    assert page.status_code == 200
    assert 'lang="de"' in page.text
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert not re.findall(r"<script(?![^>]*(?:src=|application/json))", page.text)


def test_every_text_the_script_asks_for_is_there() -> None:
    script = (STATIC / "desk.js").read_text(encoding="utf-8")
    asked = set(re.findall(r'say\("([\w.]+)"', script)) | set(re.findall(r'"((?:decide|detail|list)\.\w+)"', script))
    texts = json.loads(json.dumps(desk_texts()))
    missing = [key for key in asked if not isinstance(_at(texts, key), str)]
    assert missing == []
    assert len(asked) > 30


def test_what_became_of_an_answer_is_told_in_words_whatever_it_is() -> None:
    values = [*(f"status.{one}" for one in AnswerStatus), *(f"state.{one}" for one in ReviewState)]
    assert [key for key in values if not isinstance(_at(desk_texts(), key), str)] == []


def test_rows_of_einfache_sprache_are_told_by_notices_there_are() -> None:
    """Asked alike in both styles, two rows of the list looked the same."""
    script = (STATIC / "desk.js").read_text(encoding="utf-8")
    told = re.search(r"const isPlain = .*?\[(.*?)\]\.includes", script)
    assert told
    assert {code.strip(' "') for code in told[1].split(",")} == {NoticeCode.NOT_REVIEWED, NoticeCode.NOT_PLAIN}
    assert 'isPlain(one.answer) ? mark(say("list.plain"))' in script


def test_the_form_offers_what_the_api_takes() -> None:
    rules = desk_rules()
    with TestClient(desk_page()) as client:
        told = re.search(r'id="rules">(.*?)</script>', client.get(PATH).text)
    assert told
    assert json.loads(told[1]) == rules
    assert rules["longest"] == {
        "reviewer": _longest(ReviewRequest, "reviewer"),
        "note": _longest(ReviewRequest, "note"),
        "statement": _longest(KeptStatement, "text"),
        "search": LONGEST_SEARCH,
    }
    script = (STATIC / "desk.js").read_text(encoding="utf-8")
    assert re.findall(r"maxlength: (?!RULES)|\"(?:answered|framing)\"", script) == []


def _longest(model: type[Wire], name: str) -> int:
    kinds = model.model_json_schema()["properties"][name]["anyOf"]
    return int(next(kind["maxLength"] for kind in kinds if "maxLength" in kind))


def _at(texts: object, key: str) -> object:
    for part in key.split("."):
        texts = texts.get(part) if isinstance(texts, dict) else None
    return texts


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def runtime(tmp_path: Path) -> Runtime:
    settings = small_settings(tmp_path, review_token=TOKEN)
    records = Records(settings.database_url)
    runtime = small_runtime(settings, records, Gate())
    runtime.ingest(IngestOrder(paths=(write_documents(tmp_path / "docs"),)), lambda _: None)
    answer = runtime.service().answer(AnswerRequest(question=WATER))
    records.add_feedback(answer.id, Feedback(useful=False, comment="Seit wann?"))
    runtime.service().answer(AnswerRequest(question=MARKUP))
    return runtime


@pytest.fixture
def url(runtime: Runtime) -> Iterator[str]:
    records = Records(runtime.settings.database_url)
    with served(create_app(runtime, records, page=desk_page)) as address:
        yield address


def enter(page: Page, token: str = TOKEN) -> None:
    page.get_by_label("Kennwort der Prüfung").fill(token)
    page.get_by_label("Ihr Kürzel oder Ihre Stelle").fill("KTS")
    page.get_by_role("button", name="Öffnen").click()


@pytest.mark.browser
def test_staff_correct_approve_and_withdraw(browser: Browser, url: str, runtime: Runtime) -> None:
    with visit(browser, f"{url}{PATH}", ready="#token") as here:
        page = here.page
        enter(page)
        page.get_by_role("button", name=WATER).click()
        expect(page.get_by_text("Seit wann?")).to_be_visible()
        page.get_by_label("behalten").uncheck()
        page.get_by_role("button", name="Berichtigt freigeben").click()
        expect(page.get_by_role("alert")).to_contain_text("So bliebe nichts übrig")
        page.get_by_label("behalten").check()
        words = page.get_by_label("Aussage 1", exact=True)
        words.fill("Wolfsburg misst die Wasserqualität mit 40 Sensoren.")
        page.get_by_role("button", name="Berichtigt freigeben").click()
        expect(page.get_by_role("alert")).to_contain_text("Aussage 1 steht so nicht in ihren Quellen")
        words.fill("In Wolfsburg wird die Wasserqualität mit Sensoren gemessen.")
        page.get_by_role("button", name="Berichtigt freigeben").click()
        expect(page.get_by_role("status")).to_contain_text("Freigegeben als Fassung 1")
        told = runtime.service().answer(AnswerRequest(question=WATER))
        assert told.text == "In Wolfsburg wird die Wasserqualität mit Sensoren gemessen. [1]"
        page.get_by_label("Antworten", exact=True).select_option("entschieden")
        page.get_by_role("button", name=WATER).click()
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Zurückziehen").click()
        expect(page.get_by_role("status")).to_contain_text("Zurückgezogen bis")
        assert runtime.service().answer(AnswerRequest(question=WATER)).citations == ()
        assert here.hosts == {"127.0.0.1"}


@pytest.mark.browser
def test_staff_look_for_an_answer_and_read_on_in_a_long_list(browser: Browser, url: str, runtime: Runtime) -> None:
    for number in range(PAGE):
        runtime.service().answer(AnswerRequest(question=f"Was zählt Kassel {number}?"))
    with visit(browser, f"{url}{PATH}", ready="#token") as here:
        page = here.page
        enter(page)
        rows = page.locator(".list button")
        expect(rows).to_have_count(PAGE)
        page.get_by_role("button", name="Weitere zeigen").click()
        expect(rows).to_have_count(PAGE + 2)
        expect(rows.nth(PAGE)).to_be_focused()
        page.get_by_label("Wörter aus Frage oder Antwort").fill("wasserqualitaet wolfsburg")
        page.get_by_label("Wörter aus Frage oder Antwort").press("Enter")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(WATER)
        page.get_by_label("Antworten", exact=True).focus()
        page.get_by_label("Antworten", exact=True).select_option("zurückgezogen")
        expect(page.get_by_text("In dieser Auswahl gibt es keine Antworten.")).to_be_visible()
        expect(page.get_by_label("Antworten", exact=True)).to_be_focused()


@pytest.mark.browser
def test_the_desk_is_used_by_keyboard_alone(browser: Browser, url: str, runtime: Runtime) -> None:
    with visit(browser, f"{url}{PATH}", width=360, ready="#token") as here:
        page, keys = here.page, here.page.keyboard
        keys.type(TOKEN)
        keys.press("Enter")
        expect(page.get_by_role("heading", name="Fragen")).to_be_focused()
        row = page.get_by_role("button", name=WATER)
        row.press("Enter")
        expect(page.get_by_role("heading", name=WATER)).to_be_focused()
        keys.press("Escape")
        expect(row).to_be_focused()
        row.press("Enter")
        page.get_by_role("button", name="Zur Liste").press("Enter")
        expect(row).to_be_focused()
        row.press("Enter")
        page.get_by_label("Anmerkung (nur für Prüfende)").fill("gelesen")
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.get_by_role("button", name=MARKUP).press("Enter")
        assert "nicht gespeichert" in asked[0]
        expect(page.get_by_label("Anmerkung (nur für Prüfende)")).to_have_value("gelesen")
        page.get_by_role("button", name="Freigeben").press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Freigegeben als Fassung 1")
        expect(page.get_by_role("heading", name="Fragen")).to_be_focused()
        expect(page.locator(".list button")).to_have_count(1)


@pytest.mark.browser
def test_greetings_are_not_told_to_wait_for_staff(browser: Browser, url: str, runtime: Runtime) -> None:
    with sqlite3.connect(runtime.settings.index.data_dir / "records.sqlite") as connection:
        connection.execute("UPDATE answers SET status = 'conversation' WHERE question = ?", (MARKUP,))
    with visit(browser, f"{url}{PATH}", ready="#token") as here:
        enter(here.page)
        rows = here.page.locator(".list button")
        expect(rows).to_have_count(1)
        here.page.get_by_label("Antworten", exact=True).select_option("alle")
        expect(rows).to_have_count(2)


@pytest.mark.browser
def test_staff_are_told_what_concerns_one_answer_only(browser: Browser, url: str, runtime: Runtime) -> None:
    with sqlite3.connect(runtime.settings.index.data_dir / "records.sqlite") as connection:
        connection.execute("UPDATE answers SET question_key = NULL")
    with visit(browser, f"{url}{PATH}", ready="#token") as here:
        page = here.page
        enter(page)
        page.get_by_role("button", name=WATER).click()
        page.on("dialog", lambda dialog: dialog.accept())
        page.get_by_role("button", name="Zurückziehen").click()
        expect(page.get_by_role("status")).to_contain_text("Das betrifft nur diese eine Antwort")
        page.get_by_label("Antworten", exact=True).select_option("entschieden")
        row = page.get_by_role("button", name=WATER)
        expect(row).to_contain_text("gilt nur hier")
        row.click()
        expect(page.locator("#detail")).to_contain_text("Das betrifft nur diese eine Antwort")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_questions_are_shown_as_text_and_nothing_is_wider_than_the_screen(
    browser: Browser, url: str, width: int
) -> None:
    with visit(browser, f"{url}{PATH}", width=width, height=800, ready="#token") as here:
        page = here.page
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        enter(page)
        page.get_by_role("button", name=MARKUP).click()
        expect(page.get_by_role("heading", name=MARKUP)).to_be_visible()
        assert page.locator("main img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.browser
def test_a_wrong_password_is_told_and_not_kept(browser: Browser, url: str) -> None:
    with visit(browser, f"{url}{PATH}", ready="#token") as here:
        enter(here.page, "falsch")
        expect(here.page.get_by_role("alert")).to_contain_text("Dieses Kennwort stimmt nicht")
        assert here.page.evaluate("sessionStorage.getItem('token')") is None
