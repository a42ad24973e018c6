"""What the chat page is given: the same answers as everybody, records and the state of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import FastAPI

from assistant.answer import Answer, AnswerRequest
from assistant.events import Event
from assistant.records.feedback import Feedback
from assistant.records.kept import KeptAnswer
from assistant.records.recording import Records
from assistant.runtime import Runtime
from assistant.service import failed_answer
from assistant.settings import PageSettings
from ingest.catalogue import load_catalogue
from ingest.errors import TransferkompassError
from ingest.index.hits import IndexSummary
from ui.render.words import say


@dataclass(frozen=True, slots=True)
class PageServices:
    """Callables of the page. None of them raises own errors."""

    runtime: Runtime
    records: Records

    def answer(self, request: AnswerRequest, listen: Callable[[Event], None]) -> Answer:
        try:
            service = self.runtime.ready()
        except TransferkompassError as error:
            answer = failed_answer(request.question, str(error), conversation_id=request.conversation_id)
            listen(Event("answer", answer))
            return answer
        return service.answer(request, listen)

    def about(self) -> IndexSummary | None:
        """The corpus in numbers; None while there is none."""
        try:
            return self.runtime.ready().assistant.index.summary()
        except TransferkompassError:
            return None

    def rate(self, answer_id: str, feedback: Feedback) -> bool:
        """True when it was recorded."""
        try:
            self.records.add_feedback(answer_id, feedback)
        except TransferkompassError:
            return False
        return True

    def recall(self, conversation_id: str, most: int) -> tuple[KeptAnswer, ...]:
        """The last answers of a conversation; none where they cannot be read."""
        try:
            return self.records.conversation(conversation_id, most)
        except TransferkompassError:
            return ()

    def topics(self) -> tuple[tuple[str, str], ...]:
        """Ids and labels of the catalogue's topics; none where it cannot be read."""
        try:
            catalogue = load_catalogue(self.runtime.settings.index.catalog_dir)
        except TransferkompassError:
            return ()
        return tuple((topic.id, topic.label) for topic in catalogue.topics)


def footer_links(page: PageSettings) -> tuple[tuple[str, str], ...]:
    """Labels and addresses of what the operator has configured."""
    known = {"imprint": page.imprint_url, "privacy": page.privacy_url, "accessibility": page.accessibility_url}
    return tuple((say(f"footer.{name}"), url) for name, url in known.items() if url)


def mount(app: FastAPI, services: PageServices) -> None:
    """Build the chat page and mount it on ``app``. Imports Gradio, which takes seconds."""
    from ui.chat import build_page, mount_page

    page = build_page(
        services.answer,
        about=services.about,
        rate=services.rate,
        recall=services.recall,
        topics=services.topics(),
        links=footer_links(services.runtime.settings.page),
    )
    mount_page(app, page)
