"""Reads a call on a thread of its own, so that whoever waits for it can stop waiting."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass

from assistant.llm.endpoint import Call
from assistant.llm.failures import CallFailed, unreadable
from assistant.llm.model import Waiting

TICK_SECONDS = 0.05
"""How exactly limits are kept, and how often ``waiting`` is called."""


@dataclass(frozen=True, slots=True)
class _End:
    failure: CallFailed | None = None


class Reading:
    """The pieces of one call, each waited for until a moment the caller names."""

    def __init__(self, call: Call, clock: Callable[[], float]) -> None:
        self._call = call
        self._clock = clock
        self._waited = clock()
        self._arrived: queue.SimpleQueue[str | _End] = queue.SimpleQueue()
        threading.Thread(target=self._read, name="read-model", daemon=True).start()

    def next(self, until: float, waiting: Waiting) -> str | None:
        """The next piece, None at the end. Raises ``TimeoutError``, ``CallFailed`` and what ``waiting`` raises."""
        while True:
            self._wait(waiting)
            try:
                item = self._arrived.get(timeout=TICK_SECONDS)
            except queue.Empty:
                if self._clock() >= until:
                    raise TimeoutError from None
                continue
            if isinstance(item, str):
                return item
            if item.failure:
                raise item.failure
            return None

    def close(self) -> None:
        self._call.close()

    def _wait(self, waiting: Waiting) -> None:
        if self._clock() - self._waited >= TICK_SECONDS:
            waiting()
            self._waited = self._clock()

    def _read(self) -> None:
        """Ends always, also where a library trips over what nobody foresaw: else who waits would wait in vain."""
        ending = _End(unreadable("Thread"))
        try:
            for piece in self._call.pieces():
                self._arrived.put(piece)
            ending = _End()
        except CallFailed as failure:
            ending = _End(failure)
        finally:
            self._arrived.put(ending)
