"""Who does it: the doer of a verb in the statement is the doer of that verb in the quote, active or passive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.gate.comparing.alignment import Alignment, Match, shared_verbs
from assistant.gate.comparing.doers import doer_of, finite, leads_noun, surely_subject
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.comparing.wordings import fellows
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import at_places, in_clause, lows_in, short_form, word_behind
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.subjects import perhaps_object
from assistant.gate.sentence.voice import BY, is_passive, nominative
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.actors import is_actor
from assistant.gate.words.closed_words import AND, BELONGING
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.markers import alone, markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import cells_of, surely_plural

_GERMAN = ModuleWords(__name__)
_ATTRIBUTE = re.compile(r"(?:(?:ge|be|ver|er|ent)\w+t|ge\w+en)e[nrms]?$")
_INDEFINITE = _GERMAN.words("indefinite")
_HAVE = _GERMAN.words("have")
"""Beside a participle they tell what the subject has done."""
_PLURAL = re.compile(r"en$")
_DETERMINERS = _GERMAN.words("determiners")
"""Between two nouns they open another phrase."""
_PLACED = _GERMAN.endings("placed")
_AT_HOME = _GERMAN.words("at_home")
"""How a doer of the quote may come in the statement without another one doing its deed."""


def check_doers(alignment: Alignment) -> list[Reason]:
    """A reason for every deed of the quote that another word of the quote does in the statement, and for "selbst"."""
    taken = [Reason(ReasonCode.RELATION, f"{doer.text} {verb.word.text}") for doer, verb in _taken(alignment)]
    others = (*_emphasised(alignment), *_ordering(alignment))
    return [*taken, *(Reason(ReasonCode.RELATION, word.text) for word in others)]


def _ordering(alignment: Alignment) -> Iterator[Word]:
    """Whoever had it ordered in the quote: "von der Firma beauftragt" is not "im Auftrag der Stadt"."""
    mine = _orderer(alignment.reading)
    theirs = [found for source in alignment.sources if (found := _orderer(source.reading))] if mine else []
    if mine and theirs and not any(max(likeness(mine, w), likeness(w, mine)) >= WORD_COVERED for w in theirs):
        yield mine


def _orderer(reading: Reading) -> Word | None:
    """Behind "im Auftrag" the noun in the genitive or with "von", beside "beauftragt" the one with "von" or "durch".

    Of "hat … beauftragt" the subject.
    """
    for word in reading.words:
        if "auftrag" not in word.low:
            continue
        nouns = [w for w in reading.content if w.clause == word.clause and (w.noun or w.name)]
        if word.low == "auftrag" and word.cue == "in":
            return next((w for w in nouns if w.place > word.place and w.cue in BELONGING), None)
        if word.low.startswith("beauftragt") and not word.noun:
            if not _HAVE.isdisjoint(lows_in(reading, word.clause)):
                return next((w for w in nouns if not w.cue and w.place < word.place and w.soft == word.soft), None)
            before = [w for w in nouns if w.place < word.place and w.soft == word.soft and w.cue in BY]
            return before[-1] if before else None
    return None


def _emphasised(alignment: Alignment) -> Iterator[Word]:
    """ "Die Stadt druckt selbst": who does it by himself is a claim of its own; "selbst wenn" is another word."""
    claimed = [word for word in alignment.reading.words if word.low in alone()["claimed"]]
    if not claimed or any(_says_alone(word) for source in alignment.sources for word in source.reading.words):
        return
    at = {word.place: word for word in alignment.reading.words}
    counted = {figure.place for figure in alignment.reading.figures}
    for word in claimed:
        before, after = at.get(word.place - 1), at.get(word.place + 1)
        meant = before is not None and before.name and before.cue in _PLACED and word.place + 1 in counted
        if not meant and (after is None or after.low not in alone()["concessive"]):
            yield word


def _says_alone(word: Word) -> bool:
    return word.low in alone()["said"] or word.low.startswith(tuple(alone()["beginnings"]))


def _taken(alignment: Alignment) -> Iterator[tuple[Word, Match]]:
    for verb in shared_verbs(alignment, _does):
        if verb.source is None or verb.counterpart is None:
            continue
        quote = verb.source.reading
        mine, theirs = doer_of(verb.word, alignment.reading), doer_of(verb.counterpart, quote)
        if mine is None or theirs is None or mine.quoted or theirs.quoted:
            continue
        if mine.name and not theirs.name and not _undergoes(mine, theirs, verb.counterpart, quote):
            continue
        behind = mine.place > verb.word.place and not surely_subject(mine, alignment.reading)
        if not mine.cue and (behind or _disagrees(mine, verb.word, alignment.reading)):
            continue
        if _thing_before_town(mine, verb.word, theirs, alignment) or _task_first(mine, theirs, verb.counterpart, quote):
            continue
        same = alike(mine, quote)
        if not mine.start and all(not (other.noun or other.name) for other in same):
            continue
        if not same or theirs in same or any(_beside(other, theirs, quote) for other in same):
            continue
        if not fellows(mine, alignment.reading, quote) and not _kept(theirs, verb.word.clause, alignment):
            yield mine, verb


def _thing_before_town(mine: Word, verb: Word, theirs: Word, alignment: Alignment) -> bool:
    """ "Ein neues Haus plante Ulm": not the thing does it but the town of which the quote says so."""
    claim = alignment.reading
    clause = in_clause(claim, verb.clause)
    told = next((m.word for m in alignment.matches if m.counterpart is theirs and m.word.clause == verb.clause), None)
    behind = next((w for w in clause if w.place > verb.place and w.content and not w.cue and (w.noun or w.name)), None)
    listed = _names_from(behind, clause) if behind is not None else []
    several = len(listed) > 1 and told in listed
    able = told is not None and (told is behind or several) and bool(told.name or is_actor(told.low))
    if mine.cue or mine.name or is_actor(mine.low) or not able:
        return False
    opens = mine.place < verb.place and (several or clause[0].low in _INDEFINITE)
    return opens and not nominative(mine, claim, ("der",)) and "m1" not in (cells_of(mine.low) or ())


def _names_from(first: Word, clause: Sequence[Word]) -> list[Word]:
    """ "Ulm, Ried und Aldorf": the names of a list that begins with ``first``."""
    behind = (word for word in clause if word.place >= first.place)
    return [w for w in takewhile(lambda word: word.name or word.low in AND, behind) if w.name]


def _task_first(mine: Word, theirs: Word, verb: Word, quote: Reading) -> bool:
    """ "Die Pflege übernimmt die Tochter AQUA": the thing may be the object, and the statement says "von AQUA"."""
    behind = [w for w in alike(mine, quote) if not w.cue and w.clause == verb.clause and w.place > verb.place]
    fits = [w for w in quote.content if not w.cue and w.noun and any(0 <= b.place - w.place <= 1 for b in behind)]
    return mine.cue in BY and theirs.place < verb.place and perhaps_object(theirs, fits, in_clause(quote, verb.clause))


def _undergoes(name: Word, doer: Word, verb: Word, quote: Reading) -> bool:
    """ "Das Institut untersuchte auch Cottbus": the town stands bare behind an actor and its verb."""
    if is_passive(quote, verb.clause) or not is_actor(doer.low):
        return False
    same = [w for w in quote.words if w.name == name.name]
    return bool(same) and all(
        w.clause == verb.clause and not w.cue and not leads_noun(w, quote) and w.place > max(doer.place, verb.place)
        for w in same
    )


def _disagrees(noun: Word, verb: Word, reading: Reading) -> bool:
    """Several do not do what one does: "Zehn Lehren fasst ein Beitrag zusammen" begins with the object."""
    if not verb.low.endswith(("t", "te")):
        return False
    if surely_plural(noun.low):
        return True
    counted = (f.figure for f in reading.figures if f.noun is noun)
    return any(f.value not in (None, 1) and f.unit is None for f in counted) or _several(noun, verb, reading)


def _several(noun: Word, verb: Word, reading: Reading) -> bool:
    """ "Große Mengen sieht Ulm", "Wind und Regen misst die App": a noun in the plural, or the last of a list."""
    before = {word.place: word for word in reading.words if word.clause == verb.clause and word.place <= noun.place}
    place, described = noun.place - 1, False
    while place in before and not before[place].noun and before[place].content:
        described, place = described or before[place].low.endswith("e"), place - 1
    opening = before.get(place)
    if opening is not None and opening.low in AND:
        return place - 1 in before and before[place - 1].noun and not before[place - 1].cue
    return described and opening is None and bool(_PLURAL.search(noun.low))


def _does(word: Word, reading: Reading) -> bool:
    """A finite verb, or the participle of a passive clause; a word before a noun is an adjective."""
    if word.noun or word.name:
        return False
    following = word_behind(reading, word.place)
    if following is not None and following.noun and word.low.endswith(ADJECTIVE):
        return False
    if is_passive(reading, word.clause):
        return word.low.endswith(("t", "en"))
    return finite(word) and markers().auxiliary.isdisjoint(lows_in(reading, word.clause))


def _beside(first: Word, second: Word, reading: Reading) -> bool:
    """One phrase: "die Stadt Wolfsburg", "Kreise Plön und Rendsburg", but not "die Stadt alle Vereine"."""
    if first in short_form(second, reading):
        return True
    places = sorted((first.place, second.place))
    apart = any(places[0] < word.place < places[1] and word.low in _DETERMINERS for word in reading.words)
    listed = any(places[0] < word.place < places[1] and word.low in AND for word in reading.words)
    counted = sum(places[0] < figure.place < places[1] for figure in reading.figures) if listed else 0
    apart = apart or (first.place < second.place and _settled_at(first, reading))
    return places[1] - places[0] - counted <= 2 and first.clause == second.clause and not apart


def _settled_at(noun: Word, reading: Reading) -> bool:
    """ "das beim Rat angesiedelte Büro": who hosts it does not do what it does."""
    behind = at_places(reading, noun.place + 1, noun.place + 1)
    attribute = bool(behind) and bool(_ATTRIBUTE.search(behind[0].low)) and not behind[0].noun
    return attribute and noun.cue in ("bei", "an", "von", "in")


def _kept(theirs: Word, clause: int, alignment: Alignment) -> bool:
    """The doer of the quote stands in the statement, too, in a part it may have there."""
    home = _AT_HOME - BY if is_passive(alignment.reading, clause) else _AT_HOME
    return any(
        m.found and m.counterpart is theirs and m.word.clause == clause and m.word.cue in home
        for m in alignment.matches
    )
