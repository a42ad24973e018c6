"""Who does the work of a command: this process, or the server that runs on the same data directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from assistant.answer import Answer
from assistant.logs import log_to_stderr
from assistant.requests import IngestOrder, Inquiry, SearchResult, ShownDocument
from ui.commands.options import Options
from ui.running import running_server

if TYPE_CHECKING:
    from ingest.sync import Progress, SyncReport


class Backend(Protocol):
    """The four commands that need the index. Raises ``TransferkompassError``."""

    def search(self, questions: Sequence[str], top_k: int) -> list[list[SearchResult]]: ...

    def answers(self, inquiries: Sequence[Inquiry]) -> Iterator[Answer]: ...

    def show(self, document: str, page: int | None = None) -> ShownDocument: ...

    def ingest(self, order: IngestOrder, on_progress: Callable[[Progress], None]) -> SyncReport: ...


def open_backend(options: Options) -> Backend:
    """The running server, else this process."""
    log_to_stderr(debug=options.debug)
    server = running_server(options.settings.index.data_dir)
    return server if server else _own_process(options)


def _own_process(options: Options) -> Backend:
    from assistant.records.recording import open_records
    from assistant.runtime import open_runtime

    records = open_records(options.settings)
    return open_runtime(options.settings, record=records.record, history=records.history)
