"""Which doors of the page stand open. Gradio brings an interface of its own, uploads and file routes: closed.

Programs have ``/api/v1`` with its keys and limits; a browser needs the page, its files and the queue.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.middleware import is_api
from assistant.api.problems import problem, response
from ui.render.html import element
from ui.render.words import say

_READ = re.compile(
    r"/|/(?:assets|static)/[\w./-]+|/theme\.css|/favicon\.ico|/robots\.txt"
    r"|/gradio_api/(?:heartbeat/\w+|queue/data|startup-events)"
)
_SEND = re.compile(r"/gradio_api/(?:queue/join|cancel|reset)")
OPEN = {"GET": _READ, "HEAD": _READ, "POST": _SEND}
"""All a browser asks for while the page is used."""
LARGEST_BODY = 32 * 1024
"""Bytes: a question of 2,000 characters, each of them escaped, with the form around it."""
PAGE = "/"

_ADVERTISING = re.compile(
    r'<meta\s+(?:property|name)="(?:og|twitter):[^>]*>|<link rel="manifest"[^>]*>'
    r"|<script>\s*\(\(\) => \{[^<]*iframeResizer[^<]*</script>"
)
"""Of the framework, for networks and frames; the manifest is there for installed pages only."""
_LANGUAGE = re.compile(r'(<html\s+)lang="en"')


class Doors:
    """Lets through what the page needs, and bodies of the size it sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = _refused(scope) if scope["type"] == "http" and not is_api(scope["path"]) else None
        await (refused or self._app)(scope, receive, send)


def _refused(scope: Scope) -> Response | None:
    allowed = [method for method, pattern in OPEN.items() if pattern.fullmatch(scope["path"])]
    if not allowed:
        return response(problem("not_found", 404, say("doors.closed")))
    if scope["method"] not in allowed:
        return response(problem("method_not_allowed", 405), {"Allow": ", ".join(allowed)})
    if scope["method"] == "POST" and not _is_small(Headers(scope=scope)):
        return response(problem("too_large", 413, say("doors.too_large")))
    return None


def _is_small(headers: Headers) -> bool:
    """Browsers say how long a body is; who does not is refused."""
    length = headers.get("content-length", "")
    return length.isdecimal() and int(length) <= LARGEST_BODY


class GermanPage:
    """Says in the page itself what it is and that it is German: Gradio's own says "en" and "Gradio"."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PAGE and scope["method"] == "GET":
            await self._app(_uncompressed(scope), receive, _Rewriting(send))
        else:
            await self._app(scope, receive, send)


def _uncompressed(scope: Scope) -> Scope:
    headers = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
    return {**scope, "headers": headers}


class _Rewriting:
    """Collects the page, which comes in one or more pieces, and sends it on changed."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message = {}
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = german_page(self._body.decode("utf-8")).encode("utf-8")
        headers = MutableHeaders(raw=self._start["headers"])
        headers["content-length"] = str(len(body))
        headers["cache-control"] = "no-cache"
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


@cache
def _connection_script() -> str:
    """Before Gradio's own scripts, which keep the ``fetch`` they find."""
    return (Path(__file__).parent.parent / "static" / "connection.js").read_text(encoding="utf-8")


def german_page(html: str) -> str:
    """Gradio's page with language, title, description and a word for browsers without scripts."""
    html = _LANGUAGE.sub(r'\1lang="de"', html, count=1)
    html = _ADVERTISING.sub("", html)
    described = element("meta", name="description", content=say("description"))
    title = element("title", say("title"))
    no_script = element("noscript", element("p", say("no_script")))
    head = f"{title}{described}<script>{_connection_script()}</script></head>"
    return html.replace("</head>", head, 1).replace("</body>", f"{no_script}</body>", 1)
