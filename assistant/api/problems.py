"""Everything that goes wrong over HTTP, as RFC 9457 problem details with German words and a stable code.

Clients of OpenAI's interface and of MCP get the same words and codes in the error object they know.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException
from starlette.routing import Match

from assistant.validation import said
from assistant.wording import texts, wording
from ingest.errors import Busy, IndexBusy, NotFound, NotRemovable, TransferkompassError, UnreadableDocument, WrongUse

log = logging.getLogger("transferkompass.api")

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5
OPENAI_PREFIX = "/v1/"
"""Addresses of OpenAI's interface."""
MCP_PATH = "/mcp"
INVALID_REQUEST, INTERNAL_ERROR = -32600, -32603
"""Codes of JSON-RPC."""
STATUS_BY_ERROR: tuple[tuple[type[TransferkompassError], int], ...] = (
    (NotFound, 404),
    (NotRemovable, 409),
    (UnreadableDocument, 422),
    (WrongUse, 400),
    (TransferkompassError, 503),
)
"""The first that fits. What is left is a part that does not work at the moment."""
CODE_BY_STATUS = {
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    411: "length_required",
    413: "too_large",
    415: "unsupported_media_type",
    416: "range_not_satisfiable",
}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
JSON_TYPE = re.compile(r"application/(?:[\w.+-]+\+)?json", re.IGNORECASE)
NOT_AN_OBJECT = frozenset({"model_attributes_type", "dict_type", "missing"})
"""What the validator says of a body that was not read as JSON, because it did not say that it is."""

MOST_FIELDS = 20
"""More are not named one by one: 2,000 unknown ones came back as ten times what was sent."""


class InvalidField(BaseModel):
    """``field`` is the path to the value, ``code`` says in one word what is wrong with it."""

    model_config = ConfigDict(frozen=True)

    field: str
    code: str
    detail: str


class Problem(BaseModel):
    """RFC 9457. ``code`` never changes, ``title`` and ``detail`` are for people."""

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: tuple[InvalidField, ...] | None = None


class OpenAIError(BaseModel):
    """``message`` is for people, ``code`` never changes, ``param`` is the path to the value that is wrong."""

    model_config = ConfigDict(frozen=True)

    message: str
    type: Literal["invalid_request_error", "server_error"]
    param: str | None = None
    code: str


class OpenAIErrorBody(BaseModel):
    model_config = ConfigDict(frozen=True)

    error: OpenAIError


PROBLEM_RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {"description": "Problem", "model": Problem, "content": {MEDIA_TYPE: {}}},
    422: {"description": "Problem", "model": Problem, "content": {MEDIA_TYPE: {}}},
}


def problem(code: str, status: int, detail: str = "", errors: tuple[InvalidField, ...] | None = None) -> Problem:
    """Title and, unless given, detail stand in ``texts/problems.toml`` under ``code``."""
    known = texts("problems")
    entry = known.get(code, known["internal"])
    return Problem(
        type=f"urn:transferkompass:problem:{code}",
        title=entry["title"],
        status=status,
        detail=detail or entry["detail"],
        code=code,
        errors=errors,
    )


def problem_at(status: int) -> Problem:
    """Where nothing but the HTTP status is known."""
    return problem(CODE_BY_STATUS.get(status, "wrong_use" if status < 500 else "internal"), status)


def problem_of(error: TransferkompassError) -> Problem:
    """Own errors carry German sentences that say what to do."""
    status = next(status for kind, status in STATUS_BY_ERROR if isinstance(error, kind))
    return problem(error.code, status, str(error))


def openai_error(found: Problem) -> OpenAIErrorBody:
    kind: Literal["invalid_request_error", "server_error"]
    kind = "invalid_request_error" if found.status < 500 else "server_error"
    param = found.errors[0].field if found.errors else None
    return OpenAIErrorBody(error=OpenAIError(message=found.detail, type=kind, param=param, code=found.code))


def json_rpc_error(found: Problem) -> dict[str, Any]:
    """As MCP clients read it: without an id, because the request behind it was not read."""
    code = INVALID_REQUEST if found.status < 500 else INTERNAL_ERROR
    error = {"code": code, "message": found.detail, "data": found.model_dump(mode="json", exclude_none=True)}
    return {"jsonrpc": "2.0", "id": None, "error": error}


def response_at(path: str, found: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """In the shape that clients of ``path`` read."""
    if path.rstrip("/") == MCP_PATH:
        return JSONResponse(json_rpc_error(found), found.status, dict(headers or {}))
    if not path.startswith(OPENAI_PREFIX):
        return response(found, headers)
    status = 400 if found.status == 422 else found.status
    return JSONResponse(openai_error(found).model_dump(mode="json"), status, dict(headers or {}))


def response(found: Problem, headers: Mapping[str, str] | None = None) -> JSONResponse:
    content = found.model_dump(mode="json", exclude_none=True)
    return JSONResponse(content, found.status, dict(headers or {}), media_type=MEDIA_TYPE)


def add_problem_handlers(app: FastAPI) -> None:
    """Own errors, validation, unknown routes and methods, and what nobody foresaw."""
    app.add_exception_handler(TransferkompassError, _own)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unforeseen)


async def _own(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, TransferkompassError)
    can_wait = isinstance(error, Busy | IndexBusy)
    headers = {"Retry-After": str(RETRY_SECONDS)} if can_wait else None
    return response_at(request.scope["path"], problem_of(error), headers)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    unread = _is_unread(request, found)
    return response_at(request.scope["path"], problem_at(415) if unread else invalid_request(found))


def _is_unread(request: Request, errors: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the body was no JSON to the framework: it goes by what the client says of it."""
    declared = request.headers.get("content-type", "")
    about_whole = any(tuple(found["loc"]) == ("body",) and found["type"] in NOT_AN_OBJECT for found in errors)
    return about_whole and declared != "" and not JSON_TYPE.match(declared)


def invalid_request(errors: Iterable[Mapping[str, Any]]) -> Problem:
    """Of what the validator found."""
    fields = tuple(invalid_field(found) for found in islice(errors, MOST_FIELDS))
    detail = wording("problems", "invalid_request.detail", fields=" ".join(field.detail for field in fields))
    return problem("invalid_request", 422, detail, fields)


def invalid_field(found: Mapping[str, Any]) -> InvalidField:
    """What the validator found, without the value: it may be a question."""
    path = [str(part) for part in found["loc"] if part not in ("body", "query", "path", "header")]
    field = ".".join(path) or wording("problems", "fields.whole")
    return InvalidField(field=field, code=str(found["type"]), detail=said(found, field))


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 405:
        headers["Allow"] = ", ".join(_allowed(request))
    return response_at(request.scope["path"], problem_at(error.status_code), headers)


def _allowed(request: Request) -> list[str]:
    """All methods of the address: the framework names those of the first of its routes only."""
    routes = request.app.router.routes
    asked = {method: {**request.scope, "method": method} for method in METHODS}
    return [name for name, scope in asked.items() if any(route.matches(scope)[0] is Match.FULL for route in routes)]


async def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    log.error("request failed unexpectedly", exc_info=error)
    return response_at(request.scope["path"], problem("internal", 500))
