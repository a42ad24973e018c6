"""A place stays where things happen: "Wasser von Tannau wird in Sensoren gemessen" has exchanged the two."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import cells_of

_GERMAN = ModuleWords(__name__)

_OTHERWISE = _GERMAN.words("otherwise")
"""Prepositions of a place that is not where something happens."""


def check_placed(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every thing bare behind "in" that the quote has elsewhere, beside a place that left its own."""
    moved = [match.word for match in alignment.matches if _moved(match)]
    if not moved:
        return
    for match in alignment.matches:
        word, theirs = match.word, match.counterpart
        if not match.found or theirs is None or word.name or not word.noun or word.quoted or theirs.cue == "in":
            continue
        if _bare_in(word, alignment.reading):
            yield Reason(ReasonCode.RELATION, f"in {word.text} / {moved[0].cue} {moved[0].text}")


def _moved(match: Match) -> bool:
    """A name, or what the quote has bare behind "in", behind a preposition that is not that of the quote."""
    word, theirs, source = match.word, match.counterpart, match.source
    if theirs is None or source is None or word.cue not in _OTHERWISE or theirs.cue == word.cue:
        return False
    return word.name is not None or (cells_of(word.low) is None and _bare_in(theirs, source.reading))


def _bare_in(word: Word, reading: Reading) -> bool:
    before = at_places(reading, word.place - 1, word.place - 1)
    return bool(before) and before[0].low == "in"
