"""The noun a phrase hangs on: "Sensoren" for "in Döllbach" in "Sensoren in Döllbach"."""

from __future__ import annotations

from functools import lru_cache

from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import SUBJECT_OR_OBJECT
from assistant.gate.words.verbs import verbal

_REACH = 4
"""Tokens between a noun and the noun its preposition brings in: preposition, article, adjective."""


@lru_cache(maxsize=1 << 13)
def governor(word: Word, reading: Reading) -> Word | None:
    """The noun directly before the phrase of ``word``: by preposition or genitive, or directly before a name."""
    if not (word.noun or word.name) or (not word.name and word.cue in SUBJECT_OR_OBJECT):
        return None
    between: list[Word] = []
    for nearest in reversed(at_places(reading, word.place - _REACH, word.place - 1)):
        if nearest.soft == word.soft:
            if nearest.noun and nearest.content:
                break
            between.append(nearest)
    else:
        return None
    if any(map(_breaks, between)):
        return None
    if not between:
        return nearest if word.name and not nearest.name and word.place == nearest.place + 1 else None
    return nearest if word.cue not in SUBJECT_OR_OBJECT else None


def _breaks(word: Word) -> bool:
    """A verb, conjunction or adverb ends the phrase; adjectives with an ending do not."""
    adverb = word.content and not word.noun and not word.low.endswith(("en", "er", "em", "es", "e"))
    return adverb or verbal(word.low) or word.low in ("und", "oder", "sowie", "nicht")
