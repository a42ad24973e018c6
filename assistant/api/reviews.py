"""The review desk over HTTP: staff read what was answered, approve, correct or withdraw it."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import JSONResponse, Response

from assistant.answer import AnswerStatus, Wire
from assistant.api.context import Context, Shared
from assistant.api.staff import refused
from assistant.records.kept import Wanted
from assistant.reviews.checking import Uncarried
from assistant.reviews.desk import ReviewDesk, ReviewedAnswer
from assistant.reviews.review import ReviewRequest, StaffReview
from assistant.steps.check import place_names
from ingest.errors import TransferkompassError

router = APIRouter(prefix="/api/v1", tags=["reviews"])

SETTING = "TRANSFERKOMPASS_SERVER__REVIEW_TOKEN"
MOST_ANSWERS = 200
"""At once, each of some 10 kB."""


class ReviewedAnswers(Wire):
    """Newest first."""

    answers: tuple[ReviewedAnswer, ...]


def desk_of(context: Context) -> ReviewDesk:
    """Over the documents as they are now, if there are any."""
    try:
        service = context.runtime.ready()
        service.assistant.index.refresh()
    except TransferkompassError:
        return ReviewDesk(context.records, None)
    return ReviewDesk(context.records, service.find)


def _refused(context: Shared, authorization: Annotated[str, Header()] = "") -> JSONResponse | None:
    return refused(context.settings.server.review_token, authorization, closed="review_closed", setting=SETTING)


Refused = Annotated[JSONResponse | None, Depends(_refused)]


@router.get("/reviews", response_model=ReviewedAnswers)
async def reviews(
    context: Shared,
    no: Refused,
    reviewed: bool | None = None,
    unhelpful: bool = False,
    status: Annotated[list[AnswerStatus] | None, Query()] = None,
    days: Annotated[int, Query(ge=1, le=3650)] = 30,
    most: Annotated[int, Query(ge=1, le=MOST_ANSWERS)] = 50,
) -> Response:
    """Answers of the last ``days`` with what the gate, readers and staff said of them. For staff."""
    if no:
        return no
    wanted = Wanted(context.records.now() - timedelta(days=days), tuple(status or ()), unhelpful, reviewed)
    found = await asyncio.to_thread(desk_of(context).answers, wanted, most)
    return Response(ReviewedAnswers(answers=found).model_dump_json(), media_type="application/json")


@router.post("/answers/{answer_id}/reviews", status_code=201, response_model=StaffReview)
async def review(answer_id: str, given: ReviewRequest, context: Shared, no: Refused) -> Response:
    """A decision on an answer: from now on it holds for everybody who asks the same. For staff."""
    if no:
        return no
    catalogue = context.runtime.ready().assistant.catalogue
    uncarried = Uncarried(catalogue, place_names(catalogue))
    decided = await asyncio.to_thread(desk_of(context).decide, answer_id, given, uncarried)
    return Response(decided.model_dump_json(), 201, media_type="application/json")
