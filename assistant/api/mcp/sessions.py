"""What the endpoint needs of the SDK, which is loaded with the first call only."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from starlette.types import Receive, Scope, Send


class Sessions(Protocol):
    """The SDK's part: answers requests while it runs."""

    def run(self) -> AbstractAsyncContextManager[None]: ...

    async def handle_request(self, scope: Scope, receive: Receive, send: Send) -> None: ...
