"""The assistant of this process: opened when first needed or in the background, and again after an ingest."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from assistant.answer import Answer
from assistant.collector import spare_what_stays
from assistant.requests import IngestOrder, Inquiry, SearchResult, ShownDocument
from assistant.service import History, Service, no_history
from assistant.settings import Settings
from assistant.wording import wording
from ingest.embedding.embedder import Embedder
from ingest.embedding.progress import Progress as SetUpProgress
from ingest.embedding.progress import silent
from ingest.errors import Busy, Starting, TransferkompassError

if TYPE_CHECKING:
    # Loaded when the assistant is opened: the command line starts without them.
    from assistant.assembly import Assistant, Record
    from assistant.steps.approved import StandingReview
    from ingest.sync import Progress, SyncReport

log = logging.getLogger("transferkompass.runtime")

RETRY_SECONDS = 5.0
"""An assistant that could not be opened is tried again after this long: meanwhile someone may have ingested."""

OpenEmbedder = Callable[[Settings], Embedder]
OpenAssistant = Callable[[Settings, Embedder], "Assistant"]
Sync = Callable[[IngestOrder, Settings, Embedder, "Callable[[Progress], None]"], "SyncReport"]


class Runtime:
    """Opens the parts once and shares them between threads.

    The command line calls its methods and waits; a server calls ``start`` and then asks ``ready``.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        open_embedder: OpenEmbedder,
        open_assistant: OpenAssistant,
        sync: Sync,
        history: History = no_history,
    ) -> None:
        self.settings = settings
        self._open_embedder = open_embedder
        self._open_assistant = open_assistant
        self._sync = sync
        self._history = history
        self._opening = threading.RLock()
        self._ingesting = threading.RLock()
        self._embedder: Embedder | None = None
        self._service: Service | None = None
        self._failure: TransferkompassError | None = None
        self._failed_at = 0.0
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Open the assistant in the background."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._open_quietly, name="open-assistant", daemon=True)
            self._thread.start()

    @property
    def failure(self) -> TransferkompassError | None:
        """Why the assistant could not be opened."""
        return self._failure

    @property
    def is_opening(self) -> bool:
        """True until the first attempt has ended."""
        return self._service is None and self._failure is None

    def ready(self) -> Service:
        """The open assistant, without waiting. Raises ``Starting``, or why it cannot be opened."""
        if self._service is not None:
            return self._service
        failure = self._failure
        if failure is None or time.monotonic() - self._failed_at > RETRY_SECONDS:
            self.start()
        raise failure or Starting(wording("service", "starting"))

    def service(self) -> Service:
        """The open assistant, opened now if need be. Raises why it cannot be opened."""
        with self._opening:
            if self._service is None:
                self._service = Service(self._open_assistant(self.settings, self.embedder()), self._history)
                self._failure = None
                spare_what_stays()
            return self._service

    def embedder(self) -> Embedder:
        """The embedder, opened once. Raises ``EmbeddingFailed``."""
        with self._opening:
            if self._embedder is None:
                self._embedder = self._open_embedder(self.settings)
            return self._embedder

    def search(self, questions: Sequence[str], top_k: int) -> list[list[SearchResult]]:
        return self.service().search(questions, top_k)

    def show(self, document: str, page: int | None = None) -> ShownDocument:
        return self.service().show(document, page)

    def answers(self, inquiries: Sequence[Inquiry]) -> Iterator[Answer]:
        """One answer for each inquiry, in order. Raises only why no question at all can be answered."""
        service = self.service()
        # Only a language model makes waiting worthwhile; without one, threads would share the same processors.
        callers = self.settings.server.callers if self.settings.llm.configured else 1
        with ThreadPoolExecutor(callers, thread_name_prefix="answer") as pool:
            for start in range(0, len(inquiries), callers):
                yield from pool.map(service.answer_inquiry, inquiries[start : start + callers])

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Only this thread may ingest meanwhile. Raises ``Busy`` while another does."""
        if not self._ingesting.acquire(blocking=False):
            raise Busy(wording("service", "ingesting"))
        try:
            yield
        finally:
            self._ingesting.release()

    def ingest(self, order: IngestOrder, on_progress: Callable[[Progress], None]) -> SyncReport:
        """Make the index equal to the documents, then answer from it. Raises ``Busy`` while another ingest runs."""
        with self.alone():
            report = self._sync(order, self.settings, self.embedder(), on_progress)
        self._take_over()
        return report

    def _take_over(self) -> None:
        """Answer from the new index: an open assistant moves on, a server without one tries again."""
        if self._service is not None:
            self._service.assistant.index.refresh()
        elif self._thread is not None:
            self._failure = None
            self.start()

    def _open_quietly(self) -> None:
        try:
            self.service()
        except TransferkompassError as error:
            self._failure = error
            log.warning("assistant not opened", extra={"code": error.code})
        finally:
            if self._service is None:
                self._failure = self._failure or TransferkompassError(wording("answers", "unexpected"))
                self._failed_at = time.monotonic()
        self._warm_up()

    def _warm_up(self) -> None:
        """In the thread that opened the assistant, which answers meanwhile."""
        from assistant.warm_up import warm_up

        if self._service is None:
            return
        try:
            assistant = self._service.assistant
            warm_up(assistant.index, assistant.judging)
        except TransferkompassError as error:
            log.warning("documents not read ahead", extra={"code": error.code})
        spare_what_stays()


def open_runtime(
    settings: Settings,
    *,
    record: Record | None = None,
    standing_review: StandingReview | None = None,
    history: History = no_history,
    progress: SetUpProgress = silent,
) -> Runtime:
    """The real parts, imported when they are first used. ``progress`` hears of a model being written."""

    def open_embedder(settings: Settings) -> Embedder:
        from ingest.embedding.factory import open_embedder

        return open_embedder(settings.index, progress)

    def open_assistant(settings: Settings, embedder: Embedder) -> Assistant:
        from assistant.assembly import build_assistant

        return build_assistant(settings, record=record, standing_review=standing_review, embedder=embedder)

    return Runtime(settings, open_embedder=open_embedder, open_assistant=open_assistant, sync=_sync, history=history)


def _sync(
    order: IngestOrder, settings: Settings, embedder: Embedder, on_progress: Callable[[Progress], None]
) -> SyncReport:
    from ingest.sync import sync

    return sync(
        order.paths,
        settings.index,
        embedder,
        prune=order.prune,
        dry_run=order.dry_run,
        reindex=order.reindex,
        on_progress=on_progress,
    )
