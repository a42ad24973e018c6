"""Who orders a text or has to write one: "Ich soll ein Grußwort zu LoRaWAN schreiben" (pure).

Texts of its own the assistant does not write. What it can do is to tell what the documents say on the thing named.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.understanding.language import language_of
from assistant.wording import texts, wording
from ingest.sentences import sentence_spans

_NOUN = re.compile(r"\b[A-ZÄÖÜ][\w-]{2,}")


def about_ordered(question: str) -> str | None:
    """The thing of the text that ``question`` orders or that has to be written; empty where it names none.

    None for anything else, and where something is asked besides.
    """
    first, *others = [question[span.start : span.end].strip() for span in sentence_spans(question)] or [""]
    found = next((match for pattern in _orders() if (match := pattern.search(first))), None)
    if not found or len(others) > 1:
        return None
    apart = [_pattern("apart").sub("", other) for other in others]
    if apart == others and others:
        return None
    return _named(apart[0]) if apart else _about(found["rest"])


def question_of_ordered(question: str) -> str | None:
    """What there is on that thing; where none is named, the bare wish for a text."""
    about = about_ordered(question)
    if about is None:
        return None
    topic = "ordered.of_topic_en" if language_of(question) == "en" else "ordered.of_topic"
    return wording("asides", topic if about else "ordered.no_topic", about=about)


def _about(rest: str) -> str:
    """The thing of the text, without whom it is for and the occasion: "App" of "für den Rat zum Start der App"."""
    found = _pattern("about").search(_pattern("recipient").sub("", rest))
    return _named(found["about"]) if found else ""


def _named(about: str) -> str:
    bare = _pattern("occasion").sub("", _pattern("tail").sub("", about.strip(" ?!.,"))).strip()
    bare = _pattern("leading").sub("", bare).removesuffix(" gehen")
    return bare if _NOUN.search(bare) or (bare.islower() and len(bare.split()) == 1) else ""


@cache
def _orders() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern), re.IGNORECASE) for pattern in texts("asides")["ordered"]["patterns"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_filled(texts("asides")["ordered"][name]), re.IGNORECASE)


def _filled(pattern: str) -> str:
    """With the words of the other entries in it; ``text`` has ``speech`` in it, and comes first."""
    for name in ("text", "speech", "writing", "article"):
        pattern = pattern.replace(f"{{{name}}}", texts("asides")["ordered"][name])
    return pattern
