"""``/search``: ranked passages, no answer."""

from __future__ import annotations

import asyncio
from typing import Annotated

from fastapi import APIRouter, Query

from assistant.answer import LONGEST_QUESTION, Wire
from assistant.api.context import Ready, Shared
from assistant.requests import SearchResult

router = APIRouter(prefix="/api/v1", tags=["search"])

MOST_RESULTS = 100
DEFAULT_RESULTS = 10


class Results(Wire):
    results: tuple[SearchResult, ...]


@router.get("/search")
async def search(
    q: Annotated[str, Query(min_length=1, max_length=LONGEST_QUESTION)],
    context: Shared,
    service: Ready,
    top_k: Annotated[int, Query(ge=1, le=MOST_RESULTS)] = DEFAULT_RESULTS,
) -> Results:
    """The ``top_k`` best passages."""
    future = context.room.submit(lambda: service.search([q], top_k)[0])
    found = await asyncio.wrap_future(future)
    return Results(results=tuple(found))
