"""Puts the HTTP interface together."""

from __future__ import annotations

import asyncio
import copy
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp

from assistant.api import (
    answers,
    chat_completions,
    documents,
    internal,
    operations,
    projects,
    removals,
    reviews,
    searching,
    uploads,
)
from assistant.api.context import Context
from assistant.api.mcp.endpoint import McpEndpoint, routes_to
from assistant.api.middleware import BodyLimit, PageSlot, RequestLog, SecurityHeaders
from assistant.api.openapi import described
from assistant.api.origins import OtherOrigins
from assistant.api.own_errors import OwnErrors
from assistant.api.problems import PROBLEM_RESPONSES, add_problem_handlers
from assistant.api.waiting import WaitingRoom
from assistant.records.recording import Records
from assistant.runtime import Runtime
from assistant.wording import wording
from ingest.errors import RecordsUnavailable

log = logging.getLogger("transferkompass.api")

VERSION = "1.0.0"
"""Of the interface, not of the program: raised when a field is added."""
PURGE_SECONDS = 24 * 3600
POLL_SECONDS = 0.2
_ROUTES = (
    *(answers, reviews, chat_completions, searching, uploads),
    *(removals, documents, projects, operations, internal),
)


def create_app(
    runtime: Runtime,
    records: Records,
    *,
    internal_token: str = "",
    page: Callable[[], ASGIApp | None] = lambda: None,
) -> FastAPI:
    """The application. ``page`` gives the application for everything outside the API, None while there is none."""
    app = _without_routes()
    context = Context(runtime, records, WaitingRoom(runtime.settings.server.callers), internal_token)
    app.state.context = context
    for part in _ROUTES:
        _answer_head(part.router)
        app.include_router(part.router)
    app.state.mcp = McpEndpoint(context, VERSION)
    app.router.routes.extend(routes_to(app.state.mcp))
    add_problem_handlers(app)
    app.openapi = described(app, runtime.settings.index.catalog_dir)  # type: ignore[method-assign]  # FastAPI's own way
    app.add_middleware(OwnErrors)
    app.add_middleware(PageSlot, page=page)
    app.add_middleware(BodyLimit)
    app.add_middleware(RequestLog, metrics=context.metrics)
    return app


def _answer_head(router: APIRouter) -> None:
    """What can be read can be asked for its headers alone (RFC 9110, 9.1): the server leaves the body out."""
    routes = [route for route in router.routes if isinstance(route, APIRoute)]
    if any("HEAD" in (route.methods or ()) for route in routes):
        return
    for route in routes:
        if "GET" in (route.methods or ()):
            twin = copy.copy(route)
            twin.methods, twin.include_in_schema = {"HEAD"}, False
            router.routes.append(twin)


class _Application(FastAPI):
    """Around everything what each reply needs: what nobody foresaw is told by the framework, outside of middleware."""

    def build_middleware_stack(self) -> ASGIApp:
        context: Context = self.state.context
        return SecurityHeaders(OtherOrigins(super().build_middleware_stack(), context.settings.server.origins))


def _without_routes() -> FastAPI:
    return _Application(
        title="Transferkompass",
        description=wording("service", "api_description"),
        version=VERSION,
        openapi_url="/api/v1/openapi.json",
        # Swagger and ReDoc load their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        responses=PROBLEM_RESPONSES,
    )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    context: Context = app.state.context
    context.runtime.start()
    purging = asyncio.create_task(_purge_daily(context))
    try:
        yield
    finally:
        purging.cancel()
        context.room.close()
        await app.state.mcp.close()


async def _purge_daily(context: Context) -> None:
    """Nothing is kept longer than the setting says, also where nobody thinks of the command.

    Waits for the assistant first: the database library would take the processor from it.
    """
    while context.runtime.is_opening:
        await asyncio.sleep(POLL_SECONDS)
    while True:
        try:
            await asyncio.to_thread(context.records.purge)
        except RecordsUnavailable as error:
            log.warning("records not purged", extra={"code": error.code})
        await asyncio.sleep(PURGE_SECONDS)
