"""The chat page behind its HTML: what a tab remembers, which doors stand open, how an answer grows."""

from __future__ import annotations

import asyncio
import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import gradio as gr
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import (
    LONGEST_QUESTION,
    Answer,
    AnswerRequest,
    AnswerStatus,
    ComposerInfo,
    Profile,
    Statement,
    Support,
)
from assistant.answer import Turn as PastTurn
from assistant.events import Cancelled, Event, Listener
from assistant.records.feedback import Feedback, FeedbackReason, RecordedFeedback
from assistant.records.kept import KeptAnswer
from assistant.settings import load_settings
from ingest.documents import MunicipalityType, State
from ingest.errors import Busy, InvalidSettings
from ui.chat import build_page, mount_page
from ui.chat.conversation import MOST_TURNS, Conversation, FormValues, population, problem_with, request_of, typed_words
from ui.chat.doors import german_page
from ui.chat.handlers import Handlers, restarted, show_sources
from ui.page import footer_links
from ui.render.frame import footer_html, start_html
from ui.render.turns import Turn
from ui.render.words import say

CREATED = datetime(2026, 11, 22, tzinfo=UTC)


def answer_to(request: AnswerRequest, text: str = "Wolfsburg misst.") -> Answer:
    return Answer(
        id=f"answer to {request.question}",
        conversation_id=request.conversation_id or "new",
        question=request.question,
        standalone_question=request.question,
        status=AnswerStatus.ANSWERED,
        text=text,
        statements=(Statement(text=text, support=Support.FRAMING),),
        composer=ComposerInfo(kind="extractive"),
        created_at=CREATED,
    )


def answering(request: AnswerRequest, listen: Listener) -> Answer:
    answer = answer_to(request)
    listen(Event("status", "retrieve"))
    listen(Event("statement", answer.statements[0]))
    listen(Event("answer", answer))
    return answer


def conversation(turns: int) -> Conversation:
    found = Conversation()
    for number in range(1, turns + 1):
        turn = found.new_turn(f"Frage {number}?")
        request = AnswerRequest(question=turn.question, conversation_id=found.id)
        found = found.with_turn(Turn(turn.number, turn.question, answer=answer_to(request, f"Antwort {number}.")))
    return found


def test_a_tab_remembers_its_conversation_and_sends_the_last_turns() -> None:
    talk = conversation(8)
    assert talk.id == "new"
    assert [turn.number for turn in talk.turns] == [1, 2, 3, 4, 5, 6, 7, 8]
    request = request_of(talk, "Und dort?", FormValues())
    assert request.conversation_id == "new"
    assert request.history == tuple(PastTurn(question=f"Frage {n}?", answer=f"Antwort {n}.") for n in range(3, 9))
    assert request_of(Conversation(), "Wer?", FormValues()) == AnswerRequest(question="Wer?")


def test_old_turns_go_and_numbers_go_on() -> None:
    talk = conversation(MOST_TURNS + 3)
    assert len(talk.turns) == MOST_TURNS
    assert talk.turn(3) is None
    assert talk.turn(4) == talk.turns[0]
    assert talk.new_turn("Neu?").number == MOST_TURNS + 4


def test_the_form_becomes_profile_and_filters() -> None:
    form = FormValues(" Kusel ", "Hessen", "Landkreis", "12.500 Einwohner", "Bayern", "parken")
    assert form.profile == Profile(name="Kusel", state=State.HESSEN, population=12500, type=MunicipalityType.LANDKREIS)
    assert (form.filters.state, form.filters.topic) == (State.BAYERN, "parken")


def test_plain_language_is_asked_for_where_it_is_chosen() -> None:
    assert request_of(Conversation(), "Wer?", FormValues(plain=True)).style == "einfach"
    assert request_of(Conversation(), "Wer?", FormValues(plain=False)).style == "standard"


@given(st.lists(st.none() | st.booleans() | st.text(max_size=300), min_size=7, max_size=7))
def test_no_form_is_too_strange(values: list[str | bool | None]) -> None:
    request = request_of(Conversation(), "Wer?", FormValues(*values))
    assert request.question == "Wer?"


