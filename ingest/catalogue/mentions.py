"""Tokens of a text with their place in it, and an index of phrases that finds the longest one at every token."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Generic, TypeVar

from ingest.documents import Span, State
from ingest.german.words import fold

T = TypeVar("T")

_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f\u00ad]*)+")
"""Letters and digits, with combining accents and soft hyphens inside."""
_LARGEST_GAP = 3
"""Between the words of one phrase stand a blank, a sign, or both around it ("Kalletal / Lemgo")."""

_CACHED_TOKENS = 1 << 16
_CACHED_TEXTS = 64


class Via(StrEnum):
    """By what a project or topic was recognised."""

    NAME = "name"
    MUNICIPALITY = "municipality"
    ALIAS = "alias"
    PRODUCT = "product"
    WORD = "word"
    COMPOUND = "compound"
    ENGLISH = "english"


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """``span`` is a slice of the text searched."""

    project_id: str
    span: Span
    via: Via


@dataclass(frozen=True, slots=True)
class TopicMention:
    """Where a text names a topic, and by which kind of its names."""

    topic_id: str
    span: Span
    via: Via


@dataclass(frozen=True, slots=True)
class StateMention:
    """Where a text names a federal state."""

    state: State
    span: Span


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters and digits: as written, folded, and where."""

    written: str
    folded: str
    start: int
    end: int

    @property
    def is_capitalised(self) -> bool:
        return not self.written[0].islower()


@dataclass(frozen=True, slots=True)
class Words:
    """A text as tokens. ``has_case`` is False where nobody used capitals, so that they cannot be asked for."""

    text: str
    tokens: tuple[Token, ...]
    has_case: bool

    @classmethod
    @lru_cache(maxsize=_CACHED_TEXTS)
    def of(cls, text: str) -> Words:
        """Kept for a while: a text is searched for projects, states and topics, and passages share their headings."""
        found = _TOKEN.finditer(text)
        tokens = tuple(Token(run[0], _folded(run[0]), run.start(), run.end()) for run in found)
        return cls(text, tokens, text != text.lower())

    def looks_like_noun(self, index: int) -> bool:
        return not self.has_case or self.tokens[index].is_capitalised

    def joined(self, start: int, end: int) -> bool:
        """True if the tokens ``start:end`` may be one phrase: near each other, on one line."""
        return all(self._is_small_gap(left, left + 1) for left in range(start, end - 1))

    def _is_small_gap(self, left: int, right: int) -> bool:
        gap = self.text[self.tokens[left].end : self.tokens[right].start]
        if self._is_article(left) and gap.isspace():
            return False
        return 0 < len(gap) <= _LARGEST_GAP and "\n" not in gap

    def _is_article(self, index: int) -> bool:
        """True for the English "a": "a bus" names no "a-BUS"."""
        return self.tokens[index].written == "a"

    def span(self, start: int, end: int) -> Span:
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


@lru_cache(maxsize=_CACHED_TOKENS)
def _folded(word: str) -> str:
    return fold(word)


def folded_tokens(text: str) -> tuple[str, ...]:
    """The folded tokens of a name or phrase."""
    return tuple(token.folded for token in Words.of(text).tokens)


@dataclass(frozen=True, slots=True)
class PhraseHit(Generic[T]):
    """The phrase at the tokens ``start:end`` and what it stands for."""

    start: int
    end: int
    value: T


class PhraseIndex(Generic[T]):
    """Phrases by their first token. ``hits`` yields every phrase that begins at a token, longest first."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], list[T]]] = defaultdict(dict)

    def add(self, phrase: Sequence[str], value: T) -> None:
        values = self._by_first[phrase[0]].setdefault(tuple(phrase), [])
        if value not in values:
            values.append(value)

    def freeze(self) -> None:
        """Puts longer phrases first; call once after the last ``add``."""
        ordered = {
            first: dict(sorted(phrases.items(), key=lambda item: -len(item[0])))
            for first, phrases in self._by_first.items()
        }
        self._by_first = defaultdict(dict, ordered)

    def hits(self, words: Words, keys: Sequence[str], start: int) -> Iterator[PhraseHit[tuple[T, ...]]]:
        """``keys`` are the tokens of ``words`` in the form the phrases were added in (folded, or stems)."""
        for phrase, values in self._by_first.get(keys[start], {}).items():
            end = start + len(phrase)
            if end <= len(keys) and tuple(keys[start:end]) == phrase and words.joined(start, end):
                yield PhraseHit(start, end, tuple(values))
