"""Which answers staff look for, and how a long list of them is read in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from assistant.answer import Answer
from assistant.records.kept import Place, Wanted
from assistant.records.tables import AnswerRow, FeedbackRow, ReviewRow
from ingest.german import words


def words_of(answer: Answer) -> str:
    """What ``Wanted.words`` are looked for in."""
    return " ".join(words("\n".join((answer.question, answer.standalone_question, answer.text))))


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        yield AnswerRow.created_at >= wanted.since
    if wanted.before:
        yield AnswerRow.created_at < wanted.before
    if wanted.statuses:
        yield AnswerRow.status.in_([status.value for status in wanted.statuses])
    if wanted.unhelpful:
        yield AnswerRow.id.in_(select(FeedbackRow.answer_id).where(FeedbackRow.useful.is_(False)))
    for word in wanted.words:
        yield AnswerRow.words.contains(word, autoescape=True)
    if wanted.touched is not None:
        yield _touched() if wanted.touched else ~_decided_itself() & AnswerRow.verified.is_not(True)


def _touched() -> ColumnElement[bool]:
    keys = select(ReviewRow.question_key).where(ReviewRow.question_key.is_not(None))
    return _decided_itself() | AnswerRow.verified.is_(True) | AnswerRow.question_key.in_(keys)


def _decided_itself() -> ColumnElement[bool]:
    return AnswerRow.id.in_(select(ReviewRow.answer_id))


@dataclass(frozen=True, slots=True)
class Found:
    """An answer in a list, still to be read. ``place``: where the list goes on after it."""

    id: str
    question_key: str | None
    place: Place


def next_found(session: Session, wanted: Wanted, place: Place, most: int) -> list[Found]:
    """The next ``most`` answers after ``place``, newest first."""
    chosen = select(AnswerRow.id, AnswerRow.created_at, AnswerRow.question_key)
    chosen = chosen.where(*conditions(wanted), AnswerRow.created_at <= place.begun)
    if place.at is not None:
        same_moment = (AnswerRow.created_at == place.at) & (AnswerRow.id < place.id)
        chosen = chosen.where((AnswerRow.created_at < place.at) | same_moment)
    rows = session.execute(chosen.order_by(AnswerRow.created_at.desc(), AnswerRow.id.desc()).limit(most))
    return [Found(answer_id, key, replace(place, at=at, id=answer_id)) for answer_id, at, key in rows]
