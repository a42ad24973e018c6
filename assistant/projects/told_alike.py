"""Statements on several projects that tell of the same thing, so that they can stand side by side (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from assistant.evidence.choosing.selection import Selected
from assistant.evidence.words.matching import generic_stems
from ingest.german import content_words, numbers, stem

MOST_TRIED = 6
"""Statements of each project that are compared with those of the others."""
_FIGURE = 2
"""A figure of the same thing makes two statements more alike than a word they share."""
_STAND = re.compile(r"\(Stand [^)]*\)")
_TIMES = "mal"
_NOUN = re.compile(r" ([A-ZÄÖÜ][a-zäöüß]+)")
_AMOUNTS = frozenset({"EUR", "%"})
_UNITS = frozenset(map(stem, ("euro", "prozent", "million", "millionen", _TIMES)))
"""Words of a figure, which are no matter that two statements share."""
_DATES = frozenset({"date", "year"})


def told_alike(
    told: Sequence[Sequence[Selected]], names: Collection[str], asked: Collection[str]
) -> tuple[Selected | None, ...]:
    """One statement of each project, those that tell most of the same; the first of each where nothing is told alike.

    ``names`` and ``asked`` are stems that say nothing of it: those compared, and what the question has itself.
    """
    if not all(told):
        return tuple(next(iter(statements), None) for statements in told)
    choices = product(*(statements[:MOST_TRIED] for statements in told))
    return max(choices, key=lambda chosen: _likeness([item.text for item in chosen], names, asked))


def tell_same_figure(texts: Sequence[str], names: Collection[str], asked: Collection[str]) -> bool:
    """True where all count the same thing and say the same of it; of amounts something that is not ``asked``, for a
    price is no grant.
    """
    counted = frozenset.intersection(*(frozenset(counts_in(text)) for text in texts))
    same = _shared(texts, names) - counted - _UNITS
    return bool(same if counted - _AMOUNTS else counted and same.difference(asked))


def _likeness(texts: Sequence[str], names: Collection[str], asked: Collection[str]) -> int:
    shared = _shared(texts, names).difference(asked, generic_stems())
    return len(shared) + _FIGURE * tell_same_figure(texts, names, asked)


def _shared(texts: Sequence[str], names: Collection[str]) -> frozenset[str]:
    told = (frozenset(map(stem, content_words(_STAND.sub(" ", text)))) for text in texts)
    return frozenset(word for word in frozenset.intersection(*told).difference(names) if not word.isdecimal())


def counts_in(text: str) -> Iterator[str]:
    """What its numbers count: their unit, else "mal" in "über 4.500-mal" and "sensor" in "sieben Sensoren"."""
    text = _STAND.sub(" ", text)
    for number in numbers(text):
        behind = _NOUN.match(text, number.span.end)
        if number.unit and number.unit not in _DATES:
            yield number.unit
        elif text[: number.span.end].endswith(f"-{_TIMES}"):
            yield _TIMES
        elif behind and not number.unit:
            yield stem(behind[1].lower())
