"""Prepositions that say something else do not stand for each other: "Rat an Ulm" for "Rat aus Ulm"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from assistant.gate.alignment import Alignment
from assistant.gate.lexicon import read_table
from assistant.gate.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import Word


def check_opposed(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every noun or name that the sentences leant on only have behind a preposition of another sense."""
    for match in alignment.matches:
        word = match.word
        if not match.found or not (word.noun or word.name):
            continue
        others = _others(word)
        if not others:
            continue
        same = [other for source in alignment.sources for other in alike(word, source.reading)]
        if same and all(other.cue in others and other.low == word.low for other in same):
            yield Reason(ReasonCode.RELATION, f"{word.cue} {word.text} / {same[0].cue}")


def _others(word: Word) -> frozenset[str]:
    """The prepositions that the one before ``word`` does not stand for."""
    others = _opposed()["opposed"].get(word.cue, frozenset[str]())
    return others | _opposed()["of_names"].get(word.cue, frozenset[str]()) if word.name else others


@lru_cache(maxsize=1)
def _opposed() -> Mapping[str, Mapping[str, frozenset[str]]]:
    table = read_table("prepositions.toml")
    return {sort: {cue: frozenset(others) for cue, others in rows.items()} for sort, rows in table.items()}