def test_the_foot_links_to_what_the_operator_has_configured() -> None:
    environment = {
        "TRANSFERKOMPASS_PAGE__IMPRINT_URL": "https://example.org/impressum",
        "TRANSFERKOMPASS_PAGE__ACCESSIBILITY_URL": "https://example.org/barrierefrei",
    }
    links = footer_links(load_settings(environment).page)
    assert links == (
        ("Impressum", "https://example.org/impressum"),
        ("Erklärung zur Barrierefreiheit", "https://example.org/barrierefrei"),
    )
    assert footer_links(load_settings({}).page) == ()
    assert 'href="https://example.org/impressum"' in footer_html(links)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "impressum", "https://", "https://a b"])
def test_the_foot_links_to_web_pages_only(url: str) -> None:
    with pytest.raises(InvalidSettings, match="TRANSFERKOMPASS_PAGE__PRIVACY_URL"):
        load_settings({"TRANSFERKOMPASS_PAGE__PRIVACY_URL": url})


@pytest.mark.parametrize(
    ("words", "expected"),
    [("12.500", 12500), ("12 500", 12500), ("viele", None), ("", None), ("0", None), ("9" * 40, None)],
)
def test_populations_are_read_as_people_write_them(words: str, expected: int | None) -> None:
    assert population(words) == expected


def test_what_cannot_be_asked_is_said() -> None:
    assert problem_with("") == "Bitte geben Sie eine Frage ein."
    assert problem_with("a" * LONGEST_QUESTION) is None
    assert problem_with("a" * 2001) == "Die Frage ist zu lang (2001 Zeichen). Möglich sind 2000. Bitte kürzen Sie sie."
    assert typed_words(" a\x00\ud800b ") == "ab"
    assert typed_words(["a"]) == ""


TAB = gr.Request(session_hash="tab")
OTHER_TAB = gr.Request(session_hash="other")


class Page:
    """Handlers with everything they were given."""

    def __init__(self, answer: Any = answering) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self.rated: list[tuple[str, Feedback]] = []
        self.handlers = Handlers(answer, self._rate, self._recall, ThreadPoolExecutor(1))

    def _rate(self, answer_id: str, feedback: Feedback) -> bool:
        self.rated.append((answer_id, feedback))
        return True

    def _recall(self, conversation_id: str, most: int) -> list[KeptAnswer]:
        said = RecordedFeedback(answer_id="1", created_at=CREATED, useful=True)
        kept = [answering(AnswerRequest(question=question), lambda _: None) for question in ("Wer misst?", "Wo?")]
        return [KeptAnswer(answer=answer, verdicts=None, feedback=(said,)) for answer in kept][-most:]

    def ask(self, question: str, talk: Conversation = Conversation()) -> list[list[Any]]:  # noqa: B008
        async def all_values() -> list[list[Any]]:
            return [values async for values in self.handlers.typed(TAB, question, talk)]

        return asyncio.run(all_values())


def event(**data: Any) -> gr.EventData:
    return gr.EventData(None, data)


def test_an_answer_grows_and_is_remembered() -> None:
    first, *_, last = Page().ask(" Wer misst? ")
    past, current, _, status, question, talk = first
    assert (past, question) == ("", "")
    assert "Wer misst?" in current
    assert 'data-busy="true"' in status
    assert talk == gr.skip()
    _, current, sources, status, _, talk = last
    assert "Wolfsburg misst." in current
    assert "zur Frage „Wer misst?“" in sources
    assert 'data-busy="false"' in status
    assert "Wolfsburg misst." in status
    assert [turn.question for turn in talk.turns] == ["Wer misst?"]
    assert talk.id == "new"


def test_an_english_question_is_worked_on_answered_and_rated_in_english() -> None:
    page = Page()
    first, *_, last = page.ask("Who measures the water?")
    assert "Reading your question" in first[3]
    assert "The answer is there." in last[3]
    assert "for the question “Who measures the water?”" in last[2]
    thanks = page.handlers.rated(event(turn=1, useful=True), last[5])[2]
    assert ("Thank you" in thanks, 'lang="en"' in thanks) == (True, True)
    failed = page.handlers.rated(event(turn=1, reason="nonsense"), last[5])[2]
    assert "could not be saved" in failed


def test_an_empty_question_changes_nothing_but_the_status() -> None:
    (values,) = Page().ask(" \n")
    assert values[:3] + values[4:] == [gr.skip()] * 5
    assert "Bitte geben Sie eine Frage ein." in values[3]


