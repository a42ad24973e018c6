"""Watching the drop folder: a sync after every change that has settled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import DefaultFilter, watch

from ingest.errors import TransferkompassError
from ingest.sync.report import SyncReport

SETTLE_MILLISECONDS = 1600
"""Changes within this time are one: a large file is copied in pieces."""

Sync = Callable[[], SyncReport]


def watch_and_sync(paths: Sequence[Path], run: Sync, stop: Event) -> Iterator[SyncReport | TransferkompassError]:
    """Yield the report of a first sync and of one after every change under ``paths``, until ``stop`` is set.

    A sync that fails is yielded as its error, and watching goes on: the next change may mend it.
    """
    yield _attempt(run)
    for _ in watch(*paths, watch_filter=DefaultFilter(), debounce=SETTLE_MILLISECONDS, stop_event=stop):
        yield _attempt(run)


def _attempt(run: Sync) -> SyncReport | TransferkompassError:
    try:
        return run()
    except TransferkompassError as error:
        return error
