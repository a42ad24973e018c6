"""What can be, what has to be and what will be are not told as each other."""

from __future__ import annotations

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.sentence.places import in_clause, lows_in
from assistant.gate.sentence.reading import Reading
from assistant.gate.words.closed_words import MAY, WILL
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_INFINITIVES_IN_GE = _GERMAN.words("infinitives_in_ge")
_ALLOWED = _GERMAN.words("allowed")
CAN = _ALLOWED | _GERMAN.words("can")
_RULING = MAY | _ALLOWED | _GERMAN.words("ruling")
_RULED_OUT = _GERMAN.words("ruled_out")


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


def forbids(alignment: Alignment, mine: frozenset[str]) -> bool:
    """ "darf keine Kosten verursachen" where the quotes only tell that it causes none, and rule nothing."""
    if mine.isdisjoint(MAY) or mine.isdisjoint(markers().polarity["negation"]):
        return False
    if any(word.quoted and word.low in MAY for word in alignment.reading.words):
        return False
    ruling = _RULING | _RULED_OUT | markers().modality["obliged"] | markers().modality["needed"]
    return all(ruling.isdisjoint(source.reading.lows) for source in alignment.sources)


def has_for_wishes(alignment: Alignment, clause: int, theirs: frozenset[str]) -> bool:
    """ "hat eine Buslinie" where the quote only wishes for one, asks for it or expects it."""
    claim, verbs = alignment.reading, markers().clause_verbs
    mine = lows_in(claim, clause)
    if (
        theirs.isdisjoint(verbs["wishing"])
        or mine.isdisjoint(verbs["having"])
        or not theirs.isdisjoint(verbs["having"])
    ):
        return False
    if any(m.found and m.counterpart and m.counterpart.low in verbs["wishing"] for m in alignment.matches):
        return False
    deeds = [word for word in in_clause(claim, clause) if word.content and not word.noun and verbal(word.low)]
    return all(word.low in verbs["having"] for word in deeds)


def future(claim: Reading, clause: int) -> bool:
    """ "wird es … geben": the verb that closes the clause is no participle."""
    if WILL.isdisjoint(lows_in(claim, clause)):
        return False
    last = in_clause(claim, clause)[-1]
    return (
        not last.noun and last.low.endswith("en") and (not last.low.startswith("ge") or last.low in _INFINITIVES_IN_GE)
    )


def comes_for_can(claim: Reading, clause: int, theirs: frozenset[str]) -> bool:
    """ "wird abrufen" where the quote only has "kann abrufen"."""
    if CAN.isdisjoint(theirs) or not WILL.isdisjoint(theirs) or not lows_in(claim, clause).isdisjoint(CAN):
        return False
    planned = not theirs.isdisjoint(markers().modality["planned"])
    return not planned and future(claim, clause) and in_clause(claim, clause)[-1].low not in WILL
