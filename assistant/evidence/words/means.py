"""What a means is to serve: "Straßenbeleuchtung" in "Sensoren für die Straßenbeleuchtung" (pure).

Who looks for sensors at street lamps is not helped by a sensor in a pond.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.evidence.words.matching import generic_words
from assistant.wording import texts
from ingest.german import content_words, fold, stem

NEAR = 3
"""Words between a preposition and its noun: article and adjectives."""
_STEMMED = frozenset({"means", "own_kind"})
_WORD = re.compile(r"[\w-]+")


@lru_cache(maxsize=256)
def purpose_of(question: str) -> tuple[str, ...]:
    """Stems of the noun a means is looked for; empty where no means is named, or nothing it should serve."""
    words = _WORD.findall(question)
    means = [place for place, word in enumerate(words) if stem(fold(word.split("-")[-1])) in _words("means")]
    if not means:
        return ()
    behind = (place for place, word in enumerate(words) if word.lower() in _words("serving") and place > means[0])
    if (place := next(behind, None)) is not None:
        return _noun(words[place + 1 : place + 2 + NEAR])
    before = (place for place, word in enumerate(words) if word.lower() in _words("using") and place < means[-1])
    return _noun(words[place - 1 : place]) if (place := next(before, None)) else ()


@lru_cache(maxsize=256)
def own_means_of(question: str) -> tuple[str, ...]:
    """Stems of a means that nothing else for the same purpose is an example of: drones, robots, digital twins."""
    return tuple(stem(fold(word)) for word in _WORD.findall(question) if stem(fold(word)) in _words("own_kind"))


def asks_for_means(question: str) -> bool:
    """True where it is asked which means there are for something, not who has them."""
    return bool(_asked_for().match(question)) and bool(purpose_of(question))


def purpose_written(question: str) -> str:
    """The noun of ``purpose_of`` as written."""
    nouns = purpose_of(question)
    return next((word for word in _WORD.findall(question) if nouns and nouns[-1] in map(stem, content_words(word))), "")


def _noun(words: list[str]) -> tuple[str, ...]:
    """The first noun; none where it is a means itself or says nothing."""
    noun = next((word for word in words if word[:1].isupper()), "")
    stems = tuple(stem(word) for word in content_words(noun) if word not in generic_words())
    return stems if not _words("means").intersection(stems) else ()


@cache
def _asked_for() -> re.Pattern[str]:
    return re.compile(texts("means")["asked_for"], re.IGNORECASE)


@cache
def topics_of_means() -> frozenset[str]:
    """Ids of topics that say by which means or how something is done, not what it serves."""
    return frozenset(str(texts("means")["topics"]).split())


@cache
def _words(kind: str) -> frozenset[str]:
    found = str(texts("means")[kind]).split()
    return frozenset(stem(fold(word)) for word in found) if kind in _STEMMED else frozenset(found)
