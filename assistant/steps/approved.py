"""What staff decided about a question comes before anything the documents could be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assistant.answer import AnswerStatus
from assistant.question import Intent
from assistant.reviews.present import means_this
from assistant.reviews.question_key import question_key
from assistant.reviews.review import DecidedReview, Decision
from assistant.reviews.sources import FindDocument, sources_stand
from assistant.run import Run

DATED = frozenset({Intent.EVENTS})
"""Answered by today's date: an approved answer is over with the next event."""


class StandingReview(Protocol):
    """The newest decision on a question; None where there is none. Raises nothing."""

    def __call__(self, question_key: str, /) -> DecidedReview | None: ...


@dataclass(frozen=True, slots=True)
class Approved:
    """Ends the run with the approved answer while its sources stand, or with a hint where the answer was withdrawn."""

    standing: StandingReview
    find: FindDocument
    name: str = "approved"

    def __call__(self, run: Run) -> None:
        if not _is_of_everybody(run):
            return
        in_year = run.now.year if means_this("year", run.standalone) else None
        asked = run.stated if run.orders_text or run.row_asked else run.standalone
        run.question_key = question_key(asked, run.request, run.language, run.style, run.understood.since, in_year)
        review = self.standing(run.question_key)
        if review is None or not review.holds_at(run.now):
            return
        if review.decision is Decision.REJECTED:
            run.withheld = True
            run.end(AnswerStatus.NO_EVIDENCE, run.wording("reviews", "withheld"))
        elif review.approved and sources_stand(review.approved.answer, self.find):
            run.approved = review.approved
            run.status = review.approved.answer.status


def _is_of_everybody(run: Run) -> bool:
    """False where the answer depends on what was said before it, on the day, or on texts that were handed in."""
    depends = run.only_passages is not None or run.apart_from or run.told_before
    return not depends and run.understood.intent not in DATED and not means_this("day", run.standalone)
