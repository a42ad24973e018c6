"""Whoever does a deed in the statement does it in the quote, as far as word order, number and articles tell.

Beside ``doer_check`` this reads infinitives, subclauses and subjects behind the verb (``frames``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike, are_alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.frames import Deed, deeds
from assistant.gate.sentence.governors import hangings
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import segments
from assistant.gate.sentence.voice import BY
from assistant.gate.words.actors import is_actor
from assistant.gate.words.closed_words import BEING, EXISTING, PLACING, SUBJECT_OR_OBJECT
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_LOST = _GERMAN.words("lost")
"""What is so introduced does not do the deed, where its verb is active."""
_MEANS = _GERMAN.words("means")
"""What is so introduced in the quote may be told as the doer: "in Ulm", "mit der App"."""
_SEVERAL = 2
_DONE = re.compile(r"\w*ge\w+t$")
"""A participle of a weak verb."""


def check_frames(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every deed whose doer is another one than in the quote, and no part or fellow of it."""
    for mine, theirs, quote in _told_of_another(alignment):
        same = [other for word in mine.heads for other in alike(word, quote.reading)]
        if same and _left_so(mine, alignment.reading) and not _left_so(theirs, quote.reading):
            continue
        told = frozenset(m.word.cue for m in alignment.matches if m.found and m.counterpart in theirs.heads)
        if (
            _displaced(same, told, theirs, quote.reading)
            or _of_another(mine, same, told, theirs, quote)
            or (not same and not told and _from_elsewhere(mine, theirs, sources))
        ):
            yield Reason(ReasonCode.RELATION, f"{mine.heads[0].text} {mine.verb.text}")


def _left_so(deed: Deed, reading: Reading) -> bool:
    """ "Die Karten sind gebündelt": what is said of them somebody else has done."""
    helped = any(word.low in BEING for word in in_clause(reading, deed.verb.clause))
    return helped and bool(_DONE.match(deed.verb.low)) and deed.heads[0].place < deed.verb.place


def _told_of_another(alignment: Alignment) -> Iterator[tuple[Deed, Deed, Source]]:
    """Deeds of one verb whose doers have nothing in common."""
    mine = deeds(alignment.reading)
    for match in alignment.matches:
        if not match.found or match.source is None or match.counterpart is None:
            continue
        deed = mine.get(match.word)
        if deed is None:
            continue
        theirs = _same_deed(deed, match.counterpart, alignment.reading, match.source.reading)
        if theirs is None or match.word.low in EXISTING or deed.heads[0].quoted or theirs.heads[0].quoted:
            continue
        if not _akin(deed, theirs):
            yield deed, theirs, match.source


def _same_deed(mine: Deed, counterpart: Word, claim: Reading, quote: Reading) -> Deed | None:
    """Of several deeds of one verb that whose part of the sentence has most of the words beside it."""
    said = deeds(quote)
    own, cut = segments(claim), segments(quote)
    root = family(mine.verb.stem)
    same = [said.get(verb) for verb in said.verbs if family(verb.stem) == root] if said.get(counterpart) else []
    theirs = [deed for deed in same if deed is not None]
    if len(theirs) < _SEVERAL:
        return next(iter(theirs), None)
    beside = [word for word in claim.content if own.of(word) == own.of(mine.verb) and word not in mine.heads]
    told = [{cut.of(other) for other in alike(word, quote)} for word in beside]
    return max(theirs, key=lambda deed: (sum(cut.of(deed.verb) in at for at in told), deed.verb is counterpart))


def _one_root(mine: Deed, theirs: Deed) -> bool:
    return family(mine.verb.stem) == family(theirs.verb.stem)


def _akin(mine: Deed, theirs: Deed) -> bool:
    named = {word.name for word in mine.around if word.name} & {word.name for word in theirs.around}
    sides = ((mine.heads, theirs.around), (mine.around, theirs.heads))
    return bool(named) or any(are_alike(one, two) for ones, twos in sides for one in ones for two in twos)


def _displaced(same: Sequence[Word], told: frozenset[str], theirs: Deed, quote: Reading) -> bool:
    """The doer of the statement has another part in the quote, or that of the quote has one in the statement.

    ``same`` are the words of the quote for the one, ``told`` the cues of the other.
    """
    cues = frozenset("gen" if _owns(word, quote) else word.cue for word in same)
    if same and cues <= SUBJECT_OR_OBJECT and told <= SUBJECT_OR_OBJECT | {"für", "von"}:
        return bool(told) or not any(_one_side(word, theirs) for word in same)
    if cues & _MEANS:
        return False
    return told <= _LOST if told else bool(same)


def _owns(word: Word, quote: Reading) -> bool:
    """ "den Plan von Ulm": surely no means of the deed."""
    known = hangings(quote).get(word)
    return word.cue == "von" and known is not None and known.sure


def _of_another(mine: Deed, same: Sequence[Word], told: frozenset[str], theirs: Deed, quote: Source) -> bool:
    """Who does it does something else in the quote, and who does it there is told, but not as the doer."""
    first = mine.heads[0]
    if first.cue in BY and not (first.name or is_actor(first.low) or first.text.isupper()):
        return False
    if told and told <= BY and first.cue in BY:
        return True
    if not told or "" in told or not same or any(word.cue in _MEANS - PLACING for word in same):
        return False
    cut = segments(quote.reading)
    if all(cut.of(word) != cut.of(theirs.verb) for word in same):
        return True
    others = (deed for deed in deeds(quote.reading).values() if not (_one_root(deed, theirs) or _akin(deed, theirs)))
    return any(word in deed.heads for deed in others for word in same)


def _one_side(other: Word, theirs: Deed) -> bool:
    """Before or behind the verb as its doer is, so that the two may be listed."""
    verb, head = theirs.verb, theirs.heads[0]
    return other.clause == head.clause and (other.place < verb.place) == (head.place < verb.place)


def _from_elsewhere(mine: Deed, theirs: Deed, sources: Sequence[Source]) -> bool:
    """Another sentence of the quotes has who does it in the statement; both are able to do it."""
    able = any(is_actor(word.low) and word.name is None for word in mine.heads)
    able = able and any(is_actor(word.low) or word.name or word.text.isupper() for word in theirs.heads)
    return able and any(alike(word, source.reading) for word in mine.heads for source in sources)
