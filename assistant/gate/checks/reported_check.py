"""Who says so stays with what he says: "laut Bericht" of one sentence is not put before the matter of another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import BELONGING
from assistant.gate.words.markers import source_nouns
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_REACH = 3
"""Tokens from a report to whose it is."""
_SAYING = _GERMAN.words("saying")
_SAID = _GERMAN.endings("said")


def check_reported(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every source of a claim that only another sentence names than the one leant on."""
    for first in _sayers(alignment.reading):
        phrase = [first, *_behind(first, alignment.reading)]
        homes = [source for source in sources if all(alike(word, source.reading) for word in phrase)]
        leant = alignment.sources[0].reading if alignment.sources else None
        if homes and leant is not None and not any(alike(word, leant) for word in phrase):
            yield Reason(ReasonCode.RELATION, " ".join(word.text for word in phrase))


def _sayers(reading: Reading) -> Iterator[Word]:
    """ "laut Umfrage", "nach einem Bericht"."""
    for word in reading.content:
        told = word.cue == "nach" and word.low.endswith((*_SAID, *source_nouns()))
        if word.noun and (word.cue in _SAYING or told):
            yield word


def _behind(word: Word, reading: Reading) -> Iterator[Word]:
    """ "des Amtes", "von Ulm" right behind."""
    for other in reading.content:
        if 0 < other.place - word.place <= _REACH and other.cue in BELONGING:
            yield other
