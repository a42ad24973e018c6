"""Stops asking a model that keeps failing, so that readers do not wait for it in vain."""

from __future__ import annotations

import threading
from collections.abc import Callable

FAILURES = 3
"""In a row until it opens: one failure is chance, three are a state."""
REST_SECONDS = 30.0
"""Then one call is tried: about as long as a model server takes to restart."""


class CircuitBreaker:
    """Closed: calls go through. Open: none. After the rest one trial call decides. Thread-safe."""

    def __init__(
        self, clock: Callable[[], float], *, failures: int = FAILURES, rest_seconds: float = REST_SECONDS
    ) -> None:
        self._clock = clock
        self._limit = failures
        self._rest = rest_seconds
        self._failures = 0
        self._opened_at: float | None = None
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """True where a call may be made now; the trial call after the rest is given to one caller only."""
        with self._lock:
            if self._opened_at is None:
                return True
            if self._clock() - self._opened_at < self._rest:
                return False
            self._opened_at = self._clock()
            return True

    def succeeded(self) -> None:
        with self._lock:
            self._failures, self._opened_at = 0, None

    def failed(self) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= self._limit:
                self._opened_at = self._clock()
