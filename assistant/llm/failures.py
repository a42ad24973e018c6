"""How a call can fail, and what follows from it."""

from __future__ import annotations

from assistant.wording import wording
from ingest.errors import ModelUnavailable

OVERLOADED = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""States that asking again may change."""
NOT_UNDERSTOOD = frozenset({400, 404, 415, 422, 500, 501})
"""States servers answer a ``response_format`` with that they do not know."""


class CallFailed(ModelUnavailable):
    """One request to the model failed. ``retryable``: the same request may succeed in a moment."""

    def __init__(self, message: str, *, retryable: bool, status: int | None = None) -> None:
        super().__init__(message)
        self.retryable = retryable
        self.status = status

    @property
    def may_be_the_schema(self) -> bool:
        return self.status in NOT_UNDERSTOOD


def refused(status: int) -> CallFailed:
    """The server answered, but with an error."""
    key = "key" if status in {401, 403} else "refused"
    return CallFailed(wording("llm", key, status=status), retryable=status in OVERLOADED, status=status)


def broken(reason: str) -> CallFailed:
    """The connection was not made, or broke."""
    return CallFailed(wording("llm", "broken", reason=reason), retryable=True)


def unreadable(reason: str) -> CallFailed:
    """The server sent what no such server sends."""
    return CallFailed(wording("llm", "unreadable", reason=reason), retryable=False)


def too_slow(key: str, seconds: float) -> CallFailed:
    """``key``: which of the limits was reached (``first``, ``idle``, ``total``)."""
    return CallFailed(wording("llm", f"slow.{key}", seconds=round(seconds)), retryable=False)
