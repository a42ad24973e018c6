"""What the assistant needs of a language model: text that comes in pieces, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Schema = Mapping[str, Any]
"""A JSON schema the reply should follow."""
Waiting = Callable[[], None]
"""Called up to twenty times a second while the model is at work, from the moment it is asked. What comes meanwhile is
taken when it returns, so it does little; whatever it raises stops the call."""


@dataclass(frozen=True, slots=True)
class Message:
    role: Literal["system", "user"]
    text: str


def patiently() -> None:
    """For callers that wait for the reply in any case."""


class LanguageModel(Protocol):
    """Thread-safe."""

    @property
    def name(self) -> str: ...

    def stream(
        self, messages: Sequence[Message], schema: Schema | None = None, waiting: Waiting = patiently
    ) -> Generator[str, None, None]:
        """The reply in pieces as they arrive.

        ``schema`` is a wish: a model that cannot follow it replies in plain text. Closing the generator stops the
        model. Raises ``ModelUnavailable``, possibly after some pieces.
        """
        ...
