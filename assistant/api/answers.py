"""``/answers``: questions in, answers out, whole or as they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from assistant.answer import Answer, AnswerRequest, AnswerStatus, Wire
from assistant.api.asking import CLIENT_GONE, EVENT_STREAM, STREAM_HEADERS, ask, told, wants_stream, whole
from assistant.api.context import Context, Ready, Shared
from assistant.api.problems import MEDIA_TYPE, Problem
from assistant.api.reviews import desk_of
from assistant.api.streaming import Stream
from assistant.events import Event
from assistant.records.feedback import Feedback, RecordedFeedback
from assistant.reviews.review import Review

router = APIRouter(prefix="/api/v1", tags=["answers"])


class RecordedAnswer(Answer):
    """``review``: what became of it at the coordination office. ``verified`` where exactly this answer is approved."""

    review: Review = Review()


@router.post(
    "/answers",
    response_model=Answer,
    responses={
        200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}},
        503: {"model": Answer, "description": "Status error, or too busy", "content": {MEDIA_TYPE: {}}},
    },
)
async def answers(question: AnswerRequest, request: Request, context: Shared, service: Ready) -> Response:
    """An Answer; with ``Accept: text/event-stream`` its parts as they are ready."""
    stream = ask(context, service, question)
    if wants_stream(", ".join(request.headers.getlist("accept"))):
        return StreamingResponse(_server_sent(stream), media_type=EVENT_STREAM, headers=STREAM_HEADERS)
    answer = await whole(stream, request)
    return Response(status_code=CLIENT_GONE) if answer is None else _whole(answer)


def _whole(answer: Answer) -> Response:
    status = 503 if answer.status is AnswerStatus.ERROR else 200
    return Response(answer.model_dump_json(), status, media_type="application/json")


async def _server_sent(stream: Stream[Event]) -> AsyncIterator[str]:
    async for item in told(stream):
        yield _frame("error", item) if isinstance(item, Problem) else _frame(item.kind, item.body)


def _frame(name: str, body: BaseModel | str) -> str:
    data = StepStatus(step=body).model_dump_json() if isinstance(body, str) else body.model_dump_json()
    return f"event: {name}\ndata: {data}\n\n"


class StepStatus(Wire):
    """Body of a ``status`` event: the step that begins."""

    step: str


@router.get("/answers/{answer_id}")
async def recorded(answer_id: str, context: Shared) -> RecordedAnswer:
    """The recorded answer, with the state of its review."""
    return await asyncio.to_thread(_recorded, answer_id, context)


def _recorded(answer_id: str, context: Context) -> RecordedAnswer:
    answer = context.records.answer(answer_id)
    review = desk_of(context).review_of(answer)
    return RecordedAnswer.model_validate({**answer.model_dump(), "verified": review.verified, "review": review.public})


@router.post("/answers/{answer_id}/feedback", status_code=201)
async def feedback(answer_id: str, given: Feedback, context: Shared) -> RecordedFeedback:
    """What a reader says about an answer."""
    recorded = await asyncio.to_thread(context.records.add_feedback, answer_id, given)
    context.metrics.rated(given.useful)
    return recorded
