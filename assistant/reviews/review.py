"""What staff decide about an answer on record, and what follows from it for everybody who asks the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, Field

from assistant.answer import Answer, AnswerStatus, Verified, Wire
from assistant.drafts import Form

LONGEST_NOTE = 2000
LONGEST_REVIEWER = 60
"""A sign or an office, not a life."""
LONGEST_STATEMENT = 1000
MOST_STATEMENTS = 100
APPROVABLE = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL})
"""Only what rests on sources can be approved: that nothing is told may be over with the next document."""


class Decision(StrEnum):
    """Closed list."""

    APPROVED = "approved"
    """As it is, or as it was corrected: told from now on to whoever asks the same."""
    REJECTED = "rejected"
    """Told to nobody any more: who asks the same is sent to the coordination office."""


class ReviewState(StrEnum):
    """Closed list of what became of an answer."""

    UNREVIEWED = "unreviewed"
    APPROVED = "approved"
    CORRECTED = "corrected"
    """Another wording of it is approved."""
    REJECTED = "rejected"
    STALE = "stale"
    """Approved, but a source it cites is gone, superseded or says something else now."""
    EXPIRED = "expired"
    """Approved or rejected until a day that is over."""


class KeptStatement(Wire):
    """A statement that stays: the one at place ``of`` (from 1) of the answer, with other words where ``text`` has some.

    ``citations`` are numbers of the answer's citations; None: as before.
    """

    of: Annotated[int, Field(ge=1, le=MOST_STATEMENTS)]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_STATEMENT)] | None = None
    citations: Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1, max_length=20)] | None = None


class ReviewRequest(Wire):
    """The body of ``POST /answers/{id}/reviews``. ``statements`` corrects what is approved: those not named go."""

    decision: Decision
    statements: Annotated[tuple[KeptStatement, ...], Field(min_length=1, max_length=MOST_STATEMENTS)] | None = None
    until: AwareDatetime | None = None
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] | None = None
    reviewer: Annotated[str, Field(max_length=LONGEST_REVIEWER)] | None = None


class Review(Wire):
    """What everybody may know of it. ``version`` counts the approvals of one question."""

    state: ReviewState = ReviewState.UNREVIEWED
    at: datetime | None = None
    until: datetime | None = None
    version: int | None = None


class StaffReview(Review):
    """What staff know beside. ``corrected`` is the answer as it was approved in other words.

    ``for_everybody``: False where the decision is about this one answer only, because nobody else can ask the same or
    something else is approved of the question.
    """

    note: str | None = None
    reviewer: str | None = None
    corrected: Answer | None = None
    for_everybody: bool = True

    @property
    def public(self) -> Review:
        return Review(state=self.state, at=self.at, until=self.until, version=self.version)

    @property
    def verified(self) -> Verified | None:
        """Of the answer it is about; None where not exactly that is approved."""
        if self.state is not ReviewState.APPROVED or self.at is None or self.version is None:
            return None
        return Verified(at=self.at, until=self.until, version=self.version)


class Line(Wire):
    """How a statement stands in the text of the answer; of a table row with the numbers of each cell."""

    form: Form
    cells: tuple[tuple[int, ...], ...] = ()


Layout = tuple[Line, ...]
"""In step with the statements of an answer."""


@dataclass(frozen=True, slots=True)
class Reviewable:
    """An answer on record with what reviewing it needs.

    ``layout`` is None where it is older than that being kept, ``question_key`` where nobody else can ask the same.
    """

    answer: Answer
    layout: Layout | None
    question_key: str | None


@dataclass(frozen=True, slots=True)
class ApprovedAnswer:
    """What is told to whoever asks the same."""

    answer: Answer
    layout: Layout
    verified: Verified


@dataclass(frozen=True, slots=True)
class DecidedReview:
    """A decision as it is kept. ``answer`` is what was approved, as it is told from now on."""

    answer_id: str
    decision: Decision
    at: datetime
    until: datetime | None
    version: int | None = None
    question_key: str | None = None
    answer: Answer | None = None
    layout: Layout | None = None
    corrected: bool = False
    note: str | None = None
    reviewer: str | None = None

    def holds_at(self, now: datetime) -> bool:
        return self.until is None or now < self.until

    def state_at(self, now: datetime) -> ReviewState:
        """By the calendar alone; whether its sources still stand is seen from the index."""
        if not self.holds_at(now):
            return ReviewState.EXPIRED
        if self.decision is Decision.REJECTED:
            return ReviewState.REJECTED
        return ReviewState.CORRECTED if self.corrected else ReviewState.APPROVED

    @property
    def for_everybody(self) -> bool:
        """Whether whoever asks the same is told by it."""
        can_be_told = self.decision is Decision.REJECTED or self.approved is not None
        return self.question_key is not None and can_be_told

    @property
    def approved(self) -> ApprovedAnswer | None:
        """None for what is not approved, or cannot be told again."""
        if self.decision is Decision.REJECTED or self.answer is None or self.layout is None:
            return None
        return ApprovedAnswer(
            self.answer, self.layout, Verified(at=self.at, until=self.until, version=self.version or 1)
        )
