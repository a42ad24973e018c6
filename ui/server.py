"""``serve``: the API at once, the page beside it as soon as it is built, one port, a clean stop."""

from __future__ import annotations

import asyncio
import errno
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import typer
import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.api.app import create_app
from assistant.api.uploads import clear_left_over
from assistant.logs import log_to_stderr
from assistant.records.recording import open_records
from assistant.runtime import Runtime, open_runtime
from assistant.settings import Settings
from ingest import os_errors
from ingest.errors import IndexBusy, WrongUse
from ui.desk import desk_page, is_desk
from ui.memory import share_heaps
from ui.page import PageServices, mount
from ui.progress import tell_set_up
from ui.running import announced, new_server_file, running_server
from ui.whole_requests import LARGEST_HEAD, WholeRequests
from ui.widget import PATH as WIDGET_PATH
from ui.widget import widget
from ui.wording import wording

log = logging.getLogger("transferkompass.server")

STOP_SECONDS = 5
"""Answers being written get this long to finish."""
BACKLOG = 256
POLL_SECONDS = 0.1
LONGEST_OPENING = 30.0
"""After this the page is built even if the assistant is still being opened."""
WAITING_PAGE = Path(__file__).parent / "static" / "waiting.html"
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@dataclass
class Page:
    """What is served outside the API: a page that says to wait, then the page; what stands beside it from the start."""

    app: ASGIApp
    desk: ASGIApp = field(default_factory=desk_page)

    def __call__(self) -> ASGIApp:
        return self._send

    async def _send(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app_at(scope["path"])(scope, receive, send)

    def _app_at(self, path: str) -> ASGIApp:
        if path == WIDGET_PATH:
            return widget
        return self.desk if is_desk(path) else self.app


def serve(settings: Settings, *, debug: bool = False, with_page: bool = True) -> None:
    """Serve until interrupted. Raises ``WrongUse`` for an address that cannot be had, ``IndexBusy`` beside another
    server on the same data directory."""
    share_heaps()
    log_to_stderr(debug=debug, level=logging.INFO)
    other = running_server(settings.index.data_dir)
    if other:
        raise IndexBusy(wording("cli", "server_running", url=other.url))
    listening = listen(settings.server.host, settings.server.port)
    server_file = new_server_file(address(settings.server.host, listening))
    clear_left_over(settings.index.data_dir)
    records = open_records(settings)
    runtime = open_runtime(
        settings,
        record=records.record,
        standing_review=records.standing_review,
        history=records.history,
        progress=tell_set_up(),
    )
    page = Page(_waiting) if with_page else None
    app = create_app(runtime, records, internal_token=server_file.token, page=page or _no_page)
    services = PageServices(runtime, records)
    _say("serve.starting", url=server_file.url)
    with announced(settings.index.data_dir, server_file):
        asyncio.run(_run(app, listening, services, page, server_file.url))
    _say("serve.stopped")


def listen(host: str, port: int) -> socket.socket:
    """A bound socket: whether the port is free is known before anything is loaded. Raises ``WrongUse``."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        key = "serve.port_taken" if error.errno == errno.EADDRINUSE else "serve.host_impossible"
        text = wording("cli", key, host=host, port=port, other=port + 1, reason=os_errors.reason(error))
        raise WrongUse(text) from error


def address(host: str, listening: socket.socket) -> str:
    """Where people on this machine open it."""
    port = listening.getsockname()[1]
    local = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host
    return f"http://[{local}]:{port}" if ":" in local else f"http://{local}:{port}"


async def _run(app: FastAPI, listening: socket.socket, services: PageServices, page: Page | None, url: str) -> None:
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        http=WholeRequests,
        ws="none",
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    beside = [asyncio.create_task(_tell_when_ready(services.runtime, url))]
    if page:
        beside.append(asyncio.create_task(_bring_page(page, services)))
        beside[-1].add_done_callback(_tell_failed_page)
    try:
        await _Server(config).serve(sockets=[listening])
    finally:
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)


class _Server(uvicorn.Server):
    """Stops on the usual signals without raising them again, so that whoever called it can tidy up."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in STOP_SIGNALS:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in STOP_SIGNALS:
                loop.remove_signal_handler(number)


async def _tell_when_ready(runtime: Runtime, url: str) -> None:
    await _opened(runtime)
    failure = runtime.failure
    if failure:
        _say("serve.not_ready", reason=failure)
    _say("serve.address", url=url)


async def _bring_page(page: Page, services: PageServices) -> None:
    """Build the page on a thread, once the assistant no longer needs the processor, and keep it running."""
    await _opened(services.runtime)
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    await asyncio.to_thread(mount, app, services)
    async with app.router.lifespan_context(app):
        page.app = app
        log.info("page ready")
        await asyncio.Event().wait()


def _tell_failed_page(task: asyncio.Task[None]) -> None:
    failure = None if task.cancelled() else task.exception()
    if failure:
        log.error("page not built", exc_info=failure)
        _say("serve.page_failed", reason=type(failure).__name__)


async def _opened(runtime: Runtime) -> None:
    deadline = asyncio.get_running_loop().time() + LONGEST_OPENING
    while runtime.is_opening and asyncio.get_running_loop().time() < deadline:
        await asyncio.sleep(POLL_SECONDS)


async def _waiting(scope: Scope, receive: Receive, send: Send) -> None:
    from starlette.responses import HTMLResponse

    content = WAITING_PAGE.read_text(encoding="utf-8")
    await HTMLResponse(content, 503, {"Retry-After": "2", "Cache-Control": "no-store"})(scope, receive, send)


def _no_page() -> None:
    return None


def _say(key: str, **values: object) -> None:
    typer.echo(wording("cli", key, **values), err=True)
    sys.stderr.flush()
