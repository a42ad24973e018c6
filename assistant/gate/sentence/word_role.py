"""What part a word has in its sentence: who does, to whom it is done, or the preposition of its phrase."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.gate.sentence.places import bare, in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import BY, is_passive
from assistant.gate.words.closed_words import AND_OR
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.markers import markers
from assistant.gate.words.verbs import verbal

DOER = "doer"
DONE_TO = "done-to"
OF = "of"
_LISTED = "listed"


@lru_cache(maxsize=1 << 13)
def role(word: Word, reading: Reading) -> str:
    """ "doer", "done-to", or the preposition of its phrase. In a passive clause "von" and "durch" name the doer."""
    passive = is_passive(reading, word.clause)
    if word.cue in BY:
        return DOER if passive and not _before_verb(word, reading) else OF
    if word.cue == "gen":
        return OF
    if word.cue in ("dat", "acc"):
        return DONE_TO
    if _enumerates(reading, word.clause) and (not word.cue or _conjunct(word, reading)):
        return _LISTED
    if word.cue:
        return word.cue
    free = bare(reading, word.clause)
    first = bool(free) and (word is free[0] or _apposition(free, word))
    return DOER if first != passive else DONE_TO


def _before_verb(word: Word, reading: Reading) -> bool:
    """ "An das Portal von Ulm wird … übermittelt": before the verb stands one phrase, so "von" hangs on its noun."""
    clause = in_clause(reading, word.clause)
    verb = next((other for other in clause if other.low in markers().passive), None)
    opens = clause[0].low not in (word.cue, "vom") and clause[0].low not in markers().subordinate
    return verb is not None and verb is not clause[-1] and word.place == verb.place - 1 and opens


def _enumerates(reading: Reading, clause: int) -> bool:
    """ "Themen sind: Wege, Licht und Wasser": beside a colon, what has no verb lists things, in any order."""
    if ":" not in reading.text:
        return False
    words = in_clause(reading, clause)
    return not any(not w.noun and (verbal(w.low) or w.low in markers().finite) for w in words)


def _conjunct(word: Word, reading: Reading) -> bool:
    """ "Stadt mit Rat und smarte Abwehr": behind "und" the list may go on, whatever preposition stands before."""
    before = [w for w in in_clause(reading, word.clause) if w.place < word.place]
    while before and not before[-1].noun and before[-1].low.endswith(ADJECTIVE) and before[-1].content:
        before.pop()
    return bool(before) and before[-1].low in AND_OR


def _apposition(free: Sequence[Word], word: Word) -> bool:
    """Directly behind the first bare noun: "die Stadt Wolfsburg"."""
    place = free[0].place
    for other in free[1:]:
        if other.place != place + 1:
            return False
        if other is word:
            return True
        place = other.place
    return False


def is_proper(word: Word) -> bool:
    """A catalogue name or an abbreviation in capitals."""
    return word.name is not None or (len(word.text) > 1 and word.text.isupper())
