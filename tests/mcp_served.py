"""A small assistant behind its MCP server, and calls to it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from browsing import served as serving
from fastapi import FastAPI
from mcp import Client
from small_assistant import Gate, small_app

TEXT = "Wolfsburg misst die Wasserqualität mit Sensoren. [1]"


ERAS = ["legacy", "auto"]
"""Of the protocol: with a handshake (until 2025), and without one."""


JSON_ONLY = {"Accept": "application/json", "Content-Type": "application/json"}


@dataclass(frozen=True)
class Served:
    url: str
    app: FastAPI
    gate: Gate

    @property
    def mcp(self) -> str:
        return f"{self.url}/mcp"

    def talk(self, said: Callable[[Client], Awaitable[Any]], era: str = "auto") -> Any:
        """What ``said`` comes to in a conversation with the SDK's own client."""

        async def talk() -> Any:
            async with Client(self.mcp, mode=era) as client:  # type: ignore[arg-type]
                return await said(client)

        return asyncio.run(talk())

    def call(self, name: str, era: str = "auto", /, **given: Any) -> Any:
        return self.talk(lambda client: client.call_tool(name, given), era)

    def post(self, body: object, **headers: str) -> httpx.Response:
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return httpx.post(self.mcp, content=content, headers={**JSON_ONLY, **headers}, timeout=30)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    gate = Gate()
    app, runtime = small_app(tmp_path_factory.mktemp("mcp"), gate)
    with serving(app) as url:
        runtime.service()
        yield Served(url, app, gate)


def said(result: Any) -> str:
    assert [block.type for block in result.content] == ["text"]
    return str(result.content[0].text)
