"""``/internal/v1``: work that commands on this machine hand over to the running server."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request
from fastapi.responses import StreamingResponse
from pydantic import Field
from starlette.exceptions import HTTPException

from assistant.answer import COUNTED, Wire
from assistant.api.context import Context, Shared, context_of
from assistant.api.streaming import Send, start
from assistant.handover import HEALTH, PREFIX, TOKEN_HEADER, carried
from assistant.requests import MOST_RESULTS, IngestOrder, Inquiry, SearchResult, ShownDocument
from ingest.errors import TransferkompassError

LINES = "application/x-ndjson"
LOOPBACK = frozenset({"127.0.0.1", "::1"})


def only_this_machine(request: Request, token: Annotated[str, Header(alias=TOKEN_HEADER)] = "") -> None:
    """Others are told that there is nothing here."""
    expected = context_of(request).internal_token
    is_local = request.client is not None and request.client.host in LOOPBACK
    if not (expected and is_local and secrets.compare_digest(token.encode(), expected.encode())):
        raise HTTPException(404)


router = APIRouter(prefix=PREFIX, include_in_schema=False, dependencies=[Depends(only_this_machine)])


class SearchOrder(Wire):
    questions: tuple[str, ...]
    top_k: Annotated[int, Field(ge=1, le=MOST_RESULTS), COUNTED]


class SearchOutcome(Wire):
    results: tuple[tuple[SearchResult, ...], ...]


class AnswerOrder(Wire):
    inquiries: tuple[Inquiry, ...]


@router.get(HEALTH)
async def health() -> dict[str, int]:
    return {"pid": os.getpid()}


@router.get("/index")
async def index(context: Shared) -> dict[str, int]:
    service = await asyncio.to_thread(context.runtime.service)
    summary = service.assistant.index.summary()
    return {"documents": summary.documents, "passages": summary.passages}


@router.post("/search")
async def search(order: SearchOrder, context: Shared) -> SearchOutcome:
    found = await asyncio.to_thread(context.runtime.search, order.questions, order.top_k)
    return SearchOutcome(results=tuple(map(tuple, found)))


@router.get("/document")
async def document(context: Shared, document: str, page: int | None = None) -> ShownDocument:
    return await asyncio.to_thread(context.runtime.show, document, page)


@router.post("/answers")
async def answers(order: AnswerOrder, context: Shared) -> StreamingResponse:
    def work(send: Send[dict[str, Any]]) -> None:
        for answer in context.runtime.answers(order.inquiries):
            context.metrics.answered(answer.status.value, answer.composer.kind, answer.timings_ms)
            send({"answer": answer.model_dump(mode="json")})

    return StreamingResponse(_lines(work), media_type=LINES)


@router.post("/ingest")
async def ingest(order: IngestOrder, context: Shared) -> StreamingResponse:
    return StreamingResponse(_lines(_ingest(context, order)), media_type=LINES)


def _ingest(context: Context, order: IngestOrder) -> Callable[[Send[dict[str, Any]]], None]:
    def work(send: Send[dict[str, Any]]) -> None:
        report = context.runtime.ingest(order, lambda progress: send({"progress": asdict(progress)}))
        send({"report": report.model_dump(mode="json")})

    return work


async def _lines(work: Callable[[Send[dict[str, Any]]], None]) -> AsyncIterator[str]:
    """One JSON object a line; what fails is the last one."""
    try:
        async for item in start(_own_thread, work).items():
            yield json.dumps(item, ensure_ascii=False) + "\n"
    except TransferkompassError as error:
        yield json.dumps({"problem": carried(error)}, ensure_ascii=False) + "\n"


def _own_thread(work: Callable[[], None]) -> Future[None]:
    """Long work of this machine's owner takes no place from readers' questions."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="handed-over")
    future = pool.submit(work)
    pool.shutdown(wait=False)
    return future
