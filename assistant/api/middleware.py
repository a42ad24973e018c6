"""What holds for every request: size limits, security headers, a log line. Plain ASGI, so that streams stay streams."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.metrics import Metrics
from assistant.api.problems import problem, response_at

log = logging.getLogger("transferkompass.requests")

LARGEST_BODY = 64 * 1024
"""A question with fifty turns of history fits ten times over."""
LARGEST_INTERNAL_BODY = 64 * 1024 * 1024
"""Batches of questions from this machine, with the passages they may draw on."""
API_PREFIXES = ("/api/", "/internal/", "/healthz", "/readyz", "/metrics", "/v1/", "/mcp")
PROBED = ("/healthz", "/readyz", "/metrics")
"""Asked for every few seconds by whoever watches the service: not worth a line each."""
UPLOADS = ("/api/v1/documents",)
"""Routes that read their body themselves, with a limit of their own."""

HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
}
API_HEADERS = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    # Answers quote what somebody asked.
    "cache-control": "no-store",
}
PAGE_HEADERS = {
    "content-security-policy": "default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
}
"""Gradio's page is made by inline scripts; nothing is fetched from anywhere else."""


def is_api(path: str) -> bool:
    return path.startswith(API_PREFIXES)


class SecurityHeaders:
    """On every response, unless the route says otherwise."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        more = API_HEADERS if is_api(scope["path"]) else PAGE_HEADERS

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**HEADERS, **more}.items():
                    headers.setdefault(name, value)
            await send(message)

        return await self._app(scope, receive, with_headers)


class BodyLimit:
    """Reads the body of API requests before the route does and refuses what is too large, also without a length."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_api(scope["path"]) or scope["path"] in UPLOADS:
            return await self._app(scope, receive, send)
        limit = LARGEST_INTERNAL_BODY if scope["path"].startswith("/internal/") else LARGEST_BODY
        body = await _body(Headers(scope=scope), receive, limit)
        if body is None:
            return await response_at(scope["path"], problem("too_large", 413))(scope, receive, send)
        return await self._app(scope, _replayed(body, receive), send)


async def _body(headers: Headers, receive: Receive, limit: int) -> bytes | None:
    """The whole body; None when it is larger than ``limit`` bytes."""
    length = headers.get("content-length", "0")
    if length.isdecimal() and int(length) > limit:
        return None
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            break
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > limit:
            return None
    return body


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body once, then what really comes: that the client has gone."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def replay() -> Message:
        return waiting.pop() if waiting else await receive()

    return replay


class RequestLog:
    """One line and one count a request: the route's template, never its query."""

    def __init__(self, app: ASGIApp, metrics: Metrics, clock: Callable[[], float] = time.perf_counter) -> None:
        self._app = app
        self._metrics = metrics
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_api(scope["path"]):
            return await self._app(scope, receive, send)
        started, status = self._clock(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            return await self._app(scope, receive, noting)
        finally:
            self._note(scope, status, (self._clock() - started) * 1000)

    def _note(self, scope: Mapping[str, Any], status: int, milliseconds: float) -> None:
        route = getattr(scope.get("route"), "path", "other")
        self._metrics.requested(scope["method"], route, status)
        extra = {"method": scope["method"], "route": route, "http_status": status, "milliseconds": round(milliseconds)}
        log.log(logging.DEBUG if route in PROBED else logging.INFO, "request", extra=extra)


class PageSlot:
    """Everything outside the API goes to the page, once there is one."""

    def __init__(self, app: ASGIApp, page: Callable[[], ASGIApp | None]) -> None:
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = self._page() if scope["type"] != "lifespan" and not is_api(scope["path"]) else None
        await (page or self._app)(scope, receive, send)