def test_an_empty_field_in_a_conversation_is_not_remarked_on() -> None:
    assert Page().ask("", conversation(1)) == [[gr.skip()] * 6]


def test_an_answer_that_fails_gives_the_question_back() -> None:
    def failing(request: AnswerRequest, listen: Listener) -> Answer:
        raise Busy("voll")

    values = Page(failing).ask("Wer misst?")[-1]
    assert "nicht angekommen" in values[3]
    assert values[4] == "Wer misst?"
    assert values[5] == gr.skip()


def test_a_reader_who_leaves_stops_the_answer() -> None:
    stopped = threading.Event()
    going = threading.Event()

    def slow(request: AnswerRequest, listen: Listener) -> Answer:
        try:
            while True:
                listen(Event("status", "retrieve"))
                going.wait(0.01)
        except Cancelled:
            stopped.set()
            raise

    async def leave() -> None:
        values = Page(slow).handlers.typed(TAB, "Wer misst?", Conversation())
        await anext(values)
        await anext(values)
        await values.aclose()  # type: ignore[attr-defined]

    asyncio.run(leave())
    assert stopped.wait(5)


@pytest.mark.parametrize("shown", [True, False])
def test_a_reader_who_stops_keeps_what_was_shown_and_asks_on(shown: bool) -> None:
    cancelled = threading.Event()

    def endless(request: AnswerRequest, listen: Listener) -> Answer:
        if shown:
            listen(Event("statement", Statement(text="Wolfsburg misst.", support=Support.QUOTED)))
        try:
            while True:
                listen(Event("status", "compose"))
                time.sleep(0.01)
        except Cancelled:
            cancelled.set()
            raise

    async def stopped_on_the_way() -> list[Any]:
        handlers = Page(endless).handlers
        values = handlers.typed(TAB, "Wer misst?", Conversation())
        await anext(values)
        await anext(values)
        await handlers.stopped(OTHER_TAB)
        await anext(values)
        await handlers.stopped(TAB)
        last = [one async for one in values][-1]
        await handlers.stopped(TAB)
        assert handlers.writing == {}
        return last

    last = asyncio.run(stopped_on_the_way())
    assert cancelled.wait(5)
    assert ("Wolfsburg misst." in last[1], "Der Rest der Antwort fehlt, auch Hinweise" in last[1]) == (shown, shown)
    assert ("bevor etwas Geprüftes da war" in last[1]) == (not shown)
    assert ("angehalten" in last[3], 'data-busy="false"' in last[3]) == (True, True)
    assert last[4] == gr.skip()
    history = request_of(last[5], "Und wo?", FormValues()).history
    assert history == ((PastTurn(question="Wer misst?", answer="Wolfsburg misst."),) if shown else ())
    assert "Kassel" in Page().ask("Kassel?", last[5])[-1][1]


def test_feedback_is_handed_on_and_thanked_for() -> None:
    page = Page()
    talk = conversation(2)
    past, current, status, changed = page.handlers.rated(event(turn=2, useful=False, reason="outdated"), talk)
    assert page.rated == [("answer to Frage 2?", Feedback(useful=False, reason=FeedbackReason.OUTDATED))]
    assert "Danke für Ihre Rückmeldung." in current
    assert "Danke für Ihre Rückmeldung." not in past
    assert "Danke" in status
    assert changed.turn(2).useful is False


def test_a_page_loaded_anew_gets_the_conversation_it_names_and_no_other() -> None:
    handlers = Page().handlers
    past, current, sources, _, _, talk = handlers.recalled(event(conversation="0" * 32))
    assert "Wer misst?" in past
    assert "Wo?" in current
    assert "Wo?" in sources
    assert [(turn.number, turn.useful) for turn in talk.turns] == [(1, True), (2, True)]
    assert 'data-conversation="' in current
    for named in ("c1", "0" * 33, None, 7, ["0" * 32]):
        assert handlers.recalled(event(conversation=named)) == [gr.skip()] * 6


