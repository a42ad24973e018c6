"""Who does what to whom: roles are neither swapped between two words nor turned around for one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from assistant.gate.alignment import Alignment, Match
from assistant.gate.lexicon import markers
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import Reading, Word, verbal

DOER = "doer"
DONE_TO = "done-to"
_TOWARDS = frozenset({"an", "nach", "für", "zu"})
_AWAY = frozenset({"von", "aus", "durch"})
_OPPOSED = (
    (frozenset({"mit"}), frozenset({"ohne"})),
    (frozenset({"für"}), frozenset({"gegen"})),
)
_SAME_PHRASE = 2
"""Two words within so many tokens are one phrase ("Zukunftsschusterei in Wiesenburg"): worded either way."""


def check_roles(alignment: Alignment) -> list[Reason]:
    """Reasons for swapped and for turned roles."""
    placed = [
        m for m in alignment.matches if m.found and m.counterpart and _nominal(m.word) and _nominal(m.counterpart)
    ]
    swapped = [
        Reason(ReasonCode.RELATION, f"{first.word.text} / {second.word.text}")
        for first, second in combinations(placed, 2)
        if first.source is second.source and _swapped(first, second, alignment.reading)
    ]
    return swapped + list(_turned(placed, alignment.reading))


def _swapped(first: Match, second: Match, claim: Reading) -> bool:
    if first.source is None or first.counterpart is None or second.counterpart is None:
        return False
    quote = first.source.reading
    if _several(first.word, quote) or _several(second.word, quote) or first.counterpart is second.counterpart:
        return False
    here = role(first.word, claim), role(second.word, claim)
    there = role(first.counterpart, quote), role(second.counterpart, quote)
    if here[0] == here[1] or (here[0], here[1]) != (there[1], there[0]):
        return False
    ordered = bool(set(here) & {DOER, DONE_TO})
    if not ordered:
        return True
    if first.word.clause != second.word.clause or first.counterpart.clause != second.counterpart.clause:
        return False
    close = min(abs(first.word.place - second.word.place), abs(first.counterpart.place - second.counterpart.place))
    by_order = set(here) <= {DOER, DONE_TO}
    if by_order and all({a.cue, b.cue} & {"von", "durch"} for a, b in (_words(first, second), _quoted(first, second))):
        return True
    return (_proper(first.word) and _proper(second.word)) if by_order else close > _SAME_PHRASE or "gen" in here


def _nominal(word: Word) -> bool:
    return word.noun or word.name is not None


def _words(first: Match, second: Match) -> tuple[Word, Word]:
    return first.word, second.word


def _quoted(first: Match, second: Match) -> tuple[Word, Word]:
    return first.counterpart or first.word, second.counterpart or second.word


def _several(word: Word, quote: Reading) -> bool:
    return sum(other.stem == word.stem for other in quote.content) > 1


def _proper(word: Word) -> bool:
    """A catalogue name or an abbreviation in capitals."""
    return word.name is not None or (len(word.text) > 1 and word.text.isupper())


def role(word: Word, reading: Reading) -> str:
    """ "doer", "done-to", or the preposition of its phrase. In a passive clause "von" and "durch" name the doer."""
    passive = is_passive(reading, word.clause)
    if word.cue in ("von", "durch"):
        return DOER if passive else word.cue
    if word.cue in ("dat", "acc"):
        return DONE_TO
    if word.cue:
        return word.cue
    bare = [w for w in reading.content if w.clause == word.clause and (w.noun or w.name) and not w.cue]
    first = bool(bare) and (word is bare[0] or _apposition(bare, word))
    return DOER if first != passive else DONE_TO


def _apposition(bare: list[Word], word: Word) -> bool:
    """Directly behind the first bare noun: "die Stadt Wolfsburg"."""
    place = bare[0].place
    for other in bare[1:]:
        if other.place != place + 1:
            return False
        if other is word:
            return True
        place = other.place
    return False


def is_passive(reading: Reading, clause: int) -> bool:
    lows = [word.low for word in reading.words if word.clause == clause]
    return any(low in markers().passive for low in lows)


def _turned(placed: list[Match], claim: Reading) -> Iterator[Reason]:
    """The preposition or case of a word points the other way than in the quote."""
    for match in placed:
        if match.source is None or match.counterpart is None or _several(match.word, match.source.reading):
            continue
        passive = is_passive(claim, match.word.clause), is_passive(match.source.reading, match.counterpart.clause)
        if _opposed(match.word, match.counterpart, passive) or (
            passive == (False, False) and _case_turned(match.word, claim, match.counterpart, match.source.reading)
        ):
            yield Reason(ReasonCode.RELATION, f"{match.word.cue} {match.word.text}".strip())


def _opposed(mine: Word, theirs: Word, passive: tuple[bool, bool]) -> bool:
    cues = {mine.cue, theirs.cue}
    if len(cues) < 2:
        return False
    if _proper(mine) and not any(passive) and cues & _TOWARDS and cues & _AWAY:
        return True
    return any(cues & one and cues & other for one, other in _OPPOSED)


def _case_turned(mine: Word, claim: Reading, theirs: Word, quote: Reading) -> bool:
    """ "den Beirat" on one side; on the other "ein Beirat", or the bare noun before the verb of an active clause."""
    if mine.cue == "acc" and theirs.cue == "" and not mine.low.endswith("n"):
        return _leads(theirs, quote)
    return theirs.cue == "acc" and mine.cue == "" and not theirs.low.endswith("n") and _leads(mine, claim)


def _leads(word: Word, reading: Reading) -> bool:
    """Has a nominative article, or is the only bare noun before the finite verb of its clause."""
    clause = [other for other in reading.words if other.clause == word.clause]
    if _article(word, clause) in ("der", "ein"):
        return True
    verb = next((other for other in clause if not other.noun and verbal(other.low)), None)
    if verb is None:
        return False
    return [o for o in clause if o.content and o.noun and not o.cue and o.place < verb.place] == [word]


def _article(word: Word, clause: list[Word]) -> str:
    """The article of the phrase that ends in ``word``, over adjectives and earlier conjuncts."""
    for other in reversed([other for other in clause if other.place < word.place]):
        if other.low in ("der", "ein", "den", "einen", "die", "das", "eine"):
            return other.low
        if verbal(other.low) and not other.noun:
            return ""
    return ""
