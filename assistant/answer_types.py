"""Whether a sentence contains the kind of thing that was asked for: an amount of money for "Was kostet …?" (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.run import Asked
from assistant.wording import texts


@cache
def _patterns() -> dict[Asked, re.Pattern[str]]:
    number = "(?:" + "|".join((r"\d", *texts("answer_types")["number_words"].split())) + ")"
    return {
        Asked(kind): re.compile(pattern.replace("{number}", number), re.IGNORECASE)
        for kind, pattern in texts("answer_types")["patterns"].items()
    }


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(texts("answer_types")["dates"], re.IGNORECASE)


@cache
def _amounts() -> re.Pattern[str]:
    return re.compile(texts("answer_types")["amounts"], re.IGNORECASE)


def contains_asked(text: str, asked: Asked | None) -> bool:
    """True where ``text`` has what ``asked`` wants, and where nothing particular is wanted."""
    pattern = _patterns().get(asked) if asked else None
    if pattern is None:
        return True
    return bool(pattern.search(_without_dates_and_money(text) if asked is Asked.COUNT else text))


def _without_dates_and_money(text: str) -> str:
    """A year or an amount of money is a number, but never the answer to "how many"."""
    return _amounts().sub(" ", _dates().sub(" ", text))


def asked_of(question: str) -> Asked | None:
    """What kind of thing the question wants, read from its question words."""
    for kind, pattern in _questions().items():
        if pattern.search(question):
            return kind
    return None


@cache
def _questions() -> dict[Asked, re.Pattern[str]]:
    return {
        Asked(kind): re.compile(pattern, re.IGNORECASE) for kind, pattern in texts("answer_types")["questions"].items()
    }
