"""The review desk: decisions of staff on answers on record, and what everybody may know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from assistant.answer import Answer, AnswerStatus
from assistant.records.kept import KeptAnswer, ListedAnswer, Place, Wanted
from assistant.records.recording import Records
from assistant.reviews.checking import Uncarried
from assistant.reviews.correcting import corrected
from assistant.reviews.listing import Listing, ReviewedAnswer, ReviewedAnswers, Sought, place_in
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
from ingest.errors import NotFound, WrongUse

TOLD = frozenset({ReviewState.APPROVED, ReviewState.CORRECTED})
OVER = frozenset({ReviewState.STALE, ReviewState.EXPIRED})
ANY = Sought()
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
        if answer.stopped:
            raise WrongUse(wording("reviews", "stopped"))
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
        own = self.records.reviews_of([answer.id]).get(answer.id)
        return self._became(answer, self.records.reviewable(answer.id).question_key, own)

    def answers(self, wanted: Wanted, most: int, sought: Sought = ANY, after: str | None = None) -> ReviewedAnswers:
        """The newest ``most`` answers with what became of each, or those that come ``after`` in the list."""
        place = Place(begun=self.records.now()) if after is None else place_in(after)
        reviewed = partial(self._reviewed, grouped=wanted.grouped)
        return Listing(self.records.listed, reviewed).page(wanted, sought, place, most)

    def _reviewed(self, listed: Sequence[ListedAnswer], *, grouped: bool) -> Iterator[ReviewedAnswer]:
        shown = [self._shown_for(one) if grouped else one.kept for one in listed]
        decided = self.records.reviews_of(kept.answer.id for kept in shown)
        for one, kept in zip(listed, shown, strict=True):
            answer, said = kept.answer, one.kept.feedback
            review = self._became(answer, one.question_key, decided.get(answer.id))
            yield ReviewedAnswer(answer=answer, verdicts=kept.verdicts, feedback=said, review=review, count=one.count)

    def _shown_for(self, one: ListedAnswer) -> KeptAnswer:
        """Of the answers to one question: the one that was decided on while that holds, else the newest."""
        newest = self.records.standing_review(one.question_key) if one.question_key else None
        answer = one.kept.answer
        if newest is None or _tells(answer, newest) or self._is_answered_anew(answer, newest):
            return one.kept
        try:
            return self.records.kept(newest.answer_id)
        except NotFound:
            return one.kept

    def _became(self, answer: Answer, key: str | None, own: DecidedReview | None) -> StaffReview:
        """``own``: the newest decision on the answer itself. An approval holds as long as no other replaces it, and
        what holds of a question holds of all answers to it."""
        if own is not None and (own.version is None or own.question_key is None):
            return self._told(own)
        newest = self.records.standing_review(key) if key else None
        if own is None:
            return self._told_by(answer, newest)
        return self._told(own) if newest is None or newest.version == own.version else self._replaced(newest)

    def _told_by(self, answer: Answer, newest: DecidedReview | None) -> StaffReview:
        """Of an answer nobody decided on itself: what holds of its question."""
        if newest is None:
            told = answer.verified
            over = told and StaffReview(state=ReviewState.EXPIRED, at=told.at, until=told.until, version=told.version)
            return over or StaffReview()
        if self._is_answered_anew(answer, newest):
            return StaffReview()
        is_it = _tells(answer, newest) or _says_the_same(answer, newest)
        return self._told(replace(newest, corrected=False)) if is_it else self._replaced(newest)

    def _is_answered_anew(self, answer: Answer, newest: DecidedReview) -> bool:
        """True for what was given in place of an approval that did not hold any more: it waits for staff."""
        is_over = self._state(newest, self.records.now()) in OVER
        return is_over and answer.verified is None and answer.created_at > newest.at

    def _replaced(self, newest: DecidedReview) -> StaffReview:
        """Of an answer that is not told any more: the decision that holds in its place."""
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


def _says_the_same(answer: Answer, standing: DecidedReview) -> bool:
    """True for an answer of before with the words and sources of the approved one."""
    told = standing.answer
    return told is not None and (answer.statements, answer.citations) == (told.statements, told.citations)
