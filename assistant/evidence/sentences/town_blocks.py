"""Which sentences of a document on several towns, or on another one, are about the town asked about (pure).

A report lists towns in paragraphs that open with their names ("Lindau: Der Bus …"); a paper of one town names another
in passing. There a passage that has the name is not all of that town.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.evidence.sentences.home_towns import homes_of, is_home
from assistant.evidence.sentences.readability import needs_context
from assistant.evidence.sentences.referring import opens_block, text_at
from assistant.evidence.words.matching import text_words
from assistant.places import NamedPlace, speaks_of_one
from assistant.run import Evidence
from assistant.wording import texts


def is_of_another(item: Evidence, sentence: int, places: Sequence[NamedPlace]) -> bool:
    """True for a sentence of a passage that names one of the ``places``, towns only documents tell of, elsewhere."""
    if names_one(text_at(item, sentence), places):
        return False
    if label := label_of(item, sentence):
        return not names_one(label, places) and any(names_one(other, places) for other in _labels(item))
    if is_home(item, places) or not homes_of(item):
        return False
    goes_on = sentence > 0 and needs_context(text_at(item, sentence)) and not opens_block(item, sentence)
    return not (goes_on and names_one(text_at(item, sentence - 1), places))


def is_of_stranger(item: Evidence, places: Sequence[NamedPlace]) -> bool:
    """True where a document of a town of its own names a town of the catalogue asked about in passing.

    "Nach dem Vorbild von Gera …": what "die Stadt" has there is not Gera's. A product is the same wherever it is used.
    """
    homes = homes_of(item)
    if not homes or not places or any(place.is_told or place.is_product for place in places):
        return False
    is_asked = any(not homes.isdisjoint(place.names) for place in places)
    return not is_asked and not names_one(" ".join((item.hit.info.title, *item.hit.passage.section)), places)


def names_one(text: str, places: Sequence[NamedPlace]) -> bool:
    """True where ``text`` itself names one of the places."""
    return speaks_of_one(text_words(text).folded, places)


def first_of_block(item: Evidence, sentence: int) -> int:
    """The sentence that opens the paragraph of another."""
    passage = item.hit.passage
    first = sentence
    while first and "\n" not in passage.text[_end(item, first - 1) : _start(item, first)]:
        first -= 1
    return first


def label_of(item: Evidence, sentence: int) -> str:
    """The name a paragraph opens with, before a colon; empty where it opens otherwise."""
    found = _label().match(text_at(item, first_of_block(item, sentence)))
    return found[1] if found else ""


def _labels(item: Evidence) -> set[str]:
    return {label_of(item, place) for place in range(len(item.hit.passage.sentences))} - {""}


def _start(item: Evidence, sentence: int) -> int:
    return item.hit.passage.sentences[sentence].span.start - item.hit.passage.span.start


def _end(item: Evidence, sentence: int) -> int:
    return item.hit.passage.sentences[sentence].span.end - item.hit.passage.span.start


@cache
def _label() -> re.Pattern[str]:
    return re.compile(texts("places")["label"])
