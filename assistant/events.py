"""What a listener is told while an answer is being made, and how it stops the run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.answer import Answer, Citation, Statement


@dataclass(frozen=True, slots=True)
class Event:
    """Something a listener may show before the answer is whole."""

    kind: Literal["status", "citation", "statement", "answer"]
    body: str | Citation | Statement | Answer
    added: str = ""
    """What a statement adds to the Markdown text of the answer; empty where the run failed and that text is void."""


class Listener(Protocol):
    """Receives events in order. Raises ``Cancelled`` to stop the run."""

    def __call__(self, event: Event, /) -> None: ...


class Cancelled(BaseException):
    """The caller has gone; raised by a listener. Not an error: what was told is recorded, and nobody is told more."""


def ignore(_: Event) -> None:
    """The listener of callers that wait for the whole answer."""
