"""What is told as a part of what: "Die App enthält Karten", "neun Vorhaben, darunter ein Bus", "gehört zum Amt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.gate.sentence.frames import deeds
from assistant.gate.sentence.governors import between
from assistant.gate.sentence.places import bare, in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import BEING, BELONGING
from assistant.gate.words.lexicon import read_table
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_MEMBERS = _GERMAN.pattern("members")
_BARE = frozenset({"", "acc"})


_PART = _GERMAN.words("part")


@dataclass(slots=True, eq=False)
class Part:
    """``wholes`` are the nouns one of which ``part`` belongs to; none where a pronoun stands for it."""

    part: Final[Word]
    wholes: Final[tuple[Word, ...]]
    told: Final[bool]
    """By a verb, so that the whole is sure."""


def parts(reading: Reading) -> tuple[Part, ...]:
    """All parts and wholes a sentence tells."""
    return (*_contained(reading), *_belonging(reading), *_called_parts(reading), *_members(reading))


def _nouns(reading: Reading) -> list[Word]:
    return [word for word in reading.content if word.noun or word.name]


def _verbs(reading: Reading, sort: str) -> list[Word]:
    forms = _forms(sort)
    return [] if forms.isdisjoint(reading.lows) else [w for w in reading.words if w.low in forms and not w.noun]


@lru_cache(maxsize=2)
def _forms(sort: str) -> frozenset[str]:
    return frozenset(read_table("wordings.toml")[sort])


def _contained(reading: Reading) -> Iterator[Part]:
    """Objects of "umfasst", "enthält", "gliedert sich in"."""
    for verb in _verbs(reading, "containing"):
        deed = deeds(reading).get(verb)
        heads = deed.heads if deed else ()
        behind = [w for w in in_clause(reading, verb.clause) if (w.noun or w.name) and w.place > verb.place]
        cues = {"in", "aus"} if verb.low.startswith(("glieder", "besteh")) else _BARE
        for word in behind:
            if word.cue in cues and word not in heads:
                yield Part(word, heads, told=True)


def _belonging(reading: Reading) -> Iterator[Part]:
    """ "Zum Amt gehören Dörfer", "Die Wege sind Teil des Netzes"."""
    for verb in _verbs(reading, "belonging"):
        deed = deeds(reading).get(verb)
        led = (w for w in in_clause(reading, verb.clause) if w.noun and w.cue == "zu")
        wholes = tuple(w for w in led if w.place < verb.place or w.soft == verb.soft)
        for word in deed.heads if deed else ():
            if wholes:
                yield Part(word, wholes, told=True)


def _called_parts(reading: Reading) -> Iterator[Part]:
    """ "Der Pfad ist ein Teil des Netzes"."""
    for word in () if reading.lows.isdisjoint(_PART) else [w for w in reading.words if w.low in _PART]:
        clause = in_clause(reading, word.clause)
        if not any(other.low in BEING for other in clause):
            continue
        wholes = tuple(w for w in clause if w.place > word.place and (w.noun or w.name) and w.cue in BELONGING)
        goes_on = word.clause and clause[0].low == "und"
        before = [w for w in bare(reading, word.clause - goes_on) if w.place < word.place]
        run = [w for w, number in zip(before, range(len(before)), strict=True) if w.place - number == before[0].place]
        if wholes and run:
            yield Part(run[-1], wholes, told=True)


def _members(reading: Reading) -> Iterator[Part]:
    """Behind "darunter" or a colon, up to the end of the part between strong marks."""
    nouns = _nouns(reading) if _MEMBERS.search(reading.text) else []
    for index, word in enumerate(nouns[1:], 1):
        if _MEMBERS.search(between(nouns[index - 1], word, reading)):
            wholes = tuple(n for n in nouns[:index] if n.hard == word.hard and n.name is None)
            if wholes:
                yield from (
                    Part(n, wholes, told=False)
                    for n in nouns[index:]
                    if n.hard == word.hard and n.clause == word.clause
                )
