"""``/v1``: the same answers for programs that speak OpenAI's chat completions."""

from __future__ import annotations

import time
import uuid
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from assistant.answer import Answer, AnswerStatus
from assistant.api.asking import CLIENT_GONE, EVENT_STREAM, STREAM_HEADERS, ask, failed, told, whole
from assistant.api.chat_messages import STYLES, question_of
from assistant.api.chat_text import annotations_of, closing, content_of
from assistant.api.context import Ready, Shared
from assistant.api.openai_types import (
    AssistantMessage,
    ChatCompletion,
    ChatRequest,
    Choice,
    Chunk,
    ChunkChoice,
    Delta,
    Model,
    ModelList,
    Usage,
)
from assistant.api.problems import OpenAIErrorBody, Problem, openai_error, response_at
from assistant.api.streaming import Stream
from assistant.events import Event

ERROR: dict[str, Any] = {"description": "Error", "model": OpenAIErrorBody}
router = APIRouter(prefix="/v1", tags=["openai"], responses={"default": ERROR, 422: ERROR})

STARTED = int(time.time())
DONE = "data: [DONE]\n\n"


@dataclass(frozen=True, slots=True)
class Reply:
    """What all parts of one completion share. Links in it lead below ``base_url``."""

    model: str
    base_url: str
    with_usage: bool
    id: str = field(default_factory=lambda: f"chatcmpl-{uuid.uuid4().hex}")
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, answer: Answer) -> ChatCompletion:
        content, found = content_of(answer, self.base_url), annotations_of(answer, self.base_url)
        return ChatCompletion(
            id=self.id,
            created=self.created,
            model=self.model,
            choices=(Choice(message=AssistantMessage(content=content, annotations=found)),),
            transferkompass=answer,
        )

    def last(self, answer: Answer) -> Iterator[Chunk]:
        """What comes after the text of the answer."""
        below = closing(answer, self.base_url) or None
        yield self.chunk(Delta(content=below, annotations=annotations_of(answer, self.base_url)))
        yield self.chunk(Delta(), finish_reason="stop", answer=answer)
        if self.with_usage:
            yield Chunk(id=self.id, created=self.created, model=self.model, choices=(), usage=Usage())

    def chunk(self, delta: Delta, finish_reason: Literal["stop"] | None = None, answer: Answer | None = None) -> Chunk:
        choice = ChunkChoice(delta=delta, finish_reason=finish_reason)
        return Chunk(id=self.id, created=self.created, model=self.model, choices=(choice,), transferkompass=answer)


@router.get("/models")
async def models() -> ModelList:
    """One assistant, worded in two ways."""
    return ModelList(data=tuple(Model(id=name, created=STARTED) for name in STYLES))


@router.post(
    "/chat/completions",
    response_model=ChatCompletion,
    responses={200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}}},
)
async def chat_completions(body: ChatRequest, request: Request, context: Shared, service: Ready) -> Response:
    """A completion, or with ``stream`` its chunks; the Answer it is made of stands under ``transferkompass``."""
    stream = ask(context, service, question_of(body))
    base_url = context.settings.server.public_url or str(request.base_url)
    reply = Reply(body.model, base_url.rstrip("/"), body.wants_usage)
    if body.stream:
        return StreamingResponse(_chunks(stream, reply), media_type=EVENT_STREAM, headers=STREAM_HEADERS)
    answer = await whole(stream, request)
    if answer is None:
        return Response(status_code=CLIENT_GONE)
    if answer.status is AnswerStatus.ERROR:
        return response_at(request.scope["path"], failed(answer))
    return Response(reply.whole(answer).model_dump_json(), media_type="application/json")


async def _chunks(stream: Stream[Event], reply: Reply) -> AsyncIterator[str]:
    """A chunk for each statement once it is checked; what goes wrong is the last there is."""
    yield _data(reply.chunk(Delta(role="assistant", content="")))
    async for item in told(stream):
        if isinstance(item, Problem):
            yield _data(openai_error(item))
            break
        if item.added:
            yield _data(reply.chunk(Delta(content=item.added)))
        if isinstance(item.body, Answer):
            for chunk in reply.last(item.body):
                yield _data(chunk)
    yield DONE


def _data(body: BaseModel) -> str:
    return f"data: {body.model_dump_json()}\n\n"
