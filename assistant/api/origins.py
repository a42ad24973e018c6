"""Scripts of other origins (CORS): a browser lets them read what we say they may.

Those of the setting may ask and read. What takes a password stays closed to them: no ``Authorization`` gets through.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.middleware import UPLOADS

OPEN_TO_ORIGINS = "/api/v1/"
READING = frozenset({"GET", "HEAD"})
ASKING = "POST"
SENT_HEADERS = ("Content-Type",)
"""Besides those that browsers always let through."""
READ_HEADERS = ("Retry-After",)


class OtherOrigins:
    """Around everything that may refuse, so that a script can read why. No cookies: there is nothing to sign in to."""

    def __init__(self, app: ASGIApp, origins: Sequence[str]) -> None:
        self._app = app
        self._origins = frozenset(origins)
        self._open = CORSMiddleware(
            app,
            allow_origins=origins,
            allow_methods=(*sorted(READING), ASKING),
            allow_headers=SENT_HEADERS,
            expose_headers=READ_HEADERS,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._origins or scope["type"] != "http" or not scope["path"].startswith(OPEN_TO_ORIGINS):
            return await self._app(scope, receive, send)
        if Headers(scope=scope).get("origin") in self._origins and _is_open(scope):
            return await self._open(scope, receive, send)
        return await self._app(scope, receive, _varying(send))


def _is_open(scope: Scope) -> bool:
    """By the method, of a preflight by the one it asks about."""
    method = Headers(scope=scope).get("access-control-request-method") if scope["method"] == "OPTIONS" else None
    method = method or scope["method"]
    return method in READING or (method == ASKING and scope["path"] not in UPLOADS)


def _varying(send: Send) -> Send:
    """A browser must not take what it kept for another page, such as a page image, for the reply to a script."""

    async def with_vary(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Origin")
        await send(message)

    return with_vary
