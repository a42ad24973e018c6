"""The address assistants call: who may, and the SDK behind it, started with the first call."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.routing import Match, Route
from starlette.types import Receive, Scope, Send

from assistant.api.context import Context
from assistant.api.mcp.loading import load
from assistant.api.mcp.sessions import Sessions
from assistant.api.problems import JSON_TYPE, MCP_PATH, problem, problem_at, response_at

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
PORTS = {"http": 80, "https": 443}


class McpEndpoint:
    def __init__(self, context: Context, version: str) -> None:
        self._context = context
        self._version = version
        self._starting = asyncio.Lock()
        self._sessions: Sessions | None = None
        self._running: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        origins = headers.getlist("origin")
        if not all(is_own(origin, self._context.settings.server.public_url) for origin in origins):
            return await response_at(scope["path"], problem("foreign_origin", 403))(scope, receive, send)
        if not JSON_TYPE.match(headers.get("content-type", "")):
            return await response_at(scope["path"], problem_at(415))(scope, receive, send)
        sessions = await self._started()
        return await sessions.handle_request(scope, receive, send)

    async def close(self) -> None:
        """Calls under way are broken off."""
        if self._running:
            self._running.cancel()
            with suppress(asyncio.CancelledError):
                await self._running

    async def _started(self) -> Sessions:
        async with self._starting:
            if self._sessions is None or self._running is None or self._running.done():
                self._sessions = await asyncio.to_thread(load, self._context, self._version)
                started = asyncio.Event()
                self._running = asyncio.create_task(_run(self._sessions, started))
                await started.wait()
            return self._sessions


def routes_to(endpoint: McpEndpoint) -> tuple[Route, ...]:
    """With and without a slash at the end: some clients follow no redirect."""
    return tuple(_Route(path, endpoint, methods=["POST"]) for path in (MCP_PATH, f"{MCP_PATH}/"))


class _Route(Route):
    """Tells the log which it is, as FastAPI's own routes do."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, found = super().matches(scope)
        return match, found if match is Match.NONE else {**found, "route": self}


def is_own(origin: str, public_url: str) -> bool:
    """Whether a page from ``origin`` may ask: only one of this machine or of the address readers know.

    A page that had its name pointed at this server says where it came from, whatever ``Host`` it sends.
    """
    try:
        parts, own = urlsplit(origin), urlsplit(public_url)
        place = (parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme))
        return parts.scheme in PORTS and (
            parts.hostname in LOOPBACK or place == (own.scheme, own.hostname, own.port or PORTS.get(own.scheme))
        )
    except ValueError:
        return False


async def _run(sessions: Sessions, started: asyncio.Event) -> None:
    """In a task of its own: the SDK's tasks end in the one in which they began."""
    async with sessions.run():
        started.set()
        await asyncio.Event().wait()
