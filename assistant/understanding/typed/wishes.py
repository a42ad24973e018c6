"""How an answer is to be told, said beside what is asked: "Was ist LoRaWAN? Bitte in Einfacher Sprache" (pure)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.question import Intent
from assistant.understanding.intents import SMALL_TALK, intent_of
from assistant.understanding.tokens import with_capital
from assistant.wording import Language, texts

_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Wished:
    """A question without the wish, and whether easy words are wished for."""

    question: str
    plainly: bool = False


def wished(question: str) -> Wished:
    """``question`` as it is where it is nothing but a wish: that one is about the answer before."""
    if intent_of(question) in SMALL_TALK:
        return Wished(question)
    brief = _without(question, "briefly")
    plain = _without(brief, "plainly")
    return Wished(plain, plain != brief)


def language_wished(question: str) -> Language | None:
    """The language a wish about the answer before names: "Auf Deutsch bitte"."""
    if intent_of(question) is not Intent.IN_LANGUAGE:
        return None
    return "en" if re.search(texts("wishes")["english"], question, re.IGNORECASE) else "de"


def _without(question: str, kind: str) -> str:
    for pattern in _patterns(kind):
        rest = pattern.sub(lambda match: match.groupdict().get("kept") or "", question, count=1).strip()
        if rest != question and _LETTERS.search(rest):
            return with_capital(rest) if question[:1].isupper() else rest
    return question


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    words = texts("wishes")["words"]
    return tuple(re.compile(_filled(text, words), re.IGNORECASE) for text in texts("wishes")[kind]["patterns"])


def _filled(pattern: str, words: dict[str, str]) -> str:
    for name, text in words.items():
        pattern = pattern.replace(f"<{name}>", text)
    return pattern
