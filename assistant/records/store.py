"""Writing and reading records. Raises ``RecordsUnavailable`` when the database does not do what it is asked."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import Answer, AnswerStatus, Turn
from assistant.gate import Verdict
from assistant.records.database import DatabaseError, migrate, open_engine, shown_url
from assistant.records.feedback import Feedback, RecordedFeedback
from assistant.records.kept import KeptAnswer, KeptReason, KeptVerdict, ListedAnswer, Place, Wanted
from assistant.records.listing import conditions, next_found, words_of
from assistant.records.reviews import ReviewTable, layout_json, layout_of
from assistant.records.tables import AnswerRow, FeedbackRow
from assistant.reviews.review import Layout, Line, Reviewable
from assistant.run import Run
from assistant.wording import wording
from ingest.errors import NotFound, RecordsUnavailable

log = logging.getLogger("transferkompass.records")

TURNS_REMEMBERED = 6
"""A question refers to the last exchange or two; older ones only mislead."""
WITHOUT_TURN = frozenset({AnswerStatus.ERROR.value, AnswerStatus.REFUSED.value})
"""Exchanges a later question does not refer to."""
AT_A_TIME = 100
"""Answers read at once, each of some 10 kB."""


class RecordStore:
    """The database at ``url``. Its tables are made or migrated at the first use."""

    def __init__(self, url: str) -> None:
        self._engine = open_engine(url)
        self._sessions = sessionmaker(self._engine)
        self._migrating = threading.Lock()
        self._is_migrated = False
        self.reviews = ReviewTable(self._transaction)

    @property
    def url(self) -> str:
        """Without its password."""
        return shown_url(self._engine)

    def add(self, run: Run, answer: Answer) -> None:
        """Record one answer."""
        with self._transaction() as session:
            session.add(_row(run, answer))

    def answer(self, answer_id: str) -> Answer:
        """Raises ``NotFound``."""
        return self.kept(answer_id).answer

    def kept(self, answer_id: str) -> KeptAnswer:
        """Raises ``NotFound``."""
        found = next(self._kept(AnswerRow.id == answer_id), None)
        if found is None:
            raise NotFound(wording("records", "no_answer"))
        return found

    def reviewable(self, answer_id: str) -> Reviewable:
        """Raises ``NotFound``."""
        with self._transaction() as session:
            row = session.get(AnswerRow, answer_id)
            if row is None or (kept := _kept_answer(row, [])) is None:
                raise NotFound(wording("records", "no_answer"))
            return Reviewable(kept.answer, _layout_kept(row), row.question_key)

    def all_kept(self, wanted: Wanted) -> Iterator[KeptAnswer]:
        """Oldest first."""
        return self._kept(*conditions(wanted))

    def listed(self, wanted: Wanted, place: Place, most: int) -> tuple[tuple[ListedAnswer, ...], Place | None]:
        """The next answers after ``place``, newest first, up to ``most``, and where the list goes on."""
        with self._transaction() as session:
            found = next_found(session, wanted, place, most)
        kept = {one.answer.id: one for one in self._kept(AnswerRow.id.in_([one.id for one in found]))}
        said = self._said_to([one.question_key for one in found if one.question_key and one.count > 1])
        listed = (
            ListedAnswer(_with(kept[one.id], said.get(one.question_key, ())), one.question_key, one.place, one.count)
            for one in found
            if one.id in kept
        )
        return tuple(listed), found[-1].place if len(found) == most else None

    def _said_to(self, keys: Sequence[str]) -> dict[str | None, list[RecordedFeedback]]:
        """What readers said of the answers to each of these questions, in the order given."""
        asked = select(AnswerRow.question_key, FeedbackRow).join(FeedbackRow, FeedbackRow.answer_id == AnswerRow.id)
        found: dict[str | None, list[RecordedFeedback]] = {}
        with self._transaction() as session:
            for key, row in session.execute(asked.where(AnswerRow.question_key.in_(keys)).order_by(FeedbackRow.id)):
                found.setdefault(key, []).append(_feedback(row))
        return found

    def conversation(self, conversation_id: str, most: int) -> tuple[KeptAnswer, ...]:
        """Its last ``most`` answers, oldest first."""
        own = select(AnswerRow.id).where(AnswerRow.conversation_id == conversation_id)
        last = own.order_by(AnswerRow.created_at.desc(), AnswerRow.id.desc()).limit(most)
        return tuple(self._kept(AnswerRow.id.in_(last)))

    def _kept(self, *conditions: ColumnElement[bool]) -> Iterator[KeptAnswer]:
        chosen = select(AnswerRow).where(*conditions)
        said = select(FeedbackRow).where(FeedbackRow.answer_id.in_(chosen.with_only_columns(AnswerRow.id)))
        with self._transaction() as session:
            feedback: dict[str, list[RecordedFeedback]] = {}
            for given in session.scalars(said.order_by(FeedbackRow.id)):
                feedback.setdefault(given.answer_id, []).append(_feedback(given))
            ordered = chosen.order_by(AnswerRow.created_at, AnswerRow.id).execution_options(yield_per=AT_A_TIME)
            for row in session.scalars(ordered):
                if kept := _kept_answer(row, feedback.get(row.id, [])):
                    yield kept

    def add_feedback(self, answer_id: str, feedback: Feedback, at: datetime) -> RecordedFeedback:
        """Raises ``NotFound`` for an answer that is not on record."""
        with self._transaction() as session:
            if session.get(AnswerRow, answer_id) is None:
                raise NotFound(wording("records", "no_answer"))
            session.add(FeedbackRow(answer_id=answer_id, created_at=at, **feedback.model_dump()))
        return RecordedFeedback(answer_id=answer_id, created_at=at, **feedback.model_dump())

    def feedback(self, answer_id: str) -> list[RecordedFeedback]:
        """In the order given."""
        chosen = select(FeedbackRow).where(FeedbackRow.answer_id == answer_id).order_by(FeedbackRow.id)
        with self._transaction() as session:
            return [_feedback(row) for row in session.scalars(chosen)]

    def history(self, conversation_id: str) -> tuple[Turn, ...]:
        """The last turns of a conversation, oldest first, without those that cannot be read."""
        chosen = (
            select(AnswerRow.standalone_question, AnswerRow.answer)
            .where(AnswerRow.conversation_id == conversation_id, AnswerRow.status.not_in(WITHOUT_TURN))
            .order_by(AnswerRow.created_at.desc(), AnswerRow.id)
            .limit(TURNS_REMEMBERED)
        )
        with self._transaction() as session:
            rows = session.execute(chosen).all()
        turns = (_turn(question, answer) for question, answer in reversed(rows))
        return tuple(turn for turn in turns if turn)

    def purge(self, before: datetime) -> int:
        """Delete answers older than ``before`` with their feedback; how many answers that were."""
        old = select(AnswerRow.id).where(AnswerRow.created_at < before)
        with self._transaction() as session:
            count = session.scalar(select(func.count()).select_from(old.subquery())) or 0
            session.execute(delete(FeedbackRow).where(FeedbackRow.answer_id.in_(old)))
            session.execute(delete(AnswerRow).where(AnswerRow.created_at < before))
        self.reviews.purge(before)
        self._empty_log()
        return count

    def count(self) -> int:
        """Answers on record."""
        with self._transaction() as session:
            return session.scalar(select(func.count()).select_from(AnswerRow)) or 0

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        try:
            self._migrate_once()
            with self._sessions.begin() as session:
                yield session
        except (DatabaseError, OSError) as error:
            raise RecordsUnavailable(wording("records", "unavailable", reason=type(error).__name__)) from error

    def _migrate_once(self) -> None:
        if self._is_migrated:
            return
        with self._migrating:
            if not self._is_migrated:
                self._make_folder()
                migrate(self._engine)
                self._is_migrated = True

    def _empty_log(self) -> None:
        """SQLite keeps what was deleted in its write-ahead log until that is carried over."""
        if self._engine.url.get_backend_name() == "sqlite":
            with self._transaction() as session:
                session.connection().exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def _make_folder(self) -> None:
        if self._engine.url.get_backend_name() == "sqlite" and self._engine.url.database:
            Path(self._engine.url.database).parent.mkdir(parents=True, exist_ok=True)


def _kept_answer(row: AnswerRow, feedback: list[RecordedFeedback]) -> KeptAnswer | None:
    """None for what another version wrote in a form that this one cannot read: it must not hide all others."""
    try:
        return KeptAnswer.model_validate({"answer": row.answer, "verdicts": row.verdicts, "feedback": feedback})
    except ValidationError as error:
        log.warning("record of another version left out", extra={"answer": row.id}, exc_info=error)
        return None


def _turn(question: str, answer: object) -> Turn | None:
    """None for what another version wrote in a form that this one cannot read: the conversation goes on without it."""
    text = answer.get("text") if isinstance(answer, dict) else None
    return Turn(question=question, answer=text) if isinstance(text, str) else None


def _with(kept: KeptAnswer, said: Iterable[RecordedFeedback]) -> KeptAnswer:
    """With what readers said of other answers to the question."""
    others = tuple(one for one in said if one.answer_id != kept.answer.id)
    return kept.model_copy(update={"feedback": (*others, *kept.feedback)}) if others else kept


def _layout_kept(row: AnswerRow) -> Layout | None:
    """None, as for answers of before, where another version wrote it in a form that this one cannot read."""
    try:
        return layout_of(row.layout)
    except ValidationError as error:
        log.warning("layout of another version left out", extra={"answer": row.id}, exc_info=error)
        return None


def _row(run: Run, answer: Answer) -> AnswerRow:
    return AnswerRow(
        id=answer.id,
        conversation_id=answer.conversation_id,
        created_at=answer.created_at,
        question=answer.question,
        standalone_question=answer.standalone_question,
        status=answer.status.value,
        composer=answer.composer.kind,
        model=answer.composer.model,
        prompt=answer.composer.prompt,
        index_generation=answer.index.generation if answer.index else None,
        embedder=answer.index.embedder if answer.index else None,
        answerability=float(run.answerability),
        evidence=_evidence(run),
        timings_ms=dict(answer.timings_ms),
        answer=answer.model_dump(mode="json"),
        verdicts=_verdicts(run),
        layout=layout_json(_layout(run)),
        question_key=run.question_key,
        verified=answer.verified is not None,
        words=words_of(answer),
    )


def _layout(run: Run) -> tuple[Line, ...]:
    return tuple(Line(form=form, cells=cells) for form, cells in zip(run.forms, run.cells, strict=True))


def _evidence(run: Run) -> list[dict[str, object]]:
    return [
        {
            "passage": item.hit.passage.id,
            "document": item.hit.passage.document_id,
            "relevance": round(float(item.relevance), 4),
            "dense": round(float(item.dense), 4),
        }
        for item in run.evidence
    ]


def _verdicts(run: Run) -> list[dict[str, object]]:
    return [_verdict(statement, verdict).model_dump(mode="json") for statement, verdict in run.verdicts]


def _verdict(statement: str, verdict: Verdict) -> KeptVerdict:
    reasons = tuple(KeptReason(code=reason.code.value, detail=reason.detail) for reason in verdict.reasons)
    return KeptVerdict(statement=statement, passed=verdict.passed, reasons=reasons)


def _feedback(row: FeedbackRow) -> RecordedFeedback:
    return RecordedFeedback.model_validate(
        {
            "answer_id": row.answer_id,
            "created_at": row.created_at,
            "useful": row.useful,
            "reason": row.reason,
            "comment": row.comment,
        }
    )
