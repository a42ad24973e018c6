"""What is told as a part of what: "Die App enthält Karten", "neun Vorhaben, darunter ein Bus", "gehört zum Amt"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.gate.frames import deeds
from assistant.gate.governors import between
from assistant.gate.lexicon import read_table
from assistant.gate.places import in_clause
from assistant.gate.reading import Reading, Word

_MEMBERS = re.compile(r",\s*darunter\s|:\s")
_BARE = frozenset({"", "acc"})


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """``wholes`` are the nouns one of which ``part`` belongs to; none where a pronoun stands for it."""

    part: Word
    wholes: tuple[Word, ...]
    told: bool
    """By a verb, so that the whole is sure."""


@lru_cache(maxsize=4096)
def parts(reading: Reading) -> tuple[Part, ...]:
    return (*_contained(reading), *_belonging(reading), *_members(reading))


def _nouns(reading: Reading) -> list[Word]:
    return [word for word in reading.content if word.noun or word.name]


def _contained(reading: Reading) -> Iterator[Part]:
    """Objects of "umfasst", "enthält", "gliedert sich in"."""
    verbs = [word for word in reading.words if word.low in read_table("wordings.toml")["containing"] and not word.noun]
    for verb in verbs:
        deed = deeds(reading).get(verb)
        heads = deed.heads if deed else ()
        behind = [w for w in in_clause(reading, verb.clause) if (w.noun or w.name) and w.place > verb.place]
        cues = {"in", "aus"} if verb.low.startswith(("glieder", "besteh")) else _BARE
        for word in behind:
            if word.cue in cues and word not in heads:
                yield Part(word, heads, told=True)


def _belonging(reading: Reading) -> Iterator[Part]:
    """ "Zum Amt gehören Dörfer", "Die Wege sind Teil des Netzes"."""
    for verb in (w for w in reading.words if w.low in read_table("wordings.toml")["belonging"] and not w.noun):
        deed = deeds(reading).get(verb)
        wholes = tuple(w for w in in_clause(reading, verb.clause) if w.noun and w.cue == "zu")
        for word in deed.heads if deed else ():
            if wholes:
                yield Part(word, wholes, told=True)


def _members(reading: Reading) -> Iterator[Part]:
    """Behind "darunter" or a colon, up to the end of the part between strong marks."""
    nouns = _nouns(reading)
    for index, word in enumerate(nouns[1:], 1):
        if _MEMBERS.search(between(nouns[index - 1], word, reading)):
            wholes = tuple(n for n in nouns[:index] if n.hard == word.hard and n.name is None)
            if wholes:
                yield from (
                    Part(n, wholes, told=False)
                    for n in nouns[index:]
                    if n.hard == word.hard and n.clause == word.clause
                )
