"""The language of a question, and an English question in German words (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from assistant.understanding.tokens import Token, overlaps, tokens_of
from assistant.wording import Language, texts
from ingest.documents import Span

_LONGEST_PHRASE = 3


@cache
def _function_words(language: str) -> frozenset[str]:
    return frozenset(str(texts("understanding")["languages"][language]).split())


def language_of(question: str, undecided: Language = "de") -> Language:
    """By function words, which even a short question has, and German letters; ``undecided`` where these are even."""
    words = [token.lower for token in tokens_of(question)]
    german, english = (sum(word in _function_words(language) for word in words) for language in ("de", "en"))
    german += 2 * any(letter in question.casefold() for letter in "äöüß")
    if german == english:
        return undecided
    return "en" if english > german else "de"


@cache
def _dictionary() -> dict[str, str]:
    return {str(english): str(german) for english, german in texts("english")["words"].items()}


@cache
def _names() -> dict[str, str]:
    return {str(english): str(german) for english, german in texts("english")["names"].items()}


def in_german(question: str, kept: Iterable[Span] = ()) -> str:
    """The known words of an English ``question`` in German; names (at ``kept``) stay or get their German form."""
    tokens = tokens_of(question)
    names = tuple(kept)
    translated: list[str] = []
    position = 0
    while position < len(tokens):
        length, text = _translated(tokens, position, names)
        translated.append(text)
        position += length
    return " ".join(filter(None, translated)) + "?"


def _translated(tokens: tuple[Token, ...], position: int, names: tuple[Span, ...]) -> tuple[int, str]:
    is_name = overlaps(tokens[position].span, names)
    known = _names() if is_name else _dictionary()
    for length in range(_LONGEST_PHRASE, 0, -1):
        phrase = " ".join(token.lower for token in tokens[position : position + length])
        if phrase in known:
            return min(length, len(tokens) - position), known[phrase]
    word = tokens[position]
    return 1, "" if not is_name and word.lower in _function_words("en") else word.text
