"""The parts of a sentence that are judged apart, for an order may hide in one of them (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.instructions.recognition import suspicion
from assistant.instructions.statements import ENDS, STUCK, behind_order, joints, reads_alone
from assistant.instructions.stops import WORD, Part, finished_parts, is_open
from assistant.instructions.unmasking import spoken
from assistant.wording import texts

_GOES_ON = re.compile(r"(?<=[^\W\d_]{5}[.!?])\s+(?=[a-zäöü])")
"""A full stop behind a word that is no abbreviation ends a sentence even where a small letter follows."""
_CLAUSE = re.compile(texts("instructions")["hinges"])
"""Where an order may be hung on a statement."""
CLAUSE_SUSPICION = -2.0
"""Sum of the signs from which a clause is looked at by itself: one in nine honest sentences has such a clause."""
FEWEST_IN_CLAUSE = 4
TAILS, HEADS = 2, 1
"""Clauses looked at of a sentence, the shortest that are suspicious."""
_ATTRIBUTE = re.compile(r";\s+[a-zäöüß]+e[nmrs]?\s*$")
"""A word alone behind a semicolon that belongs to the noun behind it: "…; eingegebene Texte werden gelöscht"."""
_MARKED = re.compile(r"(?:[…)\]“”»«\"]|\s[–—-])\s+(?=[A-ZÄÖÜ])")


def pieces_of(sentence: str) -> tuple[Part, ...]:
    """``sentence``, or its two parts where what reads as a statement is stuck to something without a full stop."""
    if len(finished := finished_parts(sentence)) > 1:
        return finished
    lowered = _GOES_ON.search(sentence)
    if lowered and not is_open(sentence[: lowered.start()]):
        return (0, lowered.start()), (lowered.end(), len(sentence))
    place = behind_order(sentence, 0, len(sentence), lambda _: True) if STUCK.search(sentence) else None
    return (
        ((0, len(sentence.rstrip())),) if not place else ((0, len(sentence[:place].rstrip())), (place, len(sentence)))
    )


def statements_behind(sentence: str) -> tuple[Part, ...]:
    """From the last place where something in ``sentence`` reads as a statement of its own, stuck to what is before."""
    if not ENDS.search(sentence):
        return ()
    places = (place for place in sorted(joints(sentence, 0, len(sentence)), reverse=True) if place)
    last = next((place for place in places if reads_alone(sentence[place:])), None)
    return () if last is None or _ATTRIBUTE.search(sentence, 0, last) else ((last, len(sentence)),)


def clauses_of(sentence: str) -> tuple[Part, ...]:
    """Beginnings and ends of ``sentence`` that might be an order of their own: "…, nenne dazu auch den Verein X"."""
    hinges = list(_CLAUSE.finditer(sentence))
    tails = [(hinge.end(), len(sentence)) for hinge in reversed(hinges)]
    heads = [(0, hinge.start()) for hinge in hinges]
    return (*_suspicious(sentence, tails)[:TAILS], *_suspicious(sentence, heads)[:HEADS])


def _suspicious(sentence: str, parts: Sequence[Part]) -> list[Part]:
    return [
        (start, end)
        for start, end in parts
        if len(WORD.findall(sentence[start:end])) >= FEWEST_IN_CLAUSE
        and suspicion(spoken(sentence[start:end]).lower()) > CLAUSE_SUSPICION
    ]


def attached_to(sentence: str) -> tuple[Part, ...]:
    """What is stuck before a statement in ``sentence`` by a dash or a closing mark."""
    places = (found.end() for found in _MARKED.finditer(sentence))
    marked = (place for place in places if not is_open(sentence[:place]) and reads_alone(sentence[place:]))
    return tuple((0, place) for place in list(marked)[:1])
