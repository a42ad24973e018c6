"""Whoever does a deed in the statement does it in the quote, as far as word order, number and articles tell.

Beside ``doer_check`` this reads infinitives, subclauses and subjects behind the verb (``frames``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.alignment import Alignment, Source
from assistant.gate.checks.actor_check import is_actor
from assistant.gate.families import family
from assistant.gate.frames import Deed, deeds
from assistant.gate.governors import hangings
from assistant.gate.matching import alike, likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED

_ARGUMENT = frozenset({"", "acc", "dat"})
"""Cues of subjects and objects."""
_LOST = frozenset({"für", "von", "gegen", "vor", "nach"})
"""What is so introduced does not do the deed, where its verb is active."""
_MEANS = frozenset({"mit", "durch", "per", "mithilfe", "dank", "über", "in", "bei", "auf", "von", "aus", "anhand"})
"""What is so introduced in the quote may be told as the doer: "in Ulm", "mit der App"."""
_THERE = frozenset({"besteht", "bestehen"})
"""Stand for "es gibt", whose nouns are often far from each other."""


def check_frames(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every deed whose doer is another one than in the quote, and no part or fellow of it."""
    for mine, theirs, quote in _told_of_another(alignment):
        same = [other for word in mine.heads for other in alike(word, quote.reading)]
        told = frozenset(m.word.cue for m in alignment.matches if m.found and m.counterpart in theirs.heads)
        if _displaced(same, told, theirs, quote.reading) or (
            not same and not told and _from_elsewhere(mine, theirs, sources)
        ):
            yield Reason(ReasonCode.RELATION, f"{mine.heads[0].text} {mine.verb.text}")


def _told_of_another(alignment: Alignment) -> Iterator[tuple[Deed, Deed, Source]]:
    """Deeds of one verb whose doers have nothing in common."""
    mine = deeds(alignment.reading)
    for match in alignment.matches if mine else ():
        deed = mine.get(match.word)
        if deed is None or not match.found or match.source is None or match.counterpart is None:
            continue
        theirs = deeds(match.source.reading).get(match.counterpart)
        if theirs is None or family(match.word.stem) != family(match.counterpart.stem) or match.word.low in _THERE:
            continue
        if not (deed.heads[0].quoted or theirs.heads[0].quoted or _akin(deed, theirs)):
            yield deed, theirs, match.source


def _akin(mine: Deed, theirs: Deed) -> bool:
    named = {word.name for word in mine.around if word.name} & {word.name for word in theirs.around}
    sides = ((mine.heads, theirs.around), (mine.around, theirs.heads))
    return bool(named) or any(_alike(one, two) for ones, twos in sides for one in ones for two in twos)


def _alike(first: Word, second: Word) -> bool:
    return max(likeness(first, second), likeness(second, first)) >= WORD_COVERED


def _displaced(same: Sequence[Word], told: frozenset[str], theirs: Deed, quote: Reading) -> bool:
    """The doer of the statement has another part in the quote, or that of the quote has one in the statement.

    ``same`` are the words of the quote for the one, ``told`` the cues of the other.
    """
    cues = frozenset("gen" if _owns(word, quote) else word.cue for word in same)
    if same and cues <= _ARGUMENT and told <= _ARGUMENT | {"für", "von"}:
        return bool(told) or not any(_one_side(word, theirs) for word in same)
    if cues & _MEANS:
        return False
    return told <= _LOST if told else bool(same)


def _owns(word: Word, quote: Reading) -> bool:
    """ "den Plan von Ulm": surely no means of the deed."""
    known = hangings(quote).get(word)
    return word.cue == "von" and known is not None and known.sure


def _one_side(other: Word, theirs: Deed) -> bool:
    """Before or behind the verb as its doer is, so that the two may be listed."""
    verb, head = theirs.verb, theirs.heads[0]
    return other.clause == head.clause and (other.place < verb.place) == (head.place < verb.place)


def _from_elsewhere(mine: Deed, theirs: Deed, sources: Sequence[Source]) -> bool:
    """Another sentence of the quotes has who does it in the statement; both are able to do it."""
    able = any(is_actor(word.low) and word.name is None for word in mine.heads)
    able = able and any(is_actor(word.low) or word.name or word.text.isupper() for word in theirs.heads)
    return able and any(alike(word, source.reading) for word in mine.heads for source in sources)
