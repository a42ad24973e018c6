"""What staff read of an answer on record: the answer, what the gate said of its statements, what readers said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.answer import Answer, AnswerStatus, Wire
from assistant.records.feedback import RecordedFeedback


class KeptReason(Wire):
    """``code`` as the gate names it; ``detail`` is the word or figure that is not carried."""

    code: str
    detail: str


class KeptVerdict(Wire):
    """One statement as it was drafted, shown or not."""

    statement: str
    passed: bool
    reasons: tuple[KeptReason, ...] = ()


class KeptAnswer(Wire):
    """``verdicts`` is None where the answer is older than their being kept."""

    answer: Answer
    verdicts: tuple[KeptVerdict, ...] | None
    feedback: tuple[RecordedFeedback, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which answers: all of these that are set must hold. ``unhelpful``: a reader said it was of no use;
    ``reviewed``: staff decided on it, or it waits for that: what tells an approved answer does not."""

    since: datetime | None = None
    statuses: tuple[AnswerStatus, ...] = ()
    unhelpful: bool = False
    reviewed: bool | None = None
