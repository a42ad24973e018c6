"""The towns whose document it is, which no catalogue knows and the document names where it opens (pure).

"Newsletter der Stadt Lindau" stands once at the top; below it is "wir" and "die Stadt". A document that opens with a
list of towns is none of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from assistant.evidence.matching import text_words
from assistant.gate.sentence.told_places import is_common_noun, places_in, towns_behind_nouns
from assistant.places import NamedPlace, speaks_of_one
from assistant.run import Evidence
from assistant.wording import texts
from ingest.german import fold

MOST_HOMES = 3
"""Parties of an agreement; more are a list."""
CACHED_OPENINGS = 1 << 10


def homes_of(item: Evidence) -> frozenset[str]:
    """Their names, folded."""
    return _homes(item.hit.info.title, item.opening) if item.opening else frozenset()


def is_home(item: Evidence, places: Sequence[NamedPlace]) -> bool:
    """True where the document is that of a town asked about that only documents tell of."""
    homes = homes_of(item)
    return any(place.is_told and not homes.isdisjoint(place.names) for place in places)


def is_told_of(text: str, item: Evidence, places: Sequence[NamedPlace]) -> bool:
    """True where ``text`` of the passage ``item`` names one of the places, or need not, its document being theirs."""
    return is_home(item, places) or speaks_of_one(text_words(text).folded, places)


@lru_cache(maxsize=CACHED_OPENINGS)
def _homes(title: str, opening: Sequence[str]) -> frozenset[str]:
    byline, *below = opening
    lines = (title, *byline.splitlines())
    towns = {*towns_behind_nouns(title), *(town for line in lines for town in places_in(line))}
    towns |= {town for text in (*lines, *below) for town in _by_body(text)}
    return frozenset(map(fold, towns)) if len(towns) <= MOST_HOMES else frozenset()


def _by_body(text: str) -> Iterator[str]:
    """Towns behind the word for their body, and in the dateline: "Landratsamt Lindau", "Lindau, 3. Mai 2024"."""
    for found in _at_top().finditer(text):
        if not is_common_noun(town := found["town"] or found["dated"]):
            yield town


@cache
def _at_top() -> re.Pattern[str]:
    return re.compile(texts("places")["at_top"], re.MULTILINE)
