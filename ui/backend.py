"""Who does the work of a command: this process, or the server that runs on the same data directory."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer
from assistant.logs import log_to_stderr
from assistant.requests import IngestOrder, Inquiry, SearchResult, ShownDocument
from assistant.settings import Settings
from ui.progress import tell_set_up
from ui.running import running_server

if TYPE_CHECKING:
    from ingest.sync import Progress, SyncReport


class Backend(Protocol):
    """The four commands that need the index. Raises ``TransferkompassError``."""

    def search(self, questions: Sequence[str], top_k: int) -> list[list[SearchResult]]: ...

    def answers(self, inquiries: Sequence[Inquiry]) -> Iterator[Answer]: ...

    def show(self, document: str, page: int | None = None) -> ShownDocument: ...

    def ingest(self, order: IngestOrder, on_progress: Callable[[Progress], None]) -> SyncReport: ...


def open_backend(settings: Settings, debug: bool = False) -> Backend:
    """The running server, else this process."""
    # Who calls a command reads its one sentence; log lines are for servers and for debugging.
    log_to_stderr(debug=debug, level=logging.CRITICAL)
    server = running_server(settings.index.data_dir)
    return server if server else _own_process(settings)


def _own_process(settings: Settings) -> Backend:
    from assistant.records.recording import open_records
    from assistant.runtime import open_runtime

    records = open_records(settings)
    return open_runtime(
        settings,
        record=records.record,
        standing_review=records.standing_review,
        history=records.history,
        progress=tell_set_up(),
    )
