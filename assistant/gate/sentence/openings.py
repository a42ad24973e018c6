"""A subclause that opens its sentence, and the main clause behind it: "Weil A fehlt, wird B gebaut"."""

from __future__ import annotations

from itertools import pairwise

from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.sentence.segments import surely_finite
from assistant.gate.words.markers import course

_Halves = tuple[tuple[Word, ...], tuple[Word, ...]]


@kept
def opening_clause(reading: Reading) -> _Halves | None:
    """The content words of the two, where the sentence opens with a conjunction and goes on with a verb."""
    words = reading.words
    if (
        not words
        or words[0].low not in course()["subclauses"]
        or surely_finite(words[1] if len(words) > 1 else words[0])
    ):
        return None
    for before, word in pairwise(words):
        if word.soft != before.soft and word.hard == words[0].hard and _goes_on(before, word):
            content = reading.content
            own = tuple(w for w in content if w.place < word.place)
            main = tuple(w for w in content if w.place >= word.place and w.hard == word.hard)
            return own, main
    return None


def _goes_on(before: Word, verb: Word) -> bool:
    """The subclause closes with its verb, the main clause opens with its own."""
    return surely_finite(verb) and not before.noun and before.name is None
