"""Which answers staff look for, and how a long list of them is read in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select, true
from sqlalchemy.orm import Session

from assistant.answer import Answer, AnswerStatus
from assistant.records.kept import Place, Wanted
from assistant.records.tables import AnswerRow, FeedbackRow, ReviewRow
from ingest.german import words


def words_of(answer: Answer) -> str:
    """What ``Wanted.words`` are looked for in."""
    return " ".join(words("\n".join((answer.question, answer.standalone_question, answer.text))))


def conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    """Of each answer by itself, whatever others there are to its question."""
    yield from _in_time(wanted)
    yield from _looked_for(wanted)


def _in_time(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        yield AnswerRow.created_at >= wanted.since
    if wanted.before:
        yield AnswerRow.created_at < wanted.before


def _looked_for(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.statuses:
        yield AnswerRow.status.in_([status.value for status in wanted.statuses])
    if wanted.unhelpful:
        yield AnswerRow.id.in_(select(FeedbackRow.answer_id).where(FeedbackRow.useful.is_(False)))
    if wanted.stopped:
        yield AnswerRow.answer["stopped"].as_boolean().is_(True)
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
    """An answer in a list, still to be read, as in ``ListedAnswer``."""

    id: str
    question_key: str | None
    place: Place
    count: int


def next_found(session: Session, wanted: Wanted, place: Place, most: int) -> list[Found]:
    """The next ``most`` answers after ``place``, newest first."""
    row = _numbered(wanted, place).subquery().c
    chosen = select(row.id, row.created_at, row.question_key, row.count).where(row.number == 1, row.looked_for == 1)
    if place.at is not None:
        chosen = chosen.where((row.created_at < place.at) | (row.created_at == place.at) & (row.id < place.id))
    rows = session.execute(chosen.order_by(row.created_at.desc(), row.id.desc()).limit(most))
    return [Found(answer_id, key, replace(place, at=at, id=answer_id), count) for answer_id, at, key, count in rows]


def _numbered(wanted: Wanted, place: Place) -> Select[Any]:
    """All answers in time, each numbered among those to its question, the newest first."""
    same = _same_question() if wanted.grouped else AnswerRow.id
    newest_first = (AnswerRow.created_at.desc(), AnswerRow.id.desc())
    is_looked_for = case((and_(true(), *_looked_for(wanted)), 1), else_=0)
    return select(
        AnswerRow.id,
        AnswerRow.created_at,
        AnswerRow.question_key,
        func.row_number().over(partition_by=same, order_by=newest_first).label("number"),
        func.max(is_looked_for).over(partition_by=same).label("looked_for"),
        func.count().over(partition_by=same).label("count"),
    ).where(*_in_time(wanted), AnswerRow.created_at <= place.begun)


def _same_question() -> ColumnElement[str]:
    """Equal for answers to one question. What failed answers none: it is no newer answer than those before."""
    key = func.coalesce(AnswerRow.question_key, AnswerRow.id)
    return case((AnswerRow.status == AnswerStatus.ERROR.value, AnswerRow.id), else_=key)