@pytest.mark.parametrize(
    "data", [{}, {"turn": 9, "useful": True}, {"turn": [], "useful": True}, {"turn": 2, "reason": "nonsense"}]
)
def test_strange_feedback_is_not_recorded(data: dict[str, Any]) -> None:
    page = Page()
    values = page.handlers.rated(event(**data), conversation(2))
    assert page.rated == []
    assert "nicht gespeichert" in values[2]


def test_sources_of_earlier_answers_can_be_seen_again() -> None:
    assert "Frage 1?" in show_sources(event(turn=1), conversation(2))
    assert show_sources(event(turn=7), conversation(2)) == gr.skip()
    assert restarted()[1] == start_html()
    assert restarted()[5] == Conversation()


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = FastAPI()

    @app.get("/api/v1/ping")
    def ping() -> str:
        return "pong"

    mount_page(app, build_page(answering, about=lambda: None, topics=[("parken", "Parken")]))
    with TestClient(app) as client:
        yield client


def test_the_page_is_german_and_names_itself(client: TestClient) -> None:
    response = client.get("/", headers={"accept-encoding": "gzip, br"})
    html = response.text
    assert response.status_code == 200
    assert response.headers["content-length"] == str(len(response.content))
    assert re.search(r'<html\s+lang="de"', html)
    assert "<title>Transferkompass</title>" in html
    assert "<noscript>" in html
    assert 'property="og:' not in html
    assert "twitter:" not in html
    assert "iframeResizer.contentWindow" not in html


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    html = client.get("/").text
    head = html[: html.index("window.gradio_config")]
    assert "http" not in re.sub(r'http-equiv|href="\./', "", head)
    assert "fonts.g" not in html
    styles = client.get("/theme.css").text
    assert "@import" not in styles
    assert {address[:5] for address in re.findall(r"""url\(["']?([^)]+)""", styles)} == {"data:"}


@pytest.mark.parametrize(
    "path",
    [
        "/config",
        "/config/",
        "/gradio_api/info",
        "/gradio_api/openapi.json",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=https://example.org",
        "/gradio_api/call/typed/1",
        "/gradio_api/runs",
        "/gradio_api/deep_link?session_hash=a",
        "/gradio_api/app_id",
        "/gradio_api/user",
        "/gradio_api/token",
        "/monitoring",
        "/manifest.json",
        "/assets/../../../etc/passwd",
        "/docs",
        "/openapi.json",
    ],
)
def test_doors_to_read_are_closed(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/call/typed",
        "/gradio_api/call/v2/typed",
        "/gradio_api/run/predict",
        "/gradio_api/api/predict",
        "/gradio_api/component_server",
        "/gradio_api/process_recording",
        "/gradio_api/vibe-edit",
        "/gradio_api/stream/1",
        "/login",
    ],
)
def test_doors_to_send_are_closed(client: TestClient, path: str) -> None:
    refused = client.post(path, json={"data": ["Wer misst?"]})
    assert (refused.status_code, refused.headers["content-type"]) == (404, "application/problem+json")
    assert (refused.json()["code"], refused.json()["detail"]) == ("not_found", say("doors.closed"))
    assert client.put(path, json={}).status_code == 404


@pytest.mark.parametrize(("path", "allowed"), [("/", "GET, HEAD"), ("/gradio_api/queue/join", "POST")])
def test_open_doors_say_how_they_open(client: TestClient, path: str, allowed: str) -> None:
    refused = client.put(path, json={})
    assert (refused.status_code, refused.headers["allow"]) == (405, allowed)
    assert refused.json()["code"] == "method_not_allowed"


def test_large_bodies_and_bodies_without_a_length_are_refused(client: TestClient) -> None:
    large = {"data": ["a" * 40_000], "fn_index": 1, "session_hash": "s"}
    assert client.post("/gradio_api/queue/join", json=large).status_code == 413
    assert client.post("/gradio_api/queue/join", content=iter([b"{}"])).status_code == 413


def test_the_interface_beside_the_page_stays_open(client: TestClient) -> None:
    assert client.get("/api/v1/ping").json() == "pong"


def test_the_page_tells_programs_nothing_to_call(client: TestClient) -> None:
    html = client.get("/").text
    shown = html[html.index("window.gradio_api_info") :]
    assert '"named_endpoints":{}' in shown[:200].replace(" ", "")


def test_pages_of_other_shapes_stay_whole() -> None:
    assert german_page("<p>x</p>") == "<p>x</p>"
