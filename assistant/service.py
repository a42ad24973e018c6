"""What every entry point offers over the open index: answers, search results and documents."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer, AnswerRequest, AnswerStatus, ComposerInfo, Statement, Support, Turn
from assistant.events import Listener, ignore
from assistant.known_documents import find_document
from assistant.requests import Inquiry, SearchResult, ShownDocument, ShownPage
from assistant.retrieval.hybrid import result_of
from assistant.wording import wording
from ingest.documents import Document, Page
from ingest.errors import NotFound, TransferkompassError

if TYPE_CHECKING:
    # At run time the parts are loaded only when an assistant is opened.
    from assistant.assembly import Assistant


class History(Protocol):
    """Earlier turns of a conversation, oldest first; empty where nothing is known of it. Raises nothing."""

    def __call__(self, conversation_id: str, /) -> tuple[Turn, ...]: ...


@dataclass(frozen=True, slots=True)
class Service:
    """One open assistant. Every call works on the newest generation of the index."""

    assistant: Assistant
    history: History

    def answer(
        self, request: AnswerRequest, listen: Listener = ignore, *, passages: Sequence[str] | None = None
    ) -> Answer:
        """Never raises own errors: what fails becomes an answer with status ``error``."""
        try:
            self.check(request)
            self.assistant.index.refresh()
        except TransferkompassError as error:
            return failed_answer(request.question, str(error), conversation_id=request.conversation_id)
        return self.assistant.pipeline.answer(self._with_history(request), listen, passages=passages)

    def check(self, request: AnswerRequest) -> None:
        """Raises ``WrongUse`` for filters that the catalogue does not know."""
        from assistant.understanding.conditions import required

        required(request.filters, self.assistant.catalogue)

    def answer_inquiry(self, inquiry: Inquiry) -> Answer:
        return self.answer(inquiry.request, passages=inquiry.passages)

    def search(self, questions: Sequence[str], top_k: int) -> list[list[SearchResult]]:
        """The ``top_k`` best passages of each question, in one batch."""
        self.assistant.index.refresh()
        named = [self.assistant.catalogue.with_project_names(question) for question in questions]
        found = self.assistant.retriever.search(named, top_k)
        return [
            [SearchResult.model_validate(result_of(rank, item)) for rank, item in enumerate(evidence, 1)]
            for evidence in found
        ]

    def document(self, document_id_or_name: str) -> Document:
        """A document of the index or of the catalogue, with its pages. Raises ``NotFound``."""
        self.assistant.index.refresh()
        found = self.find(document_id_or_name)
        if found is None:
            raise NotFound(wording("service", "no_document", document=document_id_or_name))
        return found

    def find(self, document_id_or_name: str) -> Document | None:
        """As ``document``, None for one nobody has; without looking for a newer index."""
        return find_document(self.assistant.index, self.assistant.catalogue_documents, document_id_or_name)

    def show(self, document_id_or_name: str, page: int | None = None) -> ShownDocument:
        """The cleaned text of a document, or of its page ``page`` (from 1). Raises ``NotFound``."""
        document = self.document(document_id_or_name)
        return ShownDocument(
            document=document.name,
            document_id=document.id,
            title=document.info.title,
            pages=tuple(_shown(one) for one in _wanted(document, page)),
        )

    def _with_history(self, request: AnswerRequest) -> AnswerRequest:
        """A conversation that goes on without its history gets the one on record."""
        if request.history or not request.conversation_id:
            return request
        return request.model_copy(update={"history": self.history(request.conversation_id)})


def no_history(_: str) -> tuple[Turn, ...]:
    """For callers that keep no records."""
    return ()


def _shown(page: Page) -> ShownPage:
    return ShownPage(page=page.number, page_label=page.label, text=page.text)


def _wanted(document: Document, number: int | None) -> tuple[Page, ...]:
    """Formats without pages are one page: page 1."""
    if number is None:
        return document.pages
    pages = tuple(page for page in document.pages if (page.number or 1) == number)
    if not pages:
        raise NotFound(wording("service", "no_page", document=document.name, page=number, pages=len(document.pages)))
    return pages


def failed_answer(
    question: str,
    message: str,
    *,
    conversation_id: str | None = None,
    new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Answer:
    """The answer to a question that never reached the pipeline. ``message`` is German and says what to do."""
    return Answer(
        id=new_id(),
        conversation_id=conversation_id or new_id(),
        question=question,
        standalone_question=question,
        status=AnswerStatus.ERROR,
        text=message,
        statements=(Statement(text=message, support=Support.FRAMING),),
        composer=ComposerInfo(kind="fixed"),
        created_at=clock(),
    )
