"""One question on its way through the service, whatever shape the route gives to the answer."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

from fastapi import Request

from assistant.answer import Answer, AnswerRequest, AnswerStatus
from assistant.api.context import Context
from assistant.api.problems import Problem, problem, problem_of
from assistant.api.streaming import Send, Stream, start
from assistant.events import Event
from assistant.service import Service
from ingest.errors import TransferkompassError

EVENT_STREAM = "text/event-stream"
STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
WEIGHT = re.compile(r"[01](?:\.\d{0,3})?")
CLIENT_GONE = 499
"""Nobody reads it; it tells the log apart from answers."""


def wants_stream(accept: str) -> bool:
    """Whether the header ``Accept`` names the event stream, and does not like JSON better (RFC 9110, 12.5.1)."""
    weights = dict(_weighed(part) for part in accept.lower().split(","))
    stream = weights.get(EVENT_STREAM, 0.0)
    return stream > 0 and stream >= weights.get("application/json", 0.0)


def _weighed(accepted: str) -> tuple[str, float]:
    media_type, *parameters = (part.strip() for part in accepted.split(";"))
    weight = next((part[2:] for part in parameters if part.startswith("q=")), "1")
    return media_type, float(weight) if WEIGHT.fullmatch(weight) else 1.0


def ask(context: Context, service: Service, question: AnswerRequest) -> Stream[Event]:
    """Begin to answer. Raises ``Busy`` or ``WrongUse`` before anything is sent."""
    service.check(question)

    def work(send: Send[Event]) -> None:
        answer = service.answer(question, send)
        context.metrics.answered(answer.status.value, answer.composer.kind, answer.timings_ms)

    return start(context.room.submit, work)


async def whole(stream: Stream[Event], request: Request) -> Answer | None:
    """The answer once it is there; None where the client went away before, which stops the run."""
    if not await stream.wait(request):
        return None
    answer: object = None
    async for event in stream.items():
        answer = event.body
    assert isinstance(answer, Answer), "the pipeline ends with the answer"
    return answer


async def told(stream: Stream[Event]) -> AsyncIterator[Event | Problem]:
    """All events as they come, and what goes wrong in its place; of a failed answer, before it."""
    try:
        async for event in stream.items():
            if isinstance(event.body, Answer) and event.body.status is AnswerStatus.ERROR:
                yield failed(event.body)
            yield event
    except TransferkompassError as error:
        yield problem_of(error)


def failed(answer: Answer) -> Problem:
    """Of an answer with status ``error``."""
    return problem("answer_failed", 503, answer.text)
