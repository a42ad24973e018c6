"""One process for the embedded index: a second one is told so instead of corrupting it.

Within one process the lock is shared: a server that holds the index may sync it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from ingest import os_errors
from ingest.errors import IndexBusy, IndexUnavailable
from ingest.index.messages import message

UNKNOWN_OWNER = {"pid": "?", "since": "?"}


class IndexLock:
    """Counts its holders in this process; the last ``release`` lets other processes in."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir.resolve()
        self._owner_file = self._folder / "owner.json"
        self._lock = FileLock(self._folder / "index.lock", is_singleton=True, thread_local=False)

    def acquire(self) -> None:
        """Raises ``IndexBusy`` at once when another process holds it, ``IndexUnavailable`` in a read-only folder."""
        with _writable(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire(timeout=0)
            except Timeout as error:
                raise IndexBusy(message("busy", folder=self._folder, **self._owner())) from error
            if self._lock.lock_counter == 1:
                self._write_owner()

    def release(self) -> None:
        self._lock.release()

    def __enter__(self) -> IndexLock:
        self.acquire()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _write_owner(self) -> None:
        """Only for the message that others get: on a full disk one may still read."""
        owner = {"pid": os.getpid(), "since": datetime.now(UTC).astimezone().strftime("%d.%m.%Y %H:%M")}
        with suppress(OSError):
            self._owner_file.write_text(json.dumps(owner), encoding="utf-8")

    def _owner(self) -> dict[str, object]:
        try:
            owner: dict[str, object] = json.loads(self._owner_file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return dict(UNKNOWN_OWNER)
        return owner


@contextmanager
def only_sync(data_dir: Path) -> Iterator[None]:
    """One sync at a time, in this process too. Raises ``IndexBusy``."""
    lock = FileLock(data_dir.resolve() / "sync.lock")
    try:
        with _writable(data_dir):
            lock.acquire(timeout=0)
    except Timeout as error:
        raise IndexBusy(message("syncing", folder=data_dir)) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """A lock that cannot be written is no lock: said as such, not as an unexpected error."""
    try:
        yield
    except Timeout:  # an OSError, too
        raise
    except OSError as error:
        raise IndexUnavailable(message("lock_refused", folder=folder, detail=os_errors.reason(error))) from error
