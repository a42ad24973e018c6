"""The tables, as the newest migration leaves them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, DateTime, Float, ForeignKey, Index, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

ID_LENGTH = 64
_REFUSED = re.compile("[\x00\ud800-\udfff]")


class Moment(TypeDecorator[datetime]):
    """A point in time, stored as UTC: SQLite forgets time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def _in_utc(moment: datetime) -> datetime:
    """The first or last moment there is for one whose time zone puts it beyond: nothing is on record there."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        edge = datetime.min if moment.year == datetime.min.year else datetime.max
        return edge.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """What people typed, without the signs a database refuses: PostgreSQL stores no NUL, none stores half a sign."""

    impl: type[String] = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _REFUSED.sub("", value)


class Id(Words):
    """Programs choose the ids of their conversations, and anything may be asked for by an address."""

    impl = String
    cache_ok = True


class Base(DeclarativeBase):
    pass


class AnswerRow(Base):
    """One answer as it was shown. ``answer`` is the whole of it, the other columns are for looking up."""

    __tablename__ = "answers"
    __table_args__ = (Index("ix_answers_listed", "created_at", "id", "question_key", "status"),)
    """The desk orders and groups by these: over 20,000 answers in 0.4 s in place of 1.4, on a busy machine."""

    id: Mapped[str] = mapped_column(Id(ID_LENGTH), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(Id(ID_LENGTH), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment(), index=True)
    question: Mapped[str] = mapped_column(Words())
    standalone_question: Mapped[str] = mapped_column(Words())
    status: Mapped[str] = mapped_column(String(32), index=True)
    composer: Mapped[str] = mapped_column(String(32))
    model: Mapped[str | None] = mapped_column(String(200))
    prompt: Mapped[str | None] = mapped_column(String(200))
    index_generation: Mapped[str | None] = mapped_column(String(64))
    embedder: Mapped[str | None] = mapped_column(String(200))
    answerability: Mapped[float] = mapped_column(Float)
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """``[{"passage", "document", "relevance", "dense"}]``, best first: what the answer could draw on."""
    timings_ms: Mapped[dict[str, float]] = mapped_column(JSON)
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    verdicts: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    """``[{"statement", "passed", "reasons": [{"code", "detail"}]}]`` in the order drafted."""
    layout: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    """``[{"form", "cells"}]`` in step with the statements."""
    question_key: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    """The same for everybody who asks this; None where nobody else can."""
    verified: Mapped[bool | None] = mapped_column(Boolean)
    """It tells what staff approved before."""
    words: Mapped[str | None] = mapped_column(Text)
    """Of question and statements, folded: databases differ in what they take for the same letter."""


class FeedbackRow(Base):
    __tablename__ = "feedback"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answers.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime] = mapped_column(Moment())
    useful: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str | None] = mapped_column(String(32))
    comment: Mapped[str | None] = mapped_column(Words())


class ReviewRow(Base):
    """A decision of staff. It holds the answer itself, which is told on when the one on record is long forgotten."""

    __tablename__ = "reviews"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    answer_id: Mapped[str] = mapped_column(Id(ID_LENGTH), index=True)
    question_key: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    decision: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(Moment())
    until: Mapped[datetime | None] = mapped_column(Moment())
    version: Mapped[int | None]
    corrected: Mapped[bool] = mapped_column(Boolean)
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    layout: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    note: Mapped[str | None] = mapped_column(Words())
    reviewer: Mapped[str | None] = mapped_column(Words())
