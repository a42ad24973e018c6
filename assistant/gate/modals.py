"""What can be, what has to be and what will be are not told as each other."""

from __future__ import annotations

from assistant.gate.alignment import Alignment
from assistant.gate.lexicon import markers
from assistant.gate.places import in_clause, lows_in
from assistant.gate.reading import Reading

PRESENT = frozenset({"wird", "werden"})
_INFINITIVES_IN_GE = frozenset({"geben", "gehen", "gehören", "gelten", "gestalten", "gewinnen"})
CAN = frozenset({"kann", "können", "lässt", "lassen", "darf", "dürfen", "möglich"})


def can_for_must(alignment: Alignment, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """ "kann" or "ist möglich" where the quote has "muss", "ist nötig" or "verlangt" and nothing that can be.

    ``mine`` and ``theirs`` are the words, lower case, of the clause and of the one it leans on.
    """
    if mine.isdisjoint(CAN):
        return False
    duty = markers().modality["obliged"] | markers().modality["needed"] | markers().implied["obliged"]
    if not mine.isdisjoint(duty) or theirs.isdisjoint(duty):
        return False
    able = CAN | markers().polarity["only"] | markers().polarity["negation"]
    return all(able.isdisjoint(source.reading.lows) for source in alignment.sources)


def future(claim: Reading, clause: int) -> bool:
    """ "wird es … geben": the verb that closes the clause is no participle."""
    if PRESENT.isdisjoint(lows_in(claim, clause)):
        return False
    last = in_clause(claim, clause)[-1]
    return (
        not last.noun and last.low.endswith("en") and (not last.low.startswith("ge") or last.low in _INFINITIVES_IN_GE)
    )


def comes_for_can(claim: Reading, clause: int, theirs: frozenset[str]) -> bool:
    """ "wird abrufen" where the quote only has "kann abrufen"."""
    if CAN.isdisjoint(theirs) or not PRESENT.isdisjoint(theirs) or not lows_in(claim, clause).isdisjoint(CAN):
        return False
    planned = not theirs.isdisjoint(markers().modality["planned"])
    return not planned and future(claim, clause) and in_clause(claim, clause)[-1].low not in PRESENT
