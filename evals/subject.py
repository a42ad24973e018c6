"""The assistant under test: asked in this process, watched from inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from assistant.answer import Answer, AnswerRequest, Citation, Turn
from assistant.assembly import Assistant, build_assistant
from assistant.collector import spare_what_stays
from assistant.run import Evidence, Run
from assistant.settings import Settings
from assistant.warm_up import warm_up
from ingest.documents import Document
from ingest.embedding.embedder import Embedder


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer with the run that led to it."""

    answer: Answer
    run: Run

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.run.evidence


@dataclass(slots=True)
class Subject:
    """One open assistant; ``ask`` is for one thread."""

    assistant: Assistant
    _runs: list[Run]
    _documents: dict[str, Document | None] = field(default_factory=dict)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Asked:
        self._runs.clear()
        answer = self.assistant.pipeline.answer(AnswerRequest(question=question, history=tuple(history)))
        return Asked(answer, self._runs[-1])

    def converse(self, turns: Sequence[str]) -> Asked:
        """The last answer of a conversation in which every turn is asked in order."""
        history: list[Turn] = []
        for question in turns[:-1]:
            history.append(Turn(question=question, answer=self.ask(question, history).answer.text))
        return self.ask(turns[-1], history)

    def page_text(self, citation: Citation) -> str | None:
        """The cleaned text a quote is checked against: the page cited, or the only page of formats without pages."""
        document = self.document(citation.document_id) or self.document(citation.document)
        pages = document.pages if document else ()
        if citation.page is None:
            return "\n".join(page.text for page in pages) if pages else None
        return next((page.text for page in pages if page.number == citation.page), None)

    def document(self, name: str) -> Document | None:
        """By id or name, from the index or the catalogue."""
        if name not in self._documents:
            found = self.assistant.index.document(name) or self.assistant.catalogue_documents.document(name)
            self._documents[name] = found
        return self._documents[name]

    def documents(self) -> list[Document]:
        """All documents of the index, with their pages."""
        named = [self.document(document.name) for document in self.assistant.index.documents()]
        return [document for document in named if document is not None]


def open_subject(
    settings: Settings, *, embedder: Embedder | None = None, clock: Callable[[], datetime] | None = None
) -> Subject:
    """The assistant over the settings' index. Raises ``IndexUnavailable``, ``EmbeddingFailed``."""
    runs: list[Run] = []
    assistant = build_assistant(settings, record=lambda run, _: runs.append(run), embedder=embedder, clock=clock)
    # as a server does once it is ready
    warm_up(assistant.index, assistant.judging)
    spare_what_stays()
    return Subject(assistant, runs)
