"""Two things the quote joins by "und" are not told as a choice ("oder") or one in the place of the other ("statt")."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import at_places, in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import AND, FOR_EXAMPLE
from assistant.gate.words.markers import markers, ranks
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_OR = _GERMAN.word("or")
_ADDED = _GERMAN.words("added")
_CHOOSING = _GERMAN.words("choosing")
"""Words of a quote that leave a choice."""
_ANY = _GERMAN.words("any")
"""Words of a statement under which "A oder B" says the same as "A und B", as do those of examples."""
_REACH = 6
"""Tokens between two things of one list."""


def check_choices(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every "oder" and "statt" between two things that stand side by side in the quote."""
    for joint in alignment.reading.words:
        chosen = joint.low in ranks()["instead"] or (joint.low == _OR and not _open(alignment.reading, joint))
        if chosen and _side_by_side(alignment, joint):
            yield Reason(ReasonCode.RELATION, joint.text)


def _open(claim: Reading, joint: Word) -> bool:
    lows = {word.low for word in in_clause(claim, joint.clause)}
    return not lows.isdisjoint(_ANY | FOR_EXAMPLE | markers().polarity["negation"])


def _side_by_side(alignment: Alignment, joint: Word) -> bool:
    before = [m for m in alignment.matches if m.word.clause == joint.clause and m.word.place < joint.place][-1:]
    after = [m for m in alignment.matches if m.word.place > joint.place][:1]
    if not before or not after or before[0].word.place != joint.place - 1:
        return False
    return _joined(before[0], after[0])


def _joined(one: Match, other: Match) -> bool:
    first, second, source = one.counterpart, other.counterpart, one.source
    if not one.found or not other.found or first is None or second is None or source is not other.source or not source:
        return False
    low, high = sorted((first.place, second.place))
    between = at_places(source.reading, low + 1, high - 1)
    if (
        not first.noun
        or not second.noun
        or high - low > _REACH
        or any(w.low in _CHOOSING for w in source.reading.words)
    ):
        return False
    return any(w.low in AND for w in between) and all(w.noun or w.low in AND | _ADDED for w in between)
