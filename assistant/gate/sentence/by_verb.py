"""What is told of each verb of a sentence, worked out when it is asked for: most verbs of a quote nobody asks about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar

from assistant.gate.sentence.reading import Word

Told = TypeVar("Told")


class ByVerb(Generic[Told]):
    """``verbs`` are those something may be told of, each with the number of its clause; for some it may be nothing."""

    __slots__ = ("_known", "_told", "verbs")

    def __init__(self, verbs: Mapping[Word, int], told: Callable[[Word, int], Told | None]) -> None:
        self.verbs = verbs
        self._told = told
        self._known: dict[Word, Told | None] = {}

    def get(self, word: Word) -> Told | None:
        """What is told of ``word``; None for what is no such verb."""
        if word not in self.verbs:
            return None
        if word not in self._known:
            self._known[word] = self._told(word, self.verbs[word])
        return self._known[word]

    def values(self) -> Iterator[Told]:
        """Of all verbs of which something is told."""
        return (told for verb in self.verbs if (told := self.get(verb)) is not None)
