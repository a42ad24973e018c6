"""A model that keeps its limits: time for the first word, between words and in all; retries; rest after failures."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

from assistant.llm.breaker import CircuitBreaker
from assistant.llm.endpoint import Call, EndpointCall
from assistant.llm.failures import CallFailed, too_slow
from assistant.llm.model import Message, Schema, Waiting, patiently
from assistant.llm.reading import Reading
from assistant.settings import LanguageModelSettings
from assistant.wording import wording
from ingest.errors import ModelUnavailable

log = logging.getLogger("transferkompass.llm")

RETRY_PAUSE_SECONDS = 0.3
"""Before the first retry; doubled before each further one."""

OpenCall = Callable[[LanguageModelSettings, Sequence[Message], Schema | None], Call]


@dataclass(frozen=True, slots=True)
class _Limits:
    first: float
    idle_seconds: float
    end: float


class GuardedModel:
    """The ``LanguageModel`` over an endpoint. All attempts together keep within the settings' seconds.

    A retry happens only before the first piece. A server that refuses the schema is not asked for one again.
    """

    def __init__(
        self,
        settings: LanguageModelSettings,
        *,
        open_call: OpenCall = EndpointCall,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
        breaker: CircuitBreaker | None = None,
    ) -> None:
        self._settings = settings
        self._open = open_call
        self._clock = clock
        self._pause = pause
        self._breaker = breaker or CircuitBreaker(clock)
        self._structured = True

    @property
    def name(self) -> str:
        return self._settings.model

    @property
    def structured(self) -> bool:
        """False once the server has refused a schema."""
        return self._structured

    def stream(
        self, messages: Sequence[Message], schema: Schema | None = None, waiting: Waiting = patiently
    ) -> Generator[str, None, None]:
        if not self._breaker.allows():
            raise ModelUnavailable(wording("llm", "resting"))
        try:
            yield from self._pieces(messages, schema, waiting)
        except CallFailed as failure:
            self._breaker.failed()
            log.warning("model failed", extra={"status": failure.status, "reason": str(failure)})
            raise
        self._breaker.succeeded()

    def _pieces(self, messages: Sequence[Message], schema: Schema | None, waiting: Waiting) -> Iterator[str]:
        limits = self._limits()
        left = self._settings.retries
        wanted = schema if self._structured else None
        while True:
            with closing(Reading(self._open(self._settings, messages, wanted), self._clock)) as reading:
                try:
                    first = self._first(reading, limits, waiting)
                except CallFailed as failure:
                    if wanted is not None and failure.may_be_the_schema:
                        wanted = None
                    else:
                        left = self._after(failure, left, limits)
                    continue
                # Only a reply without the schema proves that the schema was what the server refused.
                self._structured = self._structured and (schema is None or wanted is not None)
                if first is not None:
                    yield first
                    yield from self._others(reading, limits, waiting)
                return

    def _limits(self) -> _Limits:
        now, settings = self._clock(), self._settings
        end = now + settings.total_seconds
        return _Limits(min(now + settings.first_token_seconds, end), settings.first_token_seconds, end)

    def _after(self, failure: CallFailed, left: int, limits: _Limits) -> int:
        """How many retries are left when the call is made again. Raises ``failure`` where it is not."""
        pause = RETRY_PAUSE_SECONDS * 2.0 ** (self._settings.retries - left)
        if not failure.retryable or left == 0 or self._clock() + pause >= limits.first:
            raise failure
        self._pause(pause)
        return left - 1

    def _first(self, reading: Reading, limits: _Limits, waiting: Waiting) -> str | None:
        try:
            return reading.next(limits.first, waiting)
        except TimeoutError as error:
            raise too_slow("first", self._settings.first_token_seconds) from error

    def _others(self, reading: Reading, limits: _Limits, waiting: Waiting) -> Iterator[str]:
        while True:
            idle = self._clock() + limits.idle_seconds
            try:
                piece = reading.next(min(idle, limits.end), waiting)
            except TimeoutError as error:
                key, seconds = ("idle", limits.idle_seconds) if idle < limits.end else ("total", self._total)
                raise too_slow(key, seconds) from error
            if piece is None:
                return
            if self._clock() >= limits.end:
                raise too_slow("total", self._total)
            yield piece

    @property
    def _total(self) -> float:
        return self._settings.total_seconds
