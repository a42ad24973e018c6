"""Recording that never stands in the way of an answer."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from assistant.answer import Answer, AnswerStatus, Turn
from assistant.records.feedback import Feedback, RecordedFeedback
from assistant.records.kept import KeptAnswer, ListedAnswer, Place, Wanted
from assistant.reviews.review import DecidedReview, Reviewable
from assistant.run import Run
from assistant.settings import RecordSettings, Settings
from ingest.errors import RecordsUnavailable

if TYPE_CHECKING:
    from assistant.records.store import RecordStore

log = logging.getLogger("transferkompass.records")

PAUSE_SECONDS = 30.0
"""After a failure nothing is tried for this long: no question waits for a database that is down."""

Monotonic = Callable[[], float]
Found = TypeVar("Found")


@dataclass
class Records:
    """The records as entry points use them. ``record``, ``history`` and ``standing_review`` never raise; the others
    raise ``RecordsUnavailable`` or ``NotFound``."""

    url: str
    settings: RecordSettings = field(default_factory=RecordSettings)
    monotonic: Monotonic = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _read_at: float = 0.0
    _write_at: float = 0.0
    """Reading goes on where nothing can be written, as on a full disk: what staff withdrew stays withdrawn."""
    _opening: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @cached_property
    def store(self) -> RecordStore:
        """Opened at the first use: the database library takes 0.4 s to import."""
        from assistant.records.store import RecordStore

        with self._opening:
            return RecordStore(self.url)

    def record(self, run: Run, answer: Answer) -> None:
        """Answers over passages that were handed in are tests, not questions of readers: not recorded."""
        if run.only_passages is not None or self.monotonic() < self._write_at:
            return
        try:
            self.store.add(run, answer)
        except RecordsUnavailable as error:
            self._write_at = self._paused(error, answer.id)

    def history(self, conversation_id: str) -> tuple[Turn, ...]:
        """Earlier turns of a conversation, oldest first; empty where there are none or they cannot be read."""
        return self._read(lambda: self.store.history(conversation_id), ())

    def standing_review(self, question_key: str) -> DecidedReview | None:
        """The newest decision on a question; None where there is none or it cannot be read."""
        return self._read(lambda: self.store.reviews.standing(question_key), None)

    def answer(self, answer_id: str) -> Answer:
        return self.store.answer(answer_id)

    def add_feedback(self, answer_id: str, feedback: Feedback) -> RecordedFeedback:
        return self.store.add_feedback(answer_id, feedback, self.now())

    def kept(self, answer_id: str) -> KeptAnswer:
        return self.store.kept(answer_id)

    def all_kept(
        self, days: int | None, statuses: tuple[AnswerStatus, ...] = (), *, unhelpful: bool = False
    ) -> Iterator[KeptAnswer]:
        """Of the last ``days`` (None: all there are), oldest first."""
        since = None if days is None else self.now() - timedelta(days=days)
        return self.store.all_kept(Wanted(since=since, statuses=statuses, unhelpful=unhelpful))

    def listed(self, wanted: Wanted, place: Place, most: int) -> tuple[tuple[ListedAnswer, ...], Place | None]:
        return self.store.listed(wanted, place, most)

    def reviewable(self, answer_id: str) -> Reviewable:
        return self.store.reviewable(answer_id)

    def add_review(self, review: DecidedReview) -> DecidedReview:
        return self.store.reviews.add(review)

    def reviews_of(self, answer_ids: Iterable[str]) -> dict[str, DecidedReview]:
        return self.store.reviews.of(answer_ids)

    def conversation(self, conversation_id: str, most: int) -> tuple[KeptAnswer, ...]:
        return self.store.conversation(conversation_id, most)

    def purge(self, days: int | None = None) -> int:
        """Delete what is older than ``days`` (default: the setting); how many answers that were."""
        return self.store.purge(self.now() - timedelta(days=days or self.settings.keep_days))

    def _read(self, read: Callable[[], Found], otherwise: Found) -> Found:
        """``otherwise`` where nothing can be read."""
        if self.monotonic() < self._read_at:
            return otherwise
        try:
            return read()
        except RecordsUnavailable as error:
            self._read_at = self._write_at = self._paused(error, None)
            return otherwise

    def _paused(self, error: RecordsUnavailable, answer_id: str | None) -> float:
        """Until when."""
        log.warning("records unavailable", extra={"code": error.code, "answer": answer_id}, exc_info=error)
        return self.monotonic() + PAUSE_SECONDS


def open_records(settings: Settings) -> Records:
    """The records of these settings, not connected yet."""
    return Records(settings.database_url, settings.records)
