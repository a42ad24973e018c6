"""What is told of each verb of a sentence, worked out when it is asked for: most verbs of a quote nobody asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from assistant.gate.reading import Word

Told = TypeVar("Told")


class ByVerb(Generic[Told]):
    """``verbs`` are those something may be told of, in their order; for some of them it may be nothing."""

    def __init__(self, verbs: Iterable[Word], told: Callable[[Word], Told | None]) -> None:
        self.verbs = tuple(verbs)
        self._told = told
        self._known: dict[Word, Told | None] = {}

    def get(self, word: Word) -> Told | None:
        """What is told of ``word``; None for what is no such verb."""
        if word not in self._known:
            self._known[word] = self._told(word) if word in self.verbs else None
        return self._known[word]

    def values(self) -> Iterator[Told]:
        """Of all verbs of which something is told."""
        return (told for verb in self.verbs if (told := self.get(verb)) is not None)
