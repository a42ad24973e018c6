"""Two who do something together own nothing of each other: "A und B planen ein Netz" is no "A plant das Netz von B"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.governors import between
from assistant.gate.words.closed_words import BELONGING
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import cells_of

_GERMAN = ModuleWords(__name__)

_JOINT = _GERMAN.pattern("joint")


def check_owners(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every name that owns what the other of the two does, where the quote has both do it."""
    named = [match for match in alignment.matches if match.found and match.counterpart is not None and _proper(match)]
    for doer, owner in permutations(named, 2):
        if doer.word.cue or owner.word.cue not in BELONGING or doer.word.low == owner.word.low:
            continue
        if doer.word.clause not in (owner.word.clause, alignment.reading.parents[owner.word.clause]):
            continue
        if _together(doer, owner):
            yield Reason(ReasonCode.RELATION, f"{owner.word.text} / {doer.word.text}")


def _proper(match: Match) -> bool:
    """A name of the catalogue, or a noun of unknown gender written the same on both sides."""
    word, theirs = match.word, match.counterpart
    same = theirs is not None and word.text == theirs.text and word.noun and not word.quoted
    return word.name is not None or (same and cells_of(word.low) is None)


def _together(one: Match, two: Match) -> bool:
    """Side by side in the quote, neither behind a preposition."""
    if one.source is None or one.source is not two.source or one.counterpart is None or two.counterpart is None:
        return False
    if one.counterpart.cue or two.counterpart.cue or one.counterpart is two.counterpart:
        return False
    first, second = sorted((one.counterpart, two.counterpart), key=lambda word: word.place)
    return bool(_JOINT.fullmatch(between(first, second, one.source.reading)))
