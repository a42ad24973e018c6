"""Whether a sentence contains the kind of thing that was asked for: an amount of money for "Was kostet …?" (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.matching import text_words, word_coverage
from assistant.run import Asked, QuestionPart
from assistant.wording import texts
from ingest.german import is_function_word, stem

PARTLY_NAMED = 0.5
"""Half of a counted compound must be named: "Messpunkte" in "Klimamesspunkte"."""


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


def answers(text: str, part: QuestionPart) -> bool:
    """True where ``text`` has what the part asks for; counted things must be named beside their number."""
    if part.asked is not Asked.COUNT:
        return contains_asked(text, part.asked)
    counted = counted_thing(part.text)
    if counted is None:
        return contains_asked(text, Asked.COUNT) or contains_asked(text, Asked.MONEY)
    return contains_asked(text, Asked.COUNT) and (stem(counted) in _anybody() or _names_thing(text, counted))


def counted_thing(question: str) -> str | None:
    """ "Nutzer" in "Wie viele Nutzer hat die App?", None where nothing is counted by name."""
    found = _counted().search(question)
    return found[1] if found and not is_function_word(found[1]) else None


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(texts("answer_types")["counted"], re.IGNORECASE)


@cache
def _anybody() -> frozenset[str]:
    """Words for people in general: what is counted may be called otherwise, or only be meant."""
    return frozenset(map(stem, texts("answer_types")["counted_anybody"].split()))


@cache
def _alike() -> dict[str, frozenset[str]]:
    groups = [frozenset(map(stem, group.split())) for group in texts("answer_types")["counted_alike"]]
    return {word: group for group in groups for word in group}


def _names_thing(text: str, counted: str) -> bool:
    word, words = stem(counted), text_words(text)
    return word_coverage(word, words) >= PARTLY_NAMED or bool(_alike().get(word, frozenset()) & words.stems)
