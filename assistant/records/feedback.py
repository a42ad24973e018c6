"""What readers say about an answer."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field, StrictBool

from assistant.answer import Wire

LONGEST_COMMENT = 2000


class FeedbackReason(StrEnum):
    """Closed list of why an answer was of no use."""

    WRONG = "wrong"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    WRONG_SOURCE = "wrong_source"
    NOT_UNDERSTOOD = "not_understood"
    """The question was taken for another one."""
    UNCLEAR = "unclear"
    """The answer is hard to read."""
    OTHER = "other"


class Feedback(Wire):
    """The body of ``POST /answers/{id}/feedback``."""

    useful: StrictBool
    reason: FeedbackReason | None = None
    comment: str | None = Field(default=None, max_length=LONGEST_COMMENT)


class RecordedFeedback(Feedback):
    answer_id: str
    created_at: datetime
