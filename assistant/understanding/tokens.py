"""A question as tokens with their places, and the nouns among them (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.wording import texts
from ingest.documents import Span
from ingest.german import fold, is_function_word, stem

_TOKEN = re.compile(r"\w+(?:[-*.:/&']\w+)*")
_CACHED_QUESTIONS = 512
CACHED_WORDS = 1 << 14


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written and in small letters; ``starts`` where it begins a sentence."""

    text: str
    lower: str
    start: int
    end: int
    starts: bool

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_noun(self) -> bool:
        """Written like a noun ("Modell", "3D-Modell"): with a capital that no beginning of a sentence explains."""
        if self.text[0].isdigit():
            return any(letter.isupper() for letter in self.text)
        if not self.text[0].isupper() or is_small_word(self.text):
            return False
        return not (self.starts and self.lower in word_list("verbs"))


@lru_cache(maxsize=_CACHED_QUESTIONS)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of ``text`` in order."""
    return tuple(
        Token(match[0], match[0].casefold(), match.start(), match.end(), _starts_sentence(text, match.start()))
        for match in _TOKEN.finditer(text)
    )


def with_capital(text: str) -> str:
    """``text`` as it opens a sentence."""
    return f"{text[0].upper()}{text[1:]}"


def _starts_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" „“\"'(*")
    return not before or before[-1] in ".!?:\n"


@cache
def word_list(name: str) -> frozenset[str]:
    """The list ``words.<name>`` of ``texts/followup.toml``."""
    return frozenset(str(texts("followup")["words"][name]).split())


@cache
def aspect_stems() -> frozenset[str]:
    """Stems of words that name a side of a subject ("Kosten", "Dauer"), never the subject."""
    return frozenset(stem(word) for word in word_list("aspects")) | {fold(word) for word in word_list("aspects")}


@lru_cache(maxsize=CACHED_WORDS)
def is_small_word(word: str) -> bool:
    """``is_function_word``, remembered: every word of a question is asked about from many sides."""
    return is_function_word(word)


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """True where ``span`` shares a character with one of ``others``."""
    return any(map(span.overlaps, others))
