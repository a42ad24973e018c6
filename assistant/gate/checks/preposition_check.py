"""Prepositions that say something else do not stand for each other: "Rat an Ulm" for "Rat aus Ulm"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.lexicon import read_table

_REACH = 3
"""Tokens from "in den" to its noun, over an adjective."""


def check_prepositions(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every noun or name that the sentences leant on only have behind a preposition of another sense."""
    for match in alignment.matches:
        word = match.word
        if not match.found or not (word.noun or word.name):
            continue
        if _reversed_way(match):
            yield Reason(ReasonCode.RELATION, f"aus {word.text} / in")
        others = _others(word)
        if not others:
            continue
        same = [other for source in alignment.sources for other in alike(word, source.reading)]
        if same and all(other.cue in others and other.low == word.low for other in same):
            yield Reason(ReasonCode.RELATION, f"{word.cue} {word.text} / {same[0].cue}")


def _reversed_way(match: Match) -> bool:
    """ "Daten gehen aus dem Speicher" for "Daten gehen in den Speicher"."""
    theirs, source = match.counterpart, match.source
    if match.word.cue != "aus" or theirs is None or source is None or len(alike(match.word, source.reading)) != 1:
        return False
    return theirs.cue == "in" and theirs.low == match.word.low and _into(theirs, source.reading)


def _others(word: Word) -> frozenset[str]:
    """The prepositions that the one before ``word`` does not stand for."""
    others = _opposed()["opposed"].get(word.cue, frozenset[str]())
    return others | _opposed()["of_names"].get(word.cue, frozenset[str]()) if word.name else others


@lru_cache(maxsize=1)
def _opposed() -> Mapping[str, Mapping[str, frozenset[str]]]:
    table = read_table("prepositions.toml")
    return {sort: {cue: frozenset(others) for cue, others in rows.items()} for sort, rows in table.items()}


def _into(word: Word, reading: Reading) -> bool:
    """ "in den Speicher", "ins Haus": a masculine or neuter noun, in the accusative."""
    before = [other.low for other in at_places(reading, word.place - _REACH, word.place - 1)]
    den = any(pair == ("in", "den") for pair in pairwise(before)) and not word.low.endswith("n")
    return den or "ins" in before
