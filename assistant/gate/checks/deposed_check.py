"""Who does it in the quote is not told as the one it is done for, or as the owner of what it is done to.

Beside ``doer_check`` this reads infinitives, too: "können bündeln", "planten, das Angebot zu übernehmen".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.places import first_bare
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import verb_like
from assistant.gate.sentence.sentence_units import only_with_zu
from assistant.gate.sentence.voice import is_passive
from assistant.gate.words.closed_words import AND, SUBJECT_OR_OBJECT
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_DEPOSED = _GERMAN.words("deposed")
"""What is so introduced does not do the deed."""
_MEANS = _GERMAN.words("means")
"""What a deed is done with may be told as its doer."""
_PRONOUNS = _GERMAN.words("pronouns")
_PARTS = _GERMAN.words("parts")
_AWAY = _GERMAN.words("away")
_BESIDE = 2


def check_deposed(alignment: Alignment) -> list[Reason]:
    """Reasons for subjects of the quote that lost their verb, and for attributes raised over their noun."""
    return [*_deposed(alignment), *_replaced(alignment), *_raised(alignment)]


def _deposed(alignment: Alignment) -> Iterator[Reason]:
    claim = alignment.reading
    lost = {
        m.counterpart: m.word for m in alignment.matches if m.found and (m.word.cue in _DEPOSED or m.word.cue == "gen")
    }
    if not lost:
        return
    for verb in alignment.matches:
        if not _same_deed(verb, claim) or verb.source is None or verb.counterpart is None:
            continue
        quote = verb.source.reading
        theirs = subject_of(verb.counterpart.clause, quote)
        told = lost.get(theirs) if theirs is not None else None
        mine = subject_of(verb.word.clause, claim)
        if theirs is None or told is None or mine is None or told.clause != verb.word.clause or told is mine:
            continue
        if is_passive(claim, verb.word.clause) or is_passive(quote, verb.counterpart.clause) or mine.quoted:
            continue
        if not _in_its_place(told, mine, verb, alignment):
            continue
        same = alike(mine, quote)
        if any(other.cue in _MEANS or _beside(other, theirs) for other in same):
            continue
        yield Reason(ReasonCode.RELATION, f"{told.text} {verb.word.text}")


def _in_its_place(told: Word, mine: Word, verb: Match, alignment: Alignment) -> bool:
    """``mine`` does what ``told`` did in the quote, which hangs on a preposition or on the object now."""
    if told.cue == "gen":
        return _owns_the_object(told, mine, verb, alignment)
    return mine is first_bare(alignment.reading, verb.word.clause)


def _replaced(alignment: Alignment) -> Iterator[Reason]:
    """ "Die Stadt erhält Geld und legt eigenes dazu": no one else of the quote is the subject of "legt"."""
    claim = alignment.reading
    for verb in alignment.matches:
        if verb.source is None or verb.counterpart is None or not _same_deed(verb, claim):
            continue
        quote, mine = verb.source.reading, subject_of(verb.word.clause, claim)
        theirs = _carried_on(verb.counterpart, quote) if mine is not None else None
        if mine is None or theirs is None or is_passive(claim, verb.word.clause):
            continue
        same = alike(mine, quote)
        told = any(m.found and m.counterpart is theirs and m.word.clause == verb.word.clause for m in alignment.matches)
        if same and not told and all(other.hard != theirs.hard for other in same):
            yield Reason(ReasonCode.RELATION, f"{mine.text} {verb.word.text}")


def _carried_on(verb: Word, reading: Reading) -> Word | None:
    """The subject of the clause before, where the verb's own opens with "und" and the verb."""
    if not verb.clause or reading.parents[verb.clause] is not None:
        return None
    opening = [word for word in reading.words if word.clause == verb.clause][:2]
    joined = len(opening) > 1 and opening[0].low in AND and opening[1] is verb
    before = subject_of(verb.clause - 1, reading) if joined else None
    return before if before is not None and before.hard == verb.hard else None


def _owns_the_object(told: Word, mine: Word, verb: Match, alignment: Alignment) -> bool:
    """It hangs on a noun that, in the quote, stands in the clause of the verb without it."""
    head = governor(told, alignment.reading)
    match = alignment.counterpart(head) if head is not None and head is not mine else None
    mine_too = alignment.counterpart(told)
    if match is not None and mine_too is not None and match.counterpart is mine_too.counterpart:
        return False
    if head is None or head.name or head.cue not in SUBJECT_OR_OBJECT:
        return False
    if match is None or not match.found or match.counterpart is None or verb.counterpart is None:
        return False
    return match.counterpart.clause == verb.counterpart.clause


def _same_deed(match: Match, claim: Reading) -> bool:
    word, theirs = match.word, match.counterpart
    if not match.found or theirs is None or word.light or theirs.noun or family(word.stem) != family(theirs.stem):
        return False
    following = next((other for other in claim.words if other.place > word.place), None)
    titled = following is not None and following.quoted and not word.quoted
    return not titled and word.text.islower() and verb_like(word, following)


def _beside(first: Word, second: Word) -> bool:
    return first.clause == second.clause and abs(first.place - second.place) <= _BESIDE


@lru_cache(maxsize=1 << 14)
def subject_of(clause: int, reading: Reading) -> Word | None:
    """The first bare noun of a clause; of an infinitive with "zu" that of the clause it hangs on."""
    words = [word for word in reading.words if word.clause == clause]
    if clause and only_with_zu(words):
        over = reading.parents[clause]
        return subject_of(clause - 1 if over is None else over, reading)
    if words and reading.parents[clause] is not None:
        return None
    return _leading(words, reading)


def _leading(clause: list[Word], reading: Reading) -> Word | None:
    """The first bare noun, where it stands before the finite verb and no pronoun can be the subject."""
    first = first_bare(reading, clause[0].clause) if clause else None
    verb = next((w for w in clause if not w.noun and not w.name and verbal(w.low.partition("_")[0])), None)
    clear = first is not None and verb is not None and first.place < verb.place
    return first if clear and not any(w.low in _PRONOUNS for w in clause) else None


def _raised(alignment: Alignment) -> Iterator[Reason]:
    """ "15 Projekte waren die Grundlage für eine Agenda" for "Grundlage war eine Agenda mit 15 Projekten"."""
    claim = alignment.reading
    away = [m for m in alignment.matches if m.found and m.word.noun and m.word.cue in _AWAY and m.counterpart]
    for head in away:
        mine = first_bare(claim, head.word.clause)
        match = alignment.counterpart(mine) if mine is not None else None
        if match is None or not match.found or match.source is not head.source or match.counterpart is None:
            continue
        theirs, quote = match.counterpart, match.source.reading if match.source else claim
        if governor(head.word, claim) is mine:
            continue
        if (
            theirs.cue in _PARTS
            and head.counterpart is not None
            and not head.counterpart.cue
            and governor(theirs, quote) is head.counterpart
        ):
            yield Reason(ReasonCode.RELATION, f"{match.word.text} / {head.word.text}")
