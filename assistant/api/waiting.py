"""A bounded number of questions answered at once, a bounded number waiting, the others asked to come back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from assistant.wording import wording
from ingest.errors import Busy

Result = TypeVar("Result")

WAITING_PER_CALLER = 8
"""At 50 ms an answer a caller waits half a second at most before the server says that it is full."""


class WaitingRoom:
    """``callers`` threads, and eight times as many places to wait."""

    def __init__(self, callers: int) -> None:
        self._pool = ThreadPoolExecutor(callers, thread_name_prefix="caller")
        self._places = callers * (1 + WAITING_PER_CALLER)
        self._inside = 0
        self._counting = threading.Lock()

    @property
    def inside(self) -> int:
        """How many are answered or wait."""
        return self._inside

    def submit(self, work: Callable[[], Result]) -> Future[Result]:
        """Raises ``Busy`` when all places are taken."""
        with self._counting:
            if self._inside >= self._places:
                raise Busy(wording("service", "busy"))
            self._inside += 1
        future = self._pool.submit(work)
        future.add_done_callback(self._leave)
        return future

    def close(self) -> None:
        """Those who wait are sent away, those being answered are not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _leave(self, _: Future[Result]) -> None:
        with self._counting:
            self._inside -= 1
