"""A small assistant behind OpenAI's interface."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from small_assistant import Gate, small_app

PATH = "/v1/chat/completions"


@dataclass(frozen=True)
class Served:
    client: TestClient
    app: FastAPI
    gate: Gate

    def post(self, *messages: dict[str, Any], **fields: Any) -> Any:
        return self.client.post(PATH, json={"model": "transferkompass", "messages": messages, **fields})

    def chunks(self, *messages: dict[str, Any], **fields: Any) -> list[Any]:
        """The chunks of a stream, whose last frame is checked."""
        response = self.post(*messages, stream=True, **fields)
        assert response.headers["content-type"].startswith("text/event-stream")
        *frames, done = response.text.strip().split("\n\n")
        assert done == "data: [DONE]"
        return [json.loads(frame.removeprefix("data: ")) for frame in frames]


def user(content: Any) -> dict[str, Any]:
    return {"role": "user", "content": content}


def said(content: Any) -> dict[str, Any]:
    return {"role": "assistant", "content": content}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    gate = Gate()
    app, runtime = small_app(tmp_path_factory.mktemp("openai"), gate)
    with TestClient(app) as client:
        runtime.service()
        yield Served(client, app, gate)


TOOL = {"type": "function", "function": {"name": "f"}}
