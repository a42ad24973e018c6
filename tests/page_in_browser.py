"""The chat page with answers made up for the test, in a real browser."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from uuid import uuid4

import pytest
from browsing import SECONDS, chromium, served
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
from assistant.events import Cancelled, Event, Listener
from assistant.records.feedback import Feedback
from assistant.records.kept import KeptAnswer
from ingest.documents import DocumentKind
from ingest.index.hits import IndexSummary
from ui.chat import build_page, mount_page
from ui.chat.page import Links

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364600000000600023081d02f0000000049454e44ae426082"
)


LATE_SECONDS = 3
"""How long a stream's end is held back where no further question comes."""


READ_SECONDS = 0.5
"""So long the browser has the word that the next question came in before the stream's end."""


ENDLESS = "endlos"
"""A question with this word is never answered to the end."""


LINKS = (("Impressum", "https://example.org/impressum"), ("Datenschutz", "https://example.org/datenschutz"))


class Answers:
    """Answers that repeat the question; knows what it was asked and told."""

    def __init__(self) -> None:
        self.requests: list[AnswerRequest] = []
        self.feedback: list[tuple[str, Feedback]] = []
        self.given: list[Answer] = []
        self.go_on = threading.Event()
        self.cancelled = threading.Event()

    def answer(self, request: AnswerRequest, listen: Listener) -> Answer:
        self.requests.append(request)
        answer = self._answer(request)
        self.given.append(answer)
        listen(Event("status", "retrieve"))
        if "langsam" in request.question:
            self.go_on.wait(SECONDS)
        for citation in answer.citations:
            listen(Event("citation", citation))
        for statement in answer.statements:
            listen(Event("statement", statement))
        if ENDLESS in request.question:
            self._go_on_writing(listen)
        listen(Event("answer", answer))
        return answer

    def _go_on_writing(self, listen: Listener) -> None:
        """As while a language model is waited for."""
        deadline = time.monotonic() + SECONDS
        try:
            while time.monotonic() < deadline:
                listen(Event("status", "compose"))
                time.sleep(0.05)
        except Cancelled:
            self.cancelled.set()
            raise

    def rate(self, answer_id: str, feedback: Feedback) -> bool:
        self.feedback.append((answer_id, feedback))
        return True

    def recall(self, conversation_id: str, most: int) -> tuple[KeptAnswer, ...]:
        mine = [answer for answer in self.given if answer.conversation_id == conversation_id]
        return tuple(KeptAnswer(answer=answer, verdicts=None, feedback=()) for answer in mine[-most:])

    def _answer(self, request: AnswerRequest) -> Answer:
        unanswered = "Drohne" in request.question
        status = AnswerStatus.NO_EVIDENCE if unanswered else AnswerStatus.ANSWERED
        text = f"Zu „{request.question}“ steht etwas da."
        return Answer(
            id=f"a{len(self.requests)}",
            conversation_id=request.conversation_id or uuid4().hex,
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
    page = build_page(
        answers.answer, about=lambda: summary, rate=answers.rate, recall=answers.recall, topics=topics, links=links
    )
    mount_page(app, page)
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
