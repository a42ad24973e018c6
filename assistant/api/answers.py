"""``/answers``: questions in, answers out, whole or as they come."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Literal

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from assistant.answer import Answer, AnswerRequest, AnswerStatus, Wire
from assistant.api.context import Context, Ready, Shared
from assistant.api.problems import Problem, problem, problem_of
from assistant.api.streaming import Send, Stream, start
from assistant.records.feedback import Feedback, RecordedFeedback
from assistant.run import Event
from assistant.service import Service
from ingest.errors import TransferkompassError

router = APIRouter(prefix="/api/v1", tags=["answers"])

EVENT_STREAM = "text/event-stream"
CLIENT_GONE = 499
"""Nobody reads it; it tells the log apart from answers."""


class Review(Wire):
    """What became of the answer at the coordination office: nothing, as long as nobody looked at it."""

    state: Literal["unreviewed"] = "unreviewed"


class RecordedAnswer(Answer):
    review: Review = Review()


@router.post(
    "/answers",
    response_model=Answer,
    responses={
        200: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}},
        503: {"model": Answer | Problem, "description": "Status error, or too busy"},
    },
)
async def answers(question: AnswerRequest, request: Request, context: Shared, service: Ready) -> Response:
    """An Answer; with ``Accept: text/event-stream`` its parts as they are ready."""
    stream: Stream[Event] = start(context.room.submit, _work(context, service, question))
    if EVENT_STREAM in request.headers.get("accept", ""):
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_server_sent(stream), media_type=EVENT_STREAM, headers=headers)
    if not await stream.wait(request):
        return Response(status_code=CLIENT_GONE)
    return _whole(await _last(stream))


def _work(context: Context, service: Service, question: AnswerRequest) -> Callable[[Send[Event]], None]:
    def work(send: Send[Event]) -> None:
        answer = service.answer(question, send)
        context.metrics.answered(answer.status.value, answer.composer.kind, answer.timings_ms)

    return work


async def _last(stream: Stream[Event]) -> Answer:
    answer: object = None
    async for event in stream.items():
        answer = event.body
    assert isinstance(answer, Answer), "the pipeline ends with the answer"
    return answer


def _whole(answer: Answer) -> Response:
    status = 503 if answer.status is AnswerStatus.ERROR else 200
    return Response(answer.model_dump_json(), status, media_type="application/json")


async def _server_sent(stream: Stream[Event]) -> AsyncIterator[str]:
    try:
        async for event in stream.items():
            if isinstance(event.body, Answer) and event.body.status is AnswerStatus.ERROR:
                yield _frame("error", problem("answer_failed", 503, event.body.text))
            yield _frame(event.kind, event.body)
    except TransferkompassError as error:
        yield _frame("error", problem_of(error))


def _frame(name: str, body: BaseModel | str) -> str:
    data = StepStatus(step=body).model_dump_json() if isinstance(body, str) else body.model_dump_json()
    return f"event: {name}\ndata: {data}\n\n"


class StepStatus(Wire):
    """Body of a ``status`` event: the step that begins."""

    step: str


@router.get("/answers/{answer_id}")
async def recorded(answer_id: str, context: Shared) -> RecordedAnswer:
    """The recorded answer, with the state of its review."""
    answer = await asyncio.to_thread(context.records.answer, answer_id)
    return RecordedAnswer.model_validate(answer.model_dump())


@router.post("/answers/{answer_id}/feedback", status_code=201)
async def feedback(answer_id: str, given: Feedback, context: Shared) -> RecordedFeedback:
    """What a reader says about an answer."""
    recorded = await asyncio.to_thread(context.records.add_feedback, answer_id, given)
    context.metrics.rated(given.useful)
    return recorded
