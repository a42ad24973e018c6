"""The review desk: decisions of staff on answers on record, and what everybody may know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assistant.answer import Answer, AnswerStatus
from assistant.records.kept import ListedAnswer, Place, Wanted
from assistant.records.recording import Records
from assistant.reviews.checking import Uncarried
from assistant.reviews.correcting import corrected
from assistant.reviews.listing import Listing, ReviewedAnswer, ReviewedAnswers, place_in
from assistant.reviews.review import (
    APPROVABLE,
    DecidedReview,
    Decision,
    Reviewable,
    ReviewRequest,
    ReviewState,
    StaffReview,
)
from assistant.reviews.sources import FindDocument, sources_stand
from assistant.wording import wording
from ingest.errors import WrongUse

TOLD = frozenset({ReviewState.APPROVED, ReviewState.CORRECTED})
LONGEST_YEARS = 10
"""Who approves for longer decides for people who do not know of it."""
LONGEST = timedelta(days=LONGEST_YEARS * 366)


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """``find`` gives documents as the index has them now; while there is none, sources are taken to stand.

    Raises ``RecordsUnavailable``.
    """

    records: Records
    find: FindDocument | None

    def decide(self, answer_id: str, request: ReviewRequest, uncarried: Uncarried) -> StaffReview:
        """Record a decision. Raises ``NotFound``, and ``WrongUse`` for one that cannot be."""
        found, now = self.records.reviewable(answer_id), self.records.now()
        until = request.until or now + timedelta(days=self.records.settings.review_days)
        if until <= now:
            raise WrongUse(wording("reviews", "until_past"))
        if until > now + LONGEST:
            raise WrongUse(wording("reviews", "until_far", years=LONGEST_YEARS))
        review = DecidedReview(
            answer_id=answer_id,
            decision=request.decision,
            at=now,
            until=until,
            question_key=found.question_key,
            note=request.note,
            reviewer=request.reviewer,
        )
        if request.decision is Decision.REJECTED:
            return self._told(self.records.add_review(self._rejected(review, found, request)))
        return self._told(self.records.add_review(self._approved(review, found, request, uncarried)))

    def _rejected(self, review: DecidedReview, found: Reviewable, request: ReviewRequest) -> DecidedReview:
        """What is approved of the same question stays, unless it is this answer, or told by it."""
        if request.statements:
            raise WrongUse(wording("reviews", "only_approved"))
        if found.answer.status is AnswerStatus.ERROR:
            raise WrongUse(wording("reviews", "not_rejectable"))
        standing = self._standing(found)
        if standing is None or standing.answer_id == review.answer_id or _tells(found.answer, standing):
            return review
        return replace(review, question_key=None)

    def _approved(
        self, review: DecidedReview, found: Reviewable, request: ReviewRequest, uncarried: Uncarried
    ) -> DecidedReview:
        answer, layout = found.answer, found.layout
        if answer.status not in APPROVABLE or not answer.citations:
            raise WrongUse(wording("reviews", "not_approvable"))
        if not self._stand(answer):
            raise WrongUse(wording("reviews", "stale"))
        if request.statements:
            if layout is None:
                raise WrongUse(wording("reviews", "too_old"))
            answer, layout = corrected(answer, layout, request.statements, uncarried)
        is_changed = answer.statements != found.answer.statements
        return replace(review, answer=answer, layout=layout, corrected=is_changed)

    def _standing(self, found: Reviewable) -> DecidedReview | None:
        """What is approved and told of the question now: not what is stale or over."""
        if found.question_key is None:
            return None
        review = self.records.standing_review(found.question_key)
        return review if review and self._state(review, self.records.now()) in TOLD else None

    def review_of(self, answer: Answer) -> StaffReview:
        """What became of an answer on record."""
        return self._became(answer, self.records.reviews_of([answer.id]).get(answer.id))

    def answers(
        self, wanted: Wanted, most: int, states: frozenset[ReviewState] = frozenset(), after: str | None = None
    ) -> ReviewedAnswers:
        """The newest ``most`` answers with what became of each, or those that come ``after`` in the list."""
        place = Place(begun=self.records.now()) if after is None else place_in(after)
        return Listing(self.records.listed, self._reviewed).page(wanted, states, place, most)

    def _reviewed(self, listed: Sequence[ListedAnswer]) -> Iterator[ReviewedAnswer]:
        kept = [one.kept for one in listed]
        decided = self.records.reviews_of(one.answer.id for one in kept)
        for one in kept:
            review = self._became(one.answer, decided.get(one.answer.id))
            yield ReviewedAnswer(answer=one.answer, verdicts=one.verdicts, feedback=one.feedback, review=review)

    def _became(self, answer: Answer, own: DecidedReview | None) -> StaffReview:
        """``own``: the newest decision on the answer itself. An approval holds as long as no other replaces it."""
        if own is None:
            return self._told_by(answer)
        if own.version is None or own.question_key is None:
            return self._told(own)
        newest = self.records.standing_review(own.question_key)
        return self._told(own) if newest is None or newest.version == own.version else self._replaced(newest)

    def _told_by(self, answer: Answer) -> StaffReview:
        """Of an answer nobody decided on: what it was approved as, where it tells an approved one."""
        told = answer.verified
        if told is None:
            return StaffReview()
        key = self.records.reviewable(answer.id).question_key
        newest = self.records.standing_review(key) if key else None
        if newest is None:
            return StaffReview(state=ReviewState.EXPIRED, at=told.at, until=told.until, version=told.version)
        return self._told(replace(newest, corrected=False)) if _tells(answer, newest) else self._replaced(newest)

    def _replaced(self, newest: DecidedReview) -> StaffReview:
        """Of an approved answer: the decision that holds in its place."""
        return self._told(replace(newest, corrected=newest.answer is not None))

    def _told(self, review: DecidedReview) -> StaffReview:
        return StaffReview(
            state=self._state(review, self.records.now()),
            at=review.at,
            until=review.until,
            version=review.version,
            note=review.note,
            reviewer=review.reviewer,
            corrected=review.answer if review.corrected else None,
            for_everybody=review.for_everybody,
        )

    def _state(self, review: DecidedReview, now: datetime) -> ReviewState:
        state = review.state_at(now)
        if review.answer is None or state is ReviewState.EXPIRED or self._stand(review.answer):
            return state
        return ReviewState.STALE

    def _stand(self, answer: Answer) -> bool:
        return self.find is None or sources_stand(answer, self.find)


def _tells(answer: Answer, standing: DecidedReview) -> bool:
    """True for an answer that is the approved one, told again."""
    return answer.verified is not None and answer.verified.version == standing.version
