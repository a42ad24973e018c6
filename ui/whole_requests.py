"""How requests come in: with a head of bounded size, whole within a time. Else their own connection ends."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from assistant.api.middleware import UPLOADS

LARGEST_HEAD = 64 * 1024
"""Bytes of a request line with its headers: three times an address with the longest quote to mark, escaped."""
REQUEST_SECONDS = 60.0
"""From the first byte of a request to its last: the largest that is taken, 64 KB, at 1 KB a second."""


class WholeRequests(H11Protocol):
    """Hangs up on who sends no whole request in time: a thousand that send a byte a minute would leave no place.

    Documents may take as long as they come; what stands between requests has a time of its own (keep-alive).
    """

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if not self._is_awaited():
            self._stop_watching()
        elif self._late is None:
            self._late = self.loop.call_later(REQUEST_SECONDS, self._hang_up)

    def _is_awaited(self) -> bool:
        """Whether a part of a request is still to come."""
        if self.cycle is None or self.cycle.response_complete:
            return True
        return self.cycle.more_body and self.scope["path"] not in UPLOADS

    def _stop_watching(self) -> None:
        if self._late:
            self._late.cancel()
            self._late = None

    def _hang_up(self) -> None:
        self._late = None
        if self._is_awaited():
            self.transport.abort()
