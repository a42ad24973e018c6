"""Questions for advice, and sentences that advise: recommend, warn, say what is needed or stands in the way (pure).

Who asks what to mind is not helped by who has the thing.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from assistant.evidence.asked.answer_types import contains_asked, without_as_of
from assistant.question import Asked
from assistant.wording import texts
from ingest.german import content_words, fold

_WORD = re.compile(r"\w[\w-]*")
_OF_A_KIND = ("teaches", "hinders")
"""Kinds of advice that are asked for by their own names: factors of success, obstacles."""


class Advice(IntEnum):
    """How much of an advice a sentence is."""

    NONE = 0
    HINTED = 1
    """It tells what went wrong, or stands under a heading for advice."""
    POINTED = 2
    """It names a paper that advises."""
    SAID = 3
    """Its own words advise."""


@lru_cache(maxsize=256)
def asks_advice(question: str) -> bool:
    """True for "Was muss man bei … beachten?" and the like."""
    return asks_decision(question) or any(pattern.search(question) for pattern in _asked())


@lru_cache(maxsize=256)
def asks_decision(question: str) -> bool:
    """True where the reader weighs something: "Brauchen wir eine App?", "App ja oder nein", "Vor- und Nachteile".

    What the law may require ("eine Genehmigung") is not for the reader to weigh.
    """
    return any(pattern.search(question) for pattern in _weighed()) and not _pattern("required").search(question)


@lru_cache(maxsize=256)
def asks_against(question: str) -> bool:
    """True for "Was spricht gegen …?": obstacles first."""
    return bool(_pattern("against").search(question))


@lru_cache(maxsize=1 << 14)
def advice_in(sentence: str, heading: str) -> Advice:
    """``heading`` is the nearest one above the sentence."""
    if _pattern("points").search(sentence):
        return Advice.POINTED if _pattern("held").search(sentence) else Advice.NONE
    plain = _pattern("not_meant").sub(" ", without_as_of(sentence))
    if any(pattern.search(plain) for pattern in _classes()):
        return Advice.SAID
    is_hint = _pattern("headings").search(heading) or contains_asked(sentence, Asked.TROUBLE)
    return Advice.HINTED if is_hint else Advice.NONE


@lru_cache(maxsize=1 << 14)
def is_obstacle(sentence: str) -> bool:
    """True where ``sentence`` names a hurdle, warns or tells what went wrong."""
    plain = without_as_of(sentence)
    hinders = any(_of("sentences", kind).search(plain) for kind in ("hinders", "warns"))
    return hinders or contains_asked(sentence, Asked.TROUBLE)


def is_obstacle_heading(heading: str) -> bool:
    """True for "Stolpersteine"."""
    return bool(_pattern("obstacles").search(heading))


@lru_cache(maxsize=256)
def asks_to_win(question: str) -> bool:
    """True where somebody is to be won over: "Wie überzeuge ich den Rat?"."""
    return bool(_of("winning", "asked").search(question))


@lru_cache(maxsize=1 << 14)
def is_kind_asked(sentence: str, question: str) -> bool:
    """True where ``question`` asks for a kind of advice by its name, and ``sentence`` is of that kind."""
    kinds = (_of("sentences", kind) for kind in _OF_A_KIND)
    return any(kind.search(question) and kind.search(sentence) for kind in kinds)


@lru_cache(maxsize=1 << 14)
def goes_on(sentence: str) -> bool:
    """True for a sentence that adds to the one before it: "… rät außerdem …"."""
    return bool(_of("continued", "told").search(sentence))


def tells_of_winning(sentence: str) -> bool:
    """True for a sentence that speaks of winning somebody over, whoever it is."""
    return bool(_of("winning", "told").search(sentence))


def is_own_word(word: str) -> bool:
    """True for a word that asks for the advice and does not name the thing: "Tipps"."""
    return bool(_pattern("own").search(fold(word)))


@lru_cache(maxsize=1 << 14)
def is_own_advice(sentence: str) -> bool:
    """True where those who tell of a thing advise others by it: "Unser Rat an andere: …"."""
    return bool(_of("sentences", "passes_on").search(sentence))


@lru_cache(maxsize=256)
def searches_for_advice(question: str) -> tuple[str, ...]:
    """What else to look for: the thing under each heading for advice; nothing where no advice is asked for."""
    if not asks_advice(question):
        return ()
    thing = " ".join(_thing_words(question))
    return tuple(f"{thing}: {heading}" for heading in texts("advice")["search"]) if thing else ()


def _thing_words(question: str) -> list[str]:
    """Nouns but the first word, which has a capital whatever it is, unless it opens the question as its thing."""
    words = [word for word in _WORD.findall(question) if content_words(word) and not is_own_word(word)]
    nouns = words if _pattern("opens_with_thing").search(question) else words[1:]
    return [word for word in nouns if word[:1].isupper()] or words


@cache
def _asked() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("advice")["asked"])


@cache
def _weighed() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("advice")["weighed"])


@cache
def _classes() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("advice")["sentences"].values())


@cache
def _of(table: str, name: str) -> re.Pattern[str]:
    return re.compile(texts("advice")[table][name], re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("advice")[name], re.IGNORECASE)
