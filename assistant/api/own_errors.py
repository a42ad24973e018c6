"""Whichever library refuses a request, the client reads our words and codes."""

from __future__ import annotations

import json
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api.problems import (
    INVALID_REQUEST,
    MCP_PATH,
    Problem,
    json_rpc_error,
    problem,
    problem_at,
    response_at,
)

OWN_TYPES = ("application/json", "application/problem+json")
"""Of bodies that carry an Answer, a problem or OpenAI's error object. Libraries refuse in plain text."""
KEPT = ("allow", "content-range", "retry-after", "www-authenticate")
"""What a client needs of the refusal that is put in other words."""
BAD_REQUEST = LOWEST_ERROR = 400
PARSE_ERROR, METHOD_NOT_FOUND, INVALID_PARAMS = -32700, -32601, -32602
MESSAGE_CODES: dict[object, str] = {
    PARSE_ERROR: "invalid_message",
    INVALID_REQUEST: "invalid_message",
    INVALID_PARAMS: "invalid_message",
    METHOD_NOT_FOUND: "unknown_method",
}
"""What is wrong with a message of JSON-RPC, by its code there."""


class OwnErrors:
    """Around the routes: what a file response or the MCP SDK refuses by itself is said again as a problem."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_http = scope["type"] == "http"
        await self._app(scope, receive, _Rewording(scope, receive, send) if is_http else send)


class _Rewording:
    """Passes on everything but foreign refusals, whose body is collected first."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._may_be_foreign(message):
            self._start = message
        elif self._start is None or message["type"] != "http.response.body":
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    @property
    def _is_mcp(self) -> bool:
        return str(self._scope["path"]).rstrip("/") == MCP_PATH

    def _may_be_foreign(self, start: Message) -> bool:
        media_type = Headers(raw=start["headers"]).get("content-type", "").partition(";")[0]
        return start["status"] >= LOWEST_ERROR and (self._is_mcp or media_type not in OWN_TYPES)

    async def _finish(self, start: Message) -> None:
        reworded = self._reworded(start)
        if reworded is None:
            await self._send(start)
            await self._send({"type": "http.response.body", "body": self._body})
        else:
            await reworded(self._scope, self._receive, self._send)

    def _reworded(self, start: Message) -> JSONResponse | None:
        """None where the refusal is our own already."""
        status = start["status"]
        headers = {name: value for name, value in Headers(raw=start["headers"]).items() if name in KEPT}
        if not self._is_mcp:
            return response_at(self._scope["path"], problem_at(status), headers)
        refusal = _json_rpc(self._body)
        if _is_own(refusal):
            return None
        return JSONResponse(_said_again(refusal, status), status, headers)


def _json_rpc(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _is_own(refusal: dict[str, Any]) -> bool:
    error = refusal.get("error")
    data = error.get("data") if isinstance(error, dict) else None
    return isinstance(data, dict) and "title" in data and "code" in data


def _said_again(refusal: dict[str, Any], status: int) -> dict[str, Any]:
    """With the protocol's code, id and data (which versions are known), which clients act on."""
    given = refusal.get("error")
    given = given if isinstance(given, dict) else {}
    found = _problem_of(given.get("code"), status)
    said = json_rpc_error(found)
    said["id"] = refusal.get("id")
    said["error"]["code"] = given.get("code", said["error"]["code"])
    data = given.get("data")
    said["error"]["data"] |= data if isinstance(data, dict) else {}
    return said


def _problem_of(json_rpc_code: object, status: int) -> Problem:
    is_about_message = status == BAD_REQUEST or json_rpc_code == METHOD_NOT_FOUND
    code = MESSAGE_CODES.get(json_rpc_code) if is_about_message else None
    return problem(code, status) if code else problem_at(status)
