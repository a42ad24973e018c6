"""Who does what to whom: roles are neither swapped between two words nor turned around for one."""

from __future__ import annotations

from assistant.gate.checks.moved_phrases import moved_phrases
from assistant.gate.checks.swapped_roles import swapped_roles
from assistant.gate.checks.turned_roles import displaced_doers, turned_roles
from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.sorts import sort_of_compound
from assistant.gate.comparing.wordings import joined, sort_of_name
from assistant.gate.model import Reason
from assistant.gate.sentence.places import town_attribute
from assistant.gate.sentence.reading import Word


def check_roles(alignment: Alignment) -> list[Reason]:
    """Reasons for swapped and for turned roles."""
    claim = alignment.reading
    placed = [
        m
        for m in alignment.matches
        if m.found and m.counterpart and _nominal(m.word) and _nominal(m.counterpart)
        if not joined(m, claim) and not sort_of_compound(m, alignment.matches)
        if not town_attribute(m.word, claim) and not sort_of_name(m, alignment.matches)
    ]
    return [
        *swapped_roles(placed, claim),
        *turned_roles(placed, alignment),
        *moved_phrases(placed, alignment),
        *displaced_doers(placed, alignment),
    ]


def _nominal(word: Word) -> bool:
    return word.noun or word.name is not None
