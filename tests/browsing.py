"""A real browser on a page, and everything it complained of or asked other machines for."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, Request, sync_playwright
from starlette.types import ASGIApp

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WEB = {"http", "https", "ws", "wss"}
"""Other schemes (data, blob, the browser's own PDF viewer) leave no machine."""
SECONDS = 60
"""Longest wait for anything: the machine may be busy."""


@dataclass
class Visit:
    """A page with what it said on the console and which addresses it asked for."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(SECONDS * 1000)
        self.page.on("console", lambda message: self._said(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.context.on("request", self._asked)

    def _said(self, kind: str, words: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(words)

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in WEB:
            self.hosts.add(address.hostname or request.url)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Skips, saying so, where Debian's Chromium is not installed."""
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def visit(
    browser: Browser, url: str, *, width: int = 1280, height: int = 900, ready: str = "#tk-frage textarea"
) -> Iterator[Visit]:
    """A fresh browser on ``url``, as soon as ``ready`` is there: a question can be typed."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="de-DE", permissions=["clipboard-read", "clipboard-write"]
    )
    visited = Visit(context.new_page())
    visited.page.goto(url)
    visited.page.wait_for_selector(ready)
    yield visited
    context.close()


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """``app`` on a free port of this machine, in a thread."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        deadline = time.monotonic() + SECONDS
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        listening.close()
