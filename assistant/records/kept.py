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
    """Which answers: all of these that are set must hold. ``unhelpful``: a reader said it was of no use.

    ``words``, folded, stand in question or statements, also as parts of words. ``touched``: staff decided on it or on
    its question, or it tells what they approved; False: on itself nobody decided, and it tells nothing approved.
    ``stopped``: whoever asked did not let it be told to its end.
    ``grouped``: of answers to one question in this time the newest, where any of them is what is looked for.
    """

    since: datetime | None = None
    before: datetime | None = None
    statuses: tuple[AnswerStatus, ...] = ()
    unhelpful: bool = False
    words: tuple[str, ...] = ()
    touched: bool | None = None
    stopped: bool = False
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """How far a list, newest first, was read: up to the answer ``id`` of the moment ``at``; None: nothing yet.

    What was asked after it was ``begun`` is not in the list, so nothing moves while it is read.
    """

    begun: datetime
    at: datetime | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """An answer of such a list. ``question_key`` is None where nobody else can ask the same.

    ``count``: of the answers it stands for, itself among them; what readers said of any of them is in ``kept``.
    """

    kept: KeptAnswer
    question_key: str | None
    place: Place
    """Where the list goes on after it."""
    count: int = 1
