"""What the configured model can do, found out by asking it: for ``doctor``."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import httpx

from assistant.llm.client import GuardedModel
from assistant.llm.model import Message, Schema
from assistant.settings import LanguageModelSettings
from assistant.wording import wording
from ingest.errors import ModelUnavailable

_SCHEMA: Schema = {
    "type": "object",
    "properties": {"numbers": {"type": "array", "items": {"type": "integer"}}},
    "required": ["numbers"],
    "additionalProperties": False,
}
_CONTEXT_KEYS = ("max_model_len", "context_length", "context_window", "n_ctx", "max_context_length", "n_ctx_train")
"""What servers call it, those that mean the running server before those that mean the model."""
_STREAMED = 2
"""A reply in one piece is not streamed."""
_LIST_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ModelProbe:
    """``listed`` and ``context_length`` are None where the server does not tell. ``message`` is German."""

    reachable: bool
    message: str
    streaming: bool = False
    structured_output: bool = False
    listed: bool | None = None
    context_length: int | None = None


def probe(settings: LanguageModelSettings, clock: Callable[[], float] = time.monotonic) -> ModelProbe:
    """Asks the model one short question, twice if it knows no schema. Raises nothing."""
    found = _listing(settings)
    model = GuardedModel(settings.model_copy(update={"retries": 0}), clock=clock)
    try:
        pieces = [*filter(None, model.stream([Message("user", wording("llm", "probe.message"))], _SCHEMA))]
    except ModelUnavailable as error:
        return replace(found, reachable=False, message=str(error))
    return replace(
        found,
        reachable=True,
        message=wording("llm", "probe.ready"),
        streaming=len(pieces) >= _STREAMED,
        structured_output=model.structured and _follows_schema("".join(pieces)),
    )


def _follows_schema(text: str) -> bool:
    try:
        value = json.loads(text)
    except ValueError:
        return False
    return isinstance(value, dict) and set(value) == {"numbers"}


def _listing(settings: LanguageModelSettings) -> ModelProbe:
    """What ``GET /models`` says about the model; nothing where the server has no such list."""
    unknown = ModelProbe(False, wording("llm", "probe.no_models"))
    key = settings.api_key.get_secret_value()
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    try:
        with httpx.Client(trust_env=False, timeout=_LIST_SECONDS, headers=headers) as client:
            reply = client.get(settings.url.rstrip("/") + "/models").raise_for_status().json()
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        return unknown
    models = reply.get("data") if isinstance(reply, dict) else None
    if not isinstance(models, list):
        return unknown
    own = next((model for model in models if isinstance(model, dict) and model.get("id") == settings.model), None)
    return replace(unknown, listed=own is not None, context_length=_context_length(own or {}))


def _context_length(model: Mapping[str, Any]) -> int | None:
    return next((value for key in _CONTEXT_KEYS for value in _values(model, key)), None)


def _values(model: Mapping[str, Any], key: str) -> Iterator[int]:
    meta = model.get("meta")
    for source in (model, meta if isinstance(meta, dict) else {}):
        if isinstance(source.get(key), int):
            yield source[key]
