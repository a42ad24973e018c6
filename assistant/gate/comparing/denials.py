"""What a denial bears on and how far it reaches: "nicht alle" denies less than "keiner", "statt" what follows."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.matching import likeness
from assistant.gate.sentence.places import at_places, in_clause
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.closed_words import INSTEAD, NOT, WITHOUT
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_MISTAKEN = _GERMAN.words("mistaken")
_NEVER = _GERMAN.words("never")
_OFTEN = _GERMAN.words("often")
_LIMITING = ("most", "many", "some", "few")
_NOT_SO = INSTEAD | _MISTAKEN
_MORE = _GERMAN.word("more")


def overdrawn(alignment: Alignment) -> Iterator[str]:
    """Denials of the statement that reach further than those of the quotes: "niemand" for "nicht alle"."""
    claim = alignment.reading
    negation = markers().polarity["negation"]
    mine = [word for word in claim.words if word.low in negation and word.low not in WITHOUT]
    if not mine or _limited(claim) or _partial(claim):
        return
    for source in alignment.sources:
        strong = mine if _partial(source.reading) else [w for w in mine if w.low in _NEVER and _limited(source.reading)]
        yield from (word.text for word in strong[:1])


@kept
def _partial(reading: Reading) -> bool:
    """ "nicht alle", "nicht mehr jede"."""
    whole = markers().scope["all"]
    if NOT not in reading.lows or whole.isdisjoint(reading.lows):
        return False
    return any(
        behind.low in whole
        and all(between.low == _MORE for between in at_places(reading, word.place + 1, behind.place - 1))
        for word in reading.words
        if word.low == NOT
        for behind in at_places(reading, word.place + 1, word.place + 2)
    )


@kept
def _limited(reading: Reading) -> bool:
    """It says of how many or how often."""
    scope = markers().scope
    forms = (*(scope[name] for name in _LIMITING), _OFTEN, markers().polarity["only"])
    return any(not some.isdisjoint(reading.lows) for some in forms)


def told_as_so(alignment: Alignment) -> Iterator[str]:
    """ "hat jeder Baum" for "statt jeden Baum auszustatten", "bietet einen Saal" for "erwarten irrig einen Saal"."""
    sources = [source for source in alignment.sources[:1] if not _NOT_SO.isdisjoint(source.reading.lows)]
    lows = alignment.reading.lows if sources else frozenset()
    if not all(forms.isdisjoint(lows) for forms in (markers().polarity["negation"], markers().denying, _NOT_SO)):
        return
    used = {match.counterpart for match in alignment.matches if match.found} if sources else set()
    for source in sources:
        for mark in source.reading.words:
            if mark.low in _NOT_SO and (said := _behind(source.reading, mark)) and used.issuperset(said):
                yield mark.text


def _behind(reading: Reading, mark: Word) -> list[Word]:
    """What the clause tells behind the mark, where it tells more than one thing; "fand statt" is another "statt"."""
    said = [w for w in in_clause(reading, mark.clause) if w.place > mark.place and w.content and not w.light]
    particle = mark.low in INSTEAD and said and said[-1].noun
    return said if len(said) > 1 and not particle else []


def marks(reading: Reading, forms: frozenset[str]) -> list[Word]:
    """The words of ``forms`` in a sentence, but for titles."""
    if forms.isdisjoint(reading.lows):
        return []
    return [word for word in reading.words if word.low in forms and not word.quoted]


def tells_denial(alignment: Alignment, verb: Word) -> bool:
    """A verb that denies, for a negation of the quote over the same words; "nicht abgelehnt" denies nothing."""
    negation = markers().polarity["negation"]
    if any(word.clause == verb.clause for word in marks(alignment.reading, negation)):
        return False
    return verb.low in markers().denying and any(
        bears_on(around(alignment.reading, verb), around(source.reading, mark))
        for source in alignment.sources
        for mark in marks(source.reading, negation - (WITHOUT & alignment.reading.lows))
    )


def around(reading: Reading, mark: Word) -> list[Word]:
    """The content words of the clause of ``mark``."""
    return [word for word in reading.content if word.clause == mark.clause and word is not mark]


def bears_on(mine: list[Word], theirs: list[Word]) -> bool:
    """They share a word that is neither a name nor little to say."""
    telling = [word for word in mine if not word.name and not word.light]
    return any(likeness(word, other) >= WORD_COVERED for word in telling for other in theirs)
