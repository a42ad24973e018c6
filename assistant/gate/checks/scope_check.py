"""How much, how many, how often: quantifiers agree, and no word is replaced by its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.circles import widened
from assistant.gate.comparing.enumerations import enumerated
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.words.closed_words import BEING, DER_DIE_DAS
from assistant.gate.words.markers import Opposition, course, markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import surely_plural

_GERMAN = ModuleWords(__name__)

_SORT = itemgetter(0)
"""The name of a quantifier found: reasons come in the order of the names."""
_RESTRICTING = frozenset({"some", "few", "most"})
_QUANTIFYING = frozenset({"all", "most", "many", "some", "few"})
_EACH_ONE = _GERMAN.words("each_one")
_BEFORE = _GERMAN.words("before")
"""Of "erst A, danach B" told as "bevor B, A" the order is another check."""
_PARTICLES = _GERMAN.words("particles")
_SEVERAL = _GERMAN.words("several")
_SINGLE = _GERMAN.words("single")
_DIFFERENT = _GERMAN.words("different")
_A_PART = _GERMAN.word("a_part")
_OF_A_PART = _GERMAN.word("of_a_part")
_MUCH = _GERMAN.words("much")
"""Subjects that leave open what the rest is like."""
_SHORTEST = 4
"""Letters of the last part of a compound that may stand for the whole."""
_DROPPABLE = _DIFFERENT | _GERMAN.words("droppable")


def check_scope(alignment: Alignment) -> list[Reason]:
    """Reasons for quantifiers on one side only and for opposites."""
    return [
        *_quantifiers(alignment),
        *_exchanged(alignment),
        *_dropped(alignment),
        *_told_of_all(alignment),
        *_opposites(alignment),
        *_nearly_all(alignment),
        *(Reason(ReasonCode.SCOPE, word) for word in widened(alignment)),
    ]


def _quantifiers(alignment: Alignment) -> Iterator[Reason]:
    mine = _quantified(alignment.reading)
    theirs = _lows_quoted(alignment)
    for name, word in mine:
        told = (
            word.quoted
            or theirs & markers().scope[name]
            or _several_told(word, alignment)
            or (word.low == _A_PART and "teil" in theirs and _is_said_to_be(word, alignment.reading))
            or (word.low == _OF_A_PART and "teil" in theirs)
            or (word.low in _EACH_ONE and theirs & markers().scope["each"])
            or (word.low == "jeweils" and theirs & _EACH_ONE)
        )
        if not told and (name != "each" or alignment.reading.figures):
            yield Reason(ReasonCode.SCOPE, f"{word.text} ({name})")


@kept
def _quantified(reading: Reading) -> tuple[tuple[str, Word], ...]:
    """Quantifiers with what they say, those of one sort after the other."""
    kinds = [(name, forms) for name, forms in markers().scope.items() if not forms.isdisjoint(reading.lows)]
    return tuple((name, word) for name, forms in kinds for word in reading.words if word.low in forms)


def _nearly_all(alignment: Alignment) -> Iterator[Reason]:
    """ "fast alle" where the quote has "alle", or the other way round."""
    mine = _wholes(alignment.reading)
    theirs = {nearly for source in alignment.sources for _, nearly in _wholes(source.reading)}
    for word, nearly in mine if len(theirs) == 1 else ():
        if nearly not in theirs:
            yield Reason(ReasonCode.SCOPE, word.text)


@kept
def _wholes(reading: Reading) -> tuple[tuple[Word, bool], ...]:
    """Words for "all", each with whether a "fast" stands right before it."""
    nearly = {word.place + 1 for word in reading.words if word.low in markers().qualifier["almost"]}
    return tuple((word, word.place in nearly) for word in reading.words if word.low in markers().scope["all"])


def _is_said_to_be(word: Word, reading: Reading) -> bool:
    """ "das ein Teil des Netzes ist", "ist ein Teil des Netzes": no quantity, unlike "ein Teil des Netzes ist alt"."""
    clause = in_clause(reading, word.clause)
    being = [other.place for other in clause if other.low in BEING]
    before = any(other.low in DER_DIE_DAS or other.noun for other in clause if other.place < word.place)
    return bool(being) and before and (being[0] < word.place or being[0] == clause[-1].place)


def _several_told(word: Word, alignment: Alignment) -> bool:
    """ "mehrere Themen" where the quote names them one by one: "Themen sind Klima, Verkehr und Wasser"."""
    noun = _next_content(alignment.reading, word)
    match = alignment.counterpart(noun) if noun and word.low in _SEVERAL else None
    if match is None or not match.found or match.source is None or match.counterpart is None:
        return False
    quote, theirs = match.source.reading, match.counterpart
    single = any(other.low in _SINGLE and 0 < theirs.place - other.place <= 2 for other in quote.words)
    listed = max(enumerated(quote.text[theirs.start :]), default=0) > 1 and theirs.low == match.word.low
    counted = any(f.noun is theirs and (f.figure.value or 0) > 1 and not f.figure.unit for f in quote.figures)
    same = word.low.startswith("verschieden") and theirs.low == match.word.low and surely_plural(theirs.low)
    return not single and (listed or counted or same)


def _exchanged(alignment: Alignment) -> Iterator[Reason]:
    """ "mehrere" stands before the noun that another figure counts in the quote, and not before its own."""
    counting = sorted((entry for entry in _quantified(alignment.reading) if entry[0] in _QUANTIFYING), key=_SORT)
    for name, word in counting:
        forms = markers().scope[name]
        following = _next_content(alignment.reading, word)
        match = alignment.counterpart(following) if following else None
        if match is None or match.source is None or not match.found:
            continue
        quote = match.source.reading
        own = {_next_content(quote, other) for other in quote.words if other.low in forms}
        counted = any(figure.noun is match.counterpart for figure in quote.figures)
        same = own.intersection(alike(match.word, quote)) or any(_short_for(o, match.word) for o in own if o)
        if own and counted and not same:
            yield Reason(ReasonCode.SCOPE, f"{word.text} {match.word.text}")


def _short_for(own: Word, mine: Word) -> bool:
    """ "einige Bänke" of the "fünf Solarbänke"."""
    return own.noun and mine.noun and len(own.stem) >= _SHORTEST and mine.stem.endswith(own.stem)


def _dropped(alignment: Alignment) -> Iterator[Reason]:
    """A restriction of the quote ("einige", "teilweise") on a word the statement uses without it."""
    mine = {name for name, _ in _quantified(alignment.reading)}
    used = [match.counterpart for match in alignment.matches if match.found]
    for source in alignment.sources:
        theirs = (entry for entry in _quantified(source.reading) if entry[0] in _RESTRICTING - mine)
        for _, word in sorted(theirs, key=_SORT):
            following = _next_content(source.reading, word) if word.low not in _DROPPABLE else None
            if following is not None and any(following is u for u in used):
                yield Reason(ReasonCode.SCOPE, word.text)


def _told_of_all(alignment: Alignment) -> Iterator[Reason]:
    """ "Der Katalog hat nur Texte" for "Vieles gibt es nur als Text": what is only so of much is not so of all."""
    only = markers().polarity["only"]
    if only.isdisjoint(alignment.reading.lows) or not _MUCH.isdisjoint(alignment.reading.lows):
        return
    for source in alignment.sources[:1]:
        for word in source.reading.words:
            clause = in_clause(source.reading, word.clause) if word.low in _MUCH else ()
            if any(other.low in only for other in clause):
                yield Reason(ReasonCode.SCOPE, word.text)


def _next_content(reading: Reading, mark: Word) -> Word | None:
    return next((w for w in reading.content if w.place > mark.place and w.clause == mark.clause), None)


def _opposites(alignment: Alignment) -> Iterator[Reason]:
    theirs = set(_lows_quoted(alignment))
    theirs |= {placed.figure.text.lower() for source in alignment.sources for placed in source.reading.figures}
    mine = {word.low: word for word in alignment.reading.words if not word.quoted}
    for low, word in mine.items():
        if not (sides := markers().opposing(low)):
            continue
        if (low in _PARTICLES and _closes(word, alignment.reading)) or (low in _BEFORE and theirs & course()["later"]):
            continue
        for opposition, side in sides:
            if not theirs & side and _denied(opposition, side, theirs, word, alignment):
                yield Reason(ReasonCode.SCOPE, word.text)


def _closes(word: Word, reading: Reading) -> bool:
    """The particle of a verb: "liegt digital vor"."""
    return max(other.place for other in reading.words if other.clause == word.clause) == word.place


def _denied(opposition: Opposition, side: frozenset[str], theirs: set[str], word: Word, alignment: Alignment) -> bool:
    used = alignment.reading.lows
    if any(theirs & other and not used & other for other in opposition.sides if other is not side):
        return True
    match = alignment.counterpart(word)
    return opposition.required and not (match and match.found)


def _lows_quoted(alignment: Alignment) -> frozenset[str]:
    return frozenset[str]().union(*(source.reading.lows for source in alignment.sources))
