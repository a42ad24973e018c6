"""Decisions of staff in the database, newest last. Whoever asks, the newest one holds."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.records.tables import ReviewRow
from assistant.reviews.review import DecidedReview, Decision, Layout

log = logging.getLogger("transferkompass.records")

LAYOUT: TypeAdapter[Layout] = TypeAdapter(Layout)


@dataclass(frozen=True, slots=True)
class ReviewTable:
    """Works in the transactions of the store that it belongs to, which translates what they raise."""

    transaction: Callable[[], AbstractContextManager[Session]]

    def add(self, review: DecidedReview) -> DecidedReview:
        """Record a decision; an approval with the next version of its question."""
        with self.transaction() as session:
            _one_at_a_time(session)
            if review.decision is Decision.APPROVED:
                review = replace(review, version=_next_version(session, review))
            session.add(_row(review))
        return review

    def standing(self, question_key: str) -> DecidedReview | None:
        """The newest decision on a question."""
        chosen = select(ReviewRow).where(ReviewRow.question_key == question_key)
        with self.transaction() as session:
            row = session.scalars(chosen.order_by(ReviewRow.id.desc()).limit(1)).first()
            return None if row is None else _decided(row)

    def of(self, answer_ids: Iterable[str]) -> dict[str, DecidedReview]:
        """The newest decision on each of the answers that has one."""
        chosen = select(ReviewRow).where(ReviewRow.answer_id.in_(list(answer_ids)))
        with self.transaction() as session:
            decided = [_decided(row) for row in session.scalars(chosen.order_by(ReviewRow.id))]
        return {review.answer_id: review for review in decided if review}

    def purge(self, before: datetime) -> None:
        """Forget what ceased to hold before that; what holds without an end is kept until it is replaced."""
        newest = (
            select(func.max(ReviewRow.id)).where(ReviewRow.question_key.is_not(None)).group_by(ReviewRow.question_key)
        )
        ended = (ReviewRow.until < before) | (ReviewRow.created_at < before) & ReviewRow.id.not_in(newest)
        with self.transaction() as session:
            session.execute(delete(ReviewRow).where(ended))


def _one_at_a_time(session: Session) -> None:
    """Two approvals at once would be one version; whoever reads goes on."""
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    statement = "BEGIN IMMEDIATE" if is_sqlite else f"LOCK TABLE {ReviewRow.__tablename__} IN EXCLUSIVE MODE"
    session.connection().exec_driver_sql(statement)


def _next_version(session: Session, review: DecidedReview) -> int:
    same = ReviewRow.answer_id == review.answer_id
    if review.question_key is not None:
        same = ReviewRow.question_key == review.question_key
    return 1 + (session.scalar(select(func.max(ReviewRow.version)).where(same)) or 0)


def _row(review: DecidedReview) -> ReviewRow:
    return ReviewRow(
        answer_id=review.answer_id,
        question_key=review.question_key,
        decision=review.decision.value,
        created_at=review.at,
        until=review.until,
        version=review.version,
        corrected=review.corrected,
        answer=None if review.answer is None else review.answer.model_dump(mode="json"),
        layout=layout_json(review.layout),
        note=review.note,
        reviewer=review.reviewer,
    )


def _decided(row: ReviewRow) -> DecidedReview | None:
    """None for what another version wrote in a form that this one cannot read: the question is answered anew."""
    try:
        return DecidedReview(
            answer_id=row.answer_id,
            decision=Decision(row.decision),
            at=row.created_at,
            until=row.until,
            version=row.version,
            question_key=row.question_key,
            answer=None if row.answer is None else Answer.model_validate(row.answer),
            layout=layout_of(row.layout),
            corrected=row.corrected,
            note=row.note,
            reviewer=row.reviewer,
        )
    except ValueError as error:
        log.warning("review of another version left out", extra={"answer": row.answer_id}, exc_info=error)
        return None


def layout_json(layout: Layout | None) -> list[dict[str, Any]] | None:
    return None if layout is None else [line.model_dump(mode="json") for line in layout]


def layout_of(kept: list[dict[str, Any]] | None) -> Layout | None:
    """Raises ``ValidationError`` for one this version does not know."""
    return None if kept is None else LAYOUT.validate_python(kept)
