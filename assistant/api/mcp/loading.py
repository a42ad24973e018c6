"""When the MCP SDK is loaded: with the first call, by nobody else. It takes half a second and 20 MB."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.api.context import Context
from assistant.api.mcp.sessions import Sessions

SDK = "mcp"
_ONE_AT_A_TIME = threading.Lock()


def load(context: Context, version: str) -> Sessions:
    with _ONE_AT_A_TIME:
        from assistant.api.mcp.server import session_manager
    return session_manager(context, version)


@contextmanager
def hidden() -> Iterator[None]:
    """Nobody finds the SDK meanwhile. Gradio loads it wherever it is installed, though its own MCP server is off."""
    with _ONE_AT_A_TIME:
        if SDK in sys.modules:
            yield
            return
        # Python's own way of saying that a module is not to be imported.
        sys.modules[SDK] = None  # type: ignore[assignment]
        try:
            yield
        finally:
            del sys.modules[SDK]
