"""What hangs on a noun in the statement hangs on no other noun in the quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.governors import NAMED, Hanging, hangings, same_way
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.wholes import Part, parts
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.closed_words import BELONGING
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_TITLE_END = re.compile('[“”"«]')
_CLOSE = _GERMAN.words("close") | {NAMED}
"""Ways in which a phrase right behind a noun most often hangs on it; places and times hang on verbs as well."""
_OFTEN_OF_A_VERB = BELONGING | {NAMED}
"""These hang on the noun only where word order says so: "von" brings in doers, examples may stand far behind."""


def check_governors(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every noun the quote hangs on another one, for every one in the place of another, for wholes."""
    for hanging in hangings(alignment.reading).values():
        if _compared(hanging) and (_elsewhere(hanging, alignment) or _instead(hanging, alignment)):
            yield Reason(ReasonCode.RELATION, f"{hanging.heads[0].text} {hanging.word.text}")
    for part in parts(alignment.reading):
        if part.told and part.wholes and _turned_round(part, alignment):
            yield Reason(ReasonCode.RELATION, f"{part.wholes[0].text} {part.part.text}")


def _compared(hanging: Hanging) -> bool:
    """Close by its preposition, and no place or doer of a verb for all that can be told."""
    head = hanging.heads[0]
    close = hanging.how in _CLOSE and not (hanging.word.light or head.light)
    return close and (hanging.sure or (hanging.how not in _OFTEN_OF_A_VERB and head.name is None))


def _turned_round(mine: Part, alignment: Alignment) -> bool:
    """The quote has the whole for a part, and no part of it for what is told as one."""
    found = False
    for source in alignment.sources:
        quote = source.reading
        things = _closest(mine.part, quote)
        wholes = [w for whole in mine.wholes for w in _closest(whole, quote)]
        theirs = parts(quote)
        if any(part.part in things for part in theirs) or set(things) & set(wholes):
            return False
        lowered = (part for part in theirs if part.part in wholes)
        found = found or (bool(things) and any(not part.wholes or set(part.wholes) & set(things) for part in lowered))
    return found


def _closest(word: Word, quote: Reading) -> Sequence[Word]:
    """The same word where the quote has it: "Teilprojekte" are no other word for "Stadtprojekt" beside it."""
    same = alike(word, quote)
    return [other for other in same if other.stem == word.stem] or same


def _elsewhere(hanging: Hanging, alignment: Alignment) -> bool:
    """The quote hangs it on another noun only, which the statement also has; owners come and go with the wording."""
    if hanging.how in BELONGING:
        return False
    displaced = False
    for source in alignment.sources:
        known, quote = hangings(source.reading), source.reading
        heads = _nominal(alike(hanging.heads[0], quote))
        for other in _same(hanging.word, alignment.reading, quote):
            there = known.get(other)
            if there is None or not there.sure or not same_way(there.how, hanging.how):
                return False
            told = [
                w for w in _nominal(alignment.reading.content) if w is not hanging.word and _like(w, there.heads[0])
            ]
            if _any_like(there.heads, hanging.heads) or _linked(hanging.heads[0], told, alignment.reading):
                return False
            if any(_linked(head, there.heads, quote) for head in heads):
                return False
            displaced = displaced or (bool(told) and bool(heads))
    return displaced


def _instead(hanging: Hanging, alignment: Alignment) -> bool:
    """The quote hangs another noun there, which the statement also has, in another place."""
    replaced = False
    for source in alignment.sources:
        quote = source.reading
        heads = _nominal(alike(hanging.heads[0], quote))
        words = _same(hanging.word, alignment.reading, quote)
        if any(word in heads or _linked(word, heads, quote) for word in words):
            return False
        rivals = (there for there in hangings(quote).values() if there.sure and there.heads[0] in heads)
        replaced = replaced or (
            bool(words) and any(_rivals(there, hanging, words, alignment, quote) for there in rivals)
        )
    return replaced


def _rivals(there: Hanging, hanging: Hanging, words: Sequence[Word], alignment: Alignment, quote: Reading) -> bool:
    """``there`` of the quote has the place of ``hanging`` and lost it; ``words`` are those of the latter there."""
    if not same_way(there.how, hanging.how) or there.word in words:
        return False
    if any(_linked(word, [there.word], quote) for word in words):
        return False
    claim, head = alignment.reading, hanging.heads[0]
    told = [word for word in _nominal(claim.content) if there.word in _same(word, claim, quote)]
    kept = any(word in hangings(claim) and head in hangings(claim)[word].heads for word in told)
    return bool(told) and hanging.word not in told and not kept


def _nominal(words: Iterable[Word]) -> list[Word]:
    return [word for word in words if word.noun or word.name]


def _like(first: Word, second: Word) -> bool:
    return first is second or max(likeness(first, second), likeness(second, first)) >= WORD_COVERED


def _any_like(ones: Sequence[Word], twos: Sequence[Word]) -> bool:
    return any(_like(one, two) for one in ones for two in twos)


def _same(word: Word, claim: Reading, quote: Reading) -> Sequence[Word]:
    """Words that stand for it; of a title the beginning of the same title."""
    if not word.quoted:
        return alike(word, quote)
    title = _title(word, claim)
    return [other for other in quote.content if other.quoted and _title(other, quote) == title]


def _title(word: Word, reading: Reading) -> str:
    return _TITLE_END.split(reading.text[word.start :], maxsplit=1)[0].lower()


def _linked(word: Word, others: Iterable[Word], reading: Reading) -> bool:
    """One hangs on the other."""
    known = hangings(reading)
    mine = known[word].heads if word in known else ()
    return any(other in mine or (other in known and word in known[other].heads) for other in others)
