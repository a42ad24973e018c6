"""The words and figures of a statement that rest on one word or figure of the quotes only."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.comparing.same_figures import counterparts
from assistant.gate.sentence.reading import Item, Reading, Word
from assistant.gate.words.markers import markers


def resting_pairs(alignment: Alignment) -> Iterator[tuple[Item, Source, Item]]:
    """Each with that one and its sentence."""
    yield from _words(alignment)
    yield from _marks(alignment)
    for claimed in alignment.reading.figures:
        found = counterparts(claimed, alignment)
        if len(found) == 1:
            yield claimed, *found[0]


def _words(alignment: Alignment) -> Iterator[tuple[Word, Source, Word]]:
    for match in alignment.matches:
        word, source = match.word, match.source
        if not match.found or source is None or word.name or word.quoted or (word.light and word.noun):
            continue
        same = alike(word, source.reading)
        exact = [other for other in same if other.stem == word.stem]
        if len(same) == 1 or len(exact) == 1:
            yield word, source, (exact or same)[0]


def _marks(alignment: Alignment) -> Iterator[tuple[Word, Source, Word]]:
    """ "danach", "nichts", "weniger": the same on both sides, once each."""
    for mark in _once(alignment.reading):
        found = [
            (source, theirs)
            for source in alignment.sources
            for theirs in _once(source.reading)
            if theirs.low == mark.low
        ]
        if len(found) == 1:
            yield mark, *found[0]


def _once(reading: Reading) -> list[Word]:
    marks = [word for word in reading.words if word.low in markers().telling]
    lows = [word.low for word in marks]
    return [word for word in marks if lows.count(word.low) == 1]
