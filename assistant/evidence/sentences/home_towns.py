"""The towns whose document it is, which no catalogue knows and the document names where it opens (pure).

"Newsletter der Stadt Lindau" stands once at the top; below it is "wir" and "die Stadt". A document that opens with a
list of towns is none of theirs, and one that says below whom it took after is still of the town at its top.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from assistant.evidence.words.matching import text_words
from assistant.gate.sentence.told_places import is_common_noun, places_in, towns_behind_nouns
from assistant.places import NamedPlace, speaks_of_one
from assistant.run import Evidence
from assistant.wording import texts
from ingest.cleaning import ends_sentence
from ingest.german import fold
from ingest.sentences import sentence_spans

MOST_HOMES = 3
"""Parties of an agreement; more are a list."""
CACHED_OPENINGS = 1 << 10


def homes_of(item: Evidence) -> frozenset[str]:
    """Their names, folded."""
    return _homes(item.hit.info.title, item.opening) if item.opening else frozenset()


def is_home(item: Evidence, places: Sequence[NamedPlace]) -> bool:
    """True where the document is that of a town asked about."""
    homes = homes_of(item)
    return any(
        not homes.isdisjoint(place.names) if place.is_told else _is_of_town(item.of_project, place) for place in places
    )


def _is_of_town(project: str, place: NamedPlace) -> bool:
    """A product is one thing of many that its town's documents tell of."""
    return project in place.projects and not place.is_product


def is_told_of(text: str, item: Evidence, places: Sequence[NamedPlace]) -> bool:
    """True where ``text`` of the passage ``item`` names one of the places, or need not, its document being theirs."""
    return is_home(item, places) or speaks_of_one(text_words(text).folded, places)


@lru_cache(maxsize=CACHED_OPENINGS)
def _homes(title: str, opening: Sequence[str]) -> frozenset[str]:
    byline, *below = opening
    lines = byline.splitlines()
    labels = (line for line in lines if not ends_sentence(line))
    towns = {*titled_towns(title), *(town for label in labels for town in _at_head(label))}
    towns = towns or _first_told([line for line in lines if ends_sentence(line)], _at_head)
    towns = towns or _first_told(below, _by_body)
    return frozenset(map(fold, towns)) if len(towns) <= MOST_HOMES else frozenset()


def titled_towns(title: str) -> frozenset[str]:
    """The towns a title names by form: "Digitale Strategie Lindau", "Bericht der Stadt Lindau"."""
    return frozenset((*towns_behind_nouns(title), *_at_head(title)))


def _at_head(text: str) -> Iterator[str]:
    yield from places_in(text)
    yield from _by_body(text)


def _first_told(texts_below: Iterable[str], named_in: Callable[[str], Iterable[str]]) -> set[str]:
    """The town of the first sentence that has one; none where that has another, too, and does not begin with it.

    "Vorbild war die Stadt Lindau" behind it, or in it, makes the document none of Lindau's.
    """
    for line in chain.from_iterable(map(str.splitlines, texts_below)):
        for span in sentence_spans(line):
            sentence = line[span.start : span.end]
            if towns := set(named_in(sentence)):
                every = set(_at_head(sentence))
                return {town for town in towns if opens_with(sentence, town)} or (every if len(every) == 1 else set())
    return set()


def opens_with(text: str, town: str) -> bool:
    """True for a text that begins with the town, or with where or which body it is."""
    return bool(_ahead().match(text[: text.find(town)]))


@cache
def _ahead() -> re.Pattern[str]:
    return re.compile(texts("places")["ahead_of_town"])


def _by_body(text: str) -> Iterator[str]:
    """Towns behind the word for their body, and in the dateline: "Landratsamt Lindau", "Lindau, 3. Mai 2024"."""
    for found in _pattern("at_top").finditer(text):
        if not is_common_noun(town := found["town"] or found["dated"]):
            yield town
    for found in _pattern("at_top_shouted").finditer(text):
        if not is_common_noun(town := found["town"].title()):
            yield town


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("places")[name], re.MULTILINE)
