"""The review desk over HTTP: staff read what was answered, approve, correct or withdraw it."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from fastapi.responses import JSONResponse, Response
from pydantic import AwareDatetime, BaseModel, Field

from assistant.answer import AnswerStatus
from assistant.api.context import Context, Shared
from assistant.api.staff import refused
from assistant.records.kept import Wanted
from assistant.reviews.checking import Uncarried
from assistant.reviews.desk import ReviewDesk
from assistant.reviews.listing import DECIDED, UNDECIDED, ReviewedAnswers, Sought
from assistant.reviews.review import ReviewRequest, ReviewState, StaffReview
from assistant.steps.check import place_names
from ingest.errors import TransferkompassError
from ingest.german import words

router = APIRouter(prefix="/api/v1", tags=["reviews"])

SETTING = "TRANSFERKOMPASS_SERVER__REVIEW_TOKEN"
MOST_ANSWERS = 200
"""At once, each of some 10 kB."""
LONGEST_DAYS = 3650
LONGEST_SEARCH = 200
LONGEST_PLACE = 200
"""Two moments and the id of an answer."""


class Looked(BaseModel):
    """Which answers staff look for."""

    q: Annotated[str, Field(max_length=LONGEST_SEARCH)] = ""
    state: tuple[ReviewState, ...] = ()
    reviewed: bool | None = None
    unhelpful: bool = False
    status: tuple[AnswerStatus, ...] = ()
    stopped: bool | None = None
    days: Annotated[int, Field(ge=1, le=LONGEST_DAYS)] = 30
    since: AwareDatetime | None = None
    before: AwareDatetime | None = None
    most: Annotated[int, Field(ge=1, le=MOST_ANSWERS)] = 50
    grouped: bool = False
    after: Annotated[str, Field(max_length=LONGEST_PLACE)] | None = None

    @property
    def sought(self) -> Sought:
        """``reviewed`` counts where no state is named."""
        states = frozenset(self.state)
        if not states and self.reviewed is not None:
            states = DECIDED if self.reviewed else UNDECIDED
        return Sought(states, self.stopped)

    def wanted(self, now: datetime) -> Wanted:
        """``days`` count where no moment is named."""
        return Wanted(
            since=self.since or now - timedelta(days=self.days),
            before=self.before,
            statuses=self.status,
            unhelpful=self.unhelpful,
            words=tuple(words(self.q.replace("-", " "))),
            grouped=self.grouped,
        )


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
async def reviews(context: Shared, no: Refused, looked: Annotated[Looked, Query()]) -> Response:
    """Answers with what the gate, readers and staff said of them, newest first. For staff."""
    if no:
        return no
    wanted, desk = looked.wanted(context.records.now()), desk_of(context)
    found = await asyncio.to_thread(desk.answers, wanted, looked.most, looked.sought, looked.after)
    return Response(found.model_dump_json(), media_type="application/json")


@router.post("/answers/{answer_id}/reviews", status_code=201, response_model=StaffReview)
async def review(answer_id: str, given: ReviewRequest, context: Shared, no: Refused) -> Response:
    """A decision on an answer: from now on it holds for everybody who asks the same. For staff."""
    if no:
        return no
    catalogue = context.runtime.ready().assistant.catalogue
    uncarried = Uncarried(catalogue, place_names(catalogue))
    decided = await asyncio.to_thread(desk_of(context).decide, answer_id, given, uncarried)
    return Response(decided.model_dump_json(), 201, media_type="application/json")
