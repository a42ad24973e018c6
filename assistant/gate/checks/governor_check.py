"""What hangs on a noun in the statement hangs on no other noun in the quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.gate.alignment import Alignment
from assistant.gate.governors import NAMED, Hanging, hangings, same_way
from assistant.gate.matching import alike, likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.wholes import Part, parts

_CLOSE = frozenset({"gen", "von", "mit", "für", "zu", "aus", "ohne", "gegen", "über", "samt", NAMED})
"""Ways in which a phrase right behind a noun most often hangs on it."""


def check_governors(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every noun the quote hangs on another noun, and for every one in the place of another."""
    for hanging in hangings(alignment.reading).values():
        if hanging.word.light or hanging.heads[0].light or hanging.how not in _CLOSE:
            continue
        if (hanging.sure or not hanging.heads[0].name) and hanging.how not in ("gen", "von") and _elsewhere(hanging, alignment):
            yield Reason(ReasonCode.RELATION, f"A{'s' if hanging.sure else 'l'} {hanging.how} {hanging.heads[0].text} {hanging.word.text}")
        if (hanging.sure or (not hanging.heads[0].name and hanging.how not in ("gen", "von", NAMED))) and _instead(hanging, alignment):
            yield Reason(ReasonCode.RELATION, f"B{'s' if hanging.sure else 'l'} {hanging.how} {hanging.heads[0].text} {hanging.word.text}")
    for part in parts(alignment.reading):
        if part.wholes and part.told and _turned_round(part, alignment):
            yield Reason(ReasonCode.RELATION, f"Ep gen {part.wholes[0].text} {part.part.text}")


def _turned_round(mine: Part, alignment: Alignment) -> bool:
    """The quote has the whole for a part, and no part of it for what is told as one."""
    found = False
    for source in alignment.sources:
        quote = source.reading
        things = alike(mine.part, quote)
        wholes = [w for whole in mine.wholes for w in alike(whole, quote)]
        theirs = parts(quote)
        if any(p.part in things for p in theirs) or set(things) & set(wholes):
            return False
        found = found or any(p.part in wholes and (not p.wholes or set(p.wholes) & set(things)) and things for p in theirs)
    return found


def _like(first: Word, second: Word) -> bool:
    return first is second or max(likeness(first, second), likeness(second, first)) >= WORD_COVERED


def _any_like(ones: Iterable[Word], twos: Iterable[Word]) -> bool:
    twos = tuple(twos)
    return any(_like(one, two) for one in ones for two in twos)


def _nouns(alignment: Alignment) -> list[Word]:
    return [w for w in alignment.reading.content if w.noun or w.name]


def _elsewhere(hanging: Hanging, alignment: Alignment) -> bool:
    """The quote hangs it on another noun only, which the statement also has."""
    seen = False
    head = hanging.heads[0]
    for source in alignment.sources:
        theirs = hangings(source.reading)
        for other in _same(hanging.word, alignment.reading, source.reading):
            there = theirs.get(other)
            if there is None or _any_like(there.heads, hanging.heads):
                return False
            if not there.sure or not same_way(there.how, hanging.how):
                return False
            told = [w for w in _nouns(alignment) if w is not hanging.word and _like(w, there.heads[0])]
            heads = [h for h in alike(head, source.reading) if h.noun or h.name]
            if _linked(head, told, alignment.reading) or any(
                _linked(h, there.heads, source.reading) for h in heads
            ):
                return False
            seen = seen or (bool(told) and bool(heads))
    return seen


def _same(word: Word, claim: Reading, quote: Reading) -> Sequence[Word]:
    """Words that stand for it; of a title the beginning of the same title."""
    if not word.quoted:
        return alike(word, quote)
    title = _title(word, claim)
    return [other for other in quote.content if other.quoted and _title(other, quote) == title]


def _title(word: Word, reading: Reading) -> str:
    return re.split("[“”\"«]", reading.text[word.start :], maxsplit=1)[0].lower()


def _linked(word: Word, others: Iterable[Word], reading: Reading) -> bool:
    """One of them hangs on the other."""
    known = hangings(reading)
    return any(
        (word in known and other in known[word].heads) or (other in known and word in known[other].heads)
        for other in others
    )


def _instead(hanging: Hanging, alignment: Alignment) -> bool:
    """The quote hangs another noun there, which the statement also has, in another place."""
    claim = alignment.reading
    mine = hangings(claim)
    head = hanging.heads[0]
    seen = False
    for source in alignment.sources:
        theirs = hangings(source.reading)
        heads = [h for h in alike(head, source.reading) if h.noun or h.name]
        words = _same(hanging.word, claim, source.reading)
        if any(w in heads or _linked(w, heads, source.reading) for w in words):
            return False
        if not words or not heads:
            continue
        for there in theirs.values():
            if not there.sure or not same_way(there.how, hanging.how) or there.heads[0] not in heads:
                continue
            if there.word in words:
                continue
            told = [w for w in _nouns(alignment) if there.word in _same(w, claim, source.reading)]
            if told and hanging.word not in told and not any(w in mine and head in mine[w].heads for w in told):
                seen = True
    return seen
