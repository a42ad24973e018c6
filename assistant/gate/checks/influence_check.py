"""What acts upon what is not turned round: "A wirkt sich auf B aus", "A beeinflusst B", "B wird von A geprägt"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.ordered_pairs import Pair, turned_round
from assistant.gate.model import Reason
from assistant.gate.sentence.places import bare, in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import BY, is_passive
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_DIRECT = _GERMAN.words("direct")
"""Families of verbs whose object undergoes the influence."""
_UPON = _GERMAN.words("upon")
"""Families of those that have it behind ``_TOWARDS``."""
_TOWARDS = _GERMAN.words("towards")


def check_influences(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every two things of which the quote has the other one act, by whichever of these verbs."""
    return turned_round(alignment, _influences)


def _influences(reading: Reading) -> frozenset[Pair]:
    """Pairs of nouns, the one that acts upon the other first."""
    verbs = [word for word in reading.content if not word.noun and family(word.stem) in _DIRECT | _UPON]
    return frozenset(pair for verb in verbs for pair in product(*_sides(verb, reading)))


def _sides(verb: Word, reading: Reading) -> tuple[list[Word], list[Word]]:
    """The nouns that act and those acted upon; without an article that tells, the first is the subject."""
    free = list(bare(reading, verb.clause))
    nouns = [word for word in in_clause(reading, verb.clause) if word.content and (word.noun or word.name)]
    if family(verb.stem) in _UPON:
        return free[:1], [word for word in nouns if word.cue in _TOWARDS]
    if is_passive(reading, verb.clause):
        return [word for word in nouns if word.cue in BY], free[:1]
    objects = [word for word in nouns if word.cue == "acc"]
    return free[:1], objects or free[1:2]
