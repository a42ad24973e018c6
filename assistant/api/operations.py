"""``/healthz``, ``/readyz``, ``/metrics``: for those who run the service."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Response

from assistant.answer import Wire
from assistant.api.context import Context, Ready, Shared
from assistant.api.metrics import MEDIA_TYPE
from ingest.errors import TransferkompassError

router = APIRouter(tags=["operations"])


class Health(Wire):
    """Says no more than that somebody answers."""

    status: Literal["ok"] = "ok"


class Readiness(Wire):
    status: Literal["ready"] = "ready"
    generation: str
    documents: int
    passages: int


@router.get("/healthz")
async def healthz() -> Health:
    """The process lives."""
    return Health()


@router.get("/readyz")
async def readyz(service: Ready) -> Readiness:
    """Questions can be answered; else 503 with the reason."""
    summary = service.assistant.index.summary()
    return Readiness(generation=summary.generation, documents=summary.documents, passages=summary.passages)


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def metrics(context: Shared) -> Response:
    """Counters in the text format of Prometheus."""
    return Response(context.metrics.text(_gauges(context)), media_type=MEDIA_TYPE)


def _gauges(context: Context) -> dict[str, float]:
    waiting = {"answers_in_progress": context.room.inside}
    try:
        summary = context.runtime.ready().assistant.index.summary()
    except TransferkompassError:
        return {**waiting, "ready": 0}
    return {**waiting, "ready": 1, "documents": summary.documents, "passages": summary.passages}
