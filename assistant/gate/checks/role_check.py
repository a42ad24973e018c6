"""Who does what to whom: roles are neither swapped between two words nor turned around for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from assistant.gate.checks.moved_phrases import INSTRUMENT, attributive_name, belongs, moved_phrases, several
from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import DERIVED
from assistant.gate.comparing.sorts import sort_of_compound
from assistant.gate.comparing.wordings import (
    chosen,
    fellow,
    hang_alike,
    joined,
    names_parts,
    possessed,
    sort_of_name,
    together,
)
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import (
    article_of,
    attributive,
    bare,
    first_bare,
    in_clause,
    object_first,
    one_before_plural,
    relative,
    town_attribute,
)  # fmt: skip
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import BY, is_passive, nominative
from assistant.gate.words.closed_words import AND, AND_OR
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

DOER = "doer"
DONE_TO = "done-to"
_OF = "of"
_LISTED = "listed"
_TOWARDS = _GERMAN.words("towards")
_AWAY = _GERMAN.words("away")
_PARTNER = _GERMAN.words("partner")
"""A place so introduced has a part of its own in the event; in the quote it may not be a mere location."""
_OPPOSED = tuple(_GERMAN.pairs("opposed").items())
_DISPLACING = _GERMAN.words("displacing")
"""A word so introduced takes no part in the deed itself."""
_ATTRIBUTE = 4
"""Tokens between a noun and what hangs on it by "von": "von Kalletal und Lemgo"."""
_ELSEWHERE = _GERMAN.words("elsewhere")
"""What one of two listed towns may not get alone: "Solingen stellt in Remscheid vor"."""
_SAME_PHRASE = 2
"""Two words within so many tokens are one phrase ("Zukunftsschusterei in Wiesenburg"): worded either way."""


def check_roles(alignment: Alignment) -> list[Reason]:
    """Reasons for swapped and for turned roles."""
    placed = [
        m
        for m in alignment.matches
        if m.found and m.counterpart and _nominal(m.word) and _nominal(m.counterpart)
        if not joined(m, alignment.reading) and not sort_of_compound(m, alignment.matches)
        if not town_attribute(m.word, alignment.reading) and not sort_of_name(m, alignment.matches)
    ]
    reasons = [
        Reason(ReasonCode.RELATION, f"{first.word.text} / {second.word.text}")
        for first, second in _in_other_roles(placed, alignment.reading)
        if first.source is second.source
        and not (first.word.quoted or second.word.quoted)
        and (first.word.name is None or first.word.name != second.word.name)
        and (_swapped(first, second, alignment.reading) or _parted(first, second, alignment.reading))
    ]
    return [*reasons, *_turned(placed, alignment), *moved_phrases(placed, alignment), *_displaced(placed, alignment)]


def _in_other_roles(placed: list[Match], claim: Reading) -> Iterator[tuple[Match, Match]]:
    """Of all pairs those that may have been exchanged, each with the role of the other in the quote, and all names."""
    told = [(match, role(match.word, claim), _role_in_quote(match)) for match in placed]
    for (first, mine, theirs), (second, its, their) in combinations(told, 2):
        if (mine != its and mine == their and its == theirs) or (first.word.name and second.word.name):
            yield first, second


def _role_in_quote(match: Match) -> str | None:
    if match.counterpart is None or match.source is None:
        return None
    return role(match.counterpart, match.source.reading)


def _displaced(placed: list[Match], alignment: Alignment) -> Iterator[Reason]:
    """What came in the quote with a preposition does, in the statement, what another one did there."""
    claim = alignment.reading
    for mine in placed:
        if mine.source is None or mine.counterpart is None or first_bare(claim, mine.word.clause) is not mine.word:
            continue
        quote, clause = mine.source.reading, mine.counterpart.clause
        theirs = first_bare(quote, clause)
        unlike = is_passive(claim, mine.word.clause) or is_passive(quote, clause) or relative(claim, mine.word.clause)
        if unlike or theirs is None or theirs is mine.counterpart or theirs.quoted or mine.word.name:
            continue
        told = next((match.word for match in placed if match.counterpart is theirs), None)
        displacing = _DISPLACING if told is None or told.cue in ("in", "bei", "von", "gen", "durch") else None
        cue = "" if _bounded(mine.counterpart, quote) else mine.counterpart.cue
        taken = cue in displacing if displacing else cue in markers().prepositions and cue not in (*INSTRUMENT, "von")
        beside = told is not None and abs(mine.word.place - told.place) == 1
        if taken and not beside and _same_verb(mine, alignment):
            yield Reason(ReasonCode.RELATION, mine.word.text)


def _bounded(word: Word, quote: Reading) -> bool:
    """ "über 80 Personen": a bound of what is counted, no preposition."""
    return word.cue == "über" and any(figure.noun is word and figure.qualifier for figure in quote.figures)


def _parted(first: Match, second: Match, claim: Reading) -> bool:
    """Two names listed side by side in the quote come with different prepositions."""
    if not (first.word.name and second.word.name) or first.source is None:
        return False
    if first.counterpart is None or second.counterpart is None or first.counterpart.cue != second.counterpart.cue:
        return False
    low, high = sorted((first.counterpart.place, second.counterpart.place))
    between = [word.low for word in first.source.reading.words if low < word.place < high]
    listed = high - low <= _SAME_PHRASE and all(word in AND for word in between)
    listed = listed and first.counterpart.clause == second.counterpart.clause
    mine = {first.word.cue, second.word.cue}
    several = bool(between) or _goes_on(high, first.source.reading)
    apart = "" not in mine or (bool(mine & _ELSEWHERE) and several and first.word.clause == second.word.clause)
    return listed and len(mine) > 1 and apart


def _goes_on(place: int, quote: Reading) -> bool:
    """ "A, B und C": behind the second name of a list comes the last."""
    behind = {word.place - place: word for word in quote.words if 0 < word.place - place <= _SAME_PHRASE}
    return len(behind) == _SAME_PHRASE and behind[1].low in AND and behind[2].name is not None


def _swapped(first: Match, second: Match, claim: Reading) -> bool:
    if first.source is None or first.counterpart is None or second.counterpart is None:
        return False
    quote = first.source.reading
    if several(first.word, quote) or several(second.word, quote) or first.counterpart is second.counterpart:
        return False
    if _one_phrase(first, second) or (_with_own_figures(first, claim) and _with_own_figures(second, claim)):
        return False
    here = role(first.word, claim), role(second.word, claim)
    if here[0] == here[1] or here[0] != role(second.counterpart, quote) or here[1] != role(first.counterpart, quote):
        return False
    if _attached(first, second, claim, quote):
        return False
    if set(here) == {DOER, "mit"} and together(claim) and together(quote):
        return False
    if set(here) == {"zu", _OF} and (belongs(first.word, claim) or belongs(second.word, claim)):
        return False
    return not set(here) & {DOER, DONE_TO} or _out_of_order(first, second, here, claim)


def _out_of_order(first: Match, second: Match, here: tuple[str, str], claim: Reading) -> bool:
    """Roles ``here`` of which the order of words may be all that tells are exchanged against the quote."""
    if first.source is None or first.counterpart is None or second.counterpart is None:
        return False
    if first.word.clause != second.word.clause or first.counterpart.clause != second.counterpart.clause:
        return False
    close = min(abs(first.word.place - second.word.place), abs(first.counterpart.place - second.counterpart.place))
    by_order = set(here) <= {DOER, DONE_TO}
    if by_order and all({a.cue, b.cue} & BY for a, b in (_words(first, second), _quoted(first, second))):
        return True
    quote = first.source.reading
    verbs = _verb_between(*_words(first, second), claim) and _verb_between(*_quoted(first, second), quote)
    return (verbs and _proper(first.word) and _proper(second.word)) if by_order else close > _SAME_PHRASE or _OF in here


def _with_own_figures(match: Match, claim: Reading) -> bool:
    """ "Au hat 1.088, Ried 1.449 Einwohner": each does the same, and whose figure is whose is asked elsewhere."""
    theirs, source = match.counterpart, match.source
    if match.word.name is None or theirs is None or source is None:
        return False
    return _before_figure(match.word, claim) and _before_figure(theirs, source.reading)


def _before_figure(name: Word, reading: Reading) -> bool:
    """Right before it, or with the verb between."""
    after = [w for w in reading.words if name.place < w.place <= name.place + _SAME_PHRASE]
    place = name.place + 1 + bool(after and after[0].place == name.place + 1 and verbal(after[0].low))
    return any(figure.place == place for figure in reading.figures)


def _one_phrase(first: Match, second: Match) -> bool:
    """ "Das Infosystem von Kalletal", "Daten des Infosystems von Kalletal": one phrase on both sides."""
    mine, theirs = _words(first, second), _quoted(first, second)
    gap = mine[1].place - mine[0].place
    if gap != theirs[1].place - theirs[0].place or abs(gap) > _ATTRIBUTE:
        return False
    return all(max(pair, key=lambda word: word.place).cue == "von" for pair in (mine, theirs))


def _attached(first: Match, second: Match, claim: Reading, quote: Reading) -> bool:
    mine, theirs = _words(first, second), _quoted(first, second)
    alike = hang_alike(mine, theirs, claim, quote) or hang_alike(mine[::-1], theirs[::-1], claim, quote)
    return alike or possessed(mine, theirs, claim, quote)


def _nominal(word: Word) -> bool:
    return word.noun or word.name is not None


def _words(first: Match, second: Match) -> tuple[Word, Word]:
    return first.word, second.word


def _quoted(first: Match, second: Match) -> tuple[Word, Word]:
    return first.counterpart or first.word, second.counterpart or second.word


def _verb_between(first: Word, second: Word, reading: Reading) -> bool:
    low, high = sorted((first.place, second.place))
    return any(low < word.place < high and verbal(word.low) and not word.noun for word in reading.words)


def _proper(word: Word) -> bool:
    """A catalogue name or an abbreviation in capitals."""
    return word.name is not None or (len(word.text) > 1 and word.text.isupper())


@lru_cache(maxsize=1 << 13)
def role(word: Word, reading: Reading) -> str:
    """ "doer", "done-to", or the preposition of its phrase. In a passive clause "von" and "durch" name the doer."""
    passive = is_passive(reading, word.clause)
    if word.cue in BY:
        return DOER if passive and not _before_verb(word, reading) else _OF
    if word.cue == "gen":
        return _OF
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


def _turned(placed: list[Match], alignment: Alignment) -> Iterator[Reason]:
    """The preposition or case of a word points the other way than in the quote."""
    for match in placed:
        if match.source is None or match.counterpart is None or several(match.word, match.source.reading):
            continue
        if (match.word.quoted and match.counterpart.quoted) or fellow(match, placed, alignment.reading):
            continue
        claim, quote = alignment.reading, match.source.reading
        passive = is_passive(claim, match.word.clause), is_passive(quote, match.counterpart.clause)
        opposed = _opposed(match.word, match.counterpart, passive) and not (
            chosen(match.word, claim) or names_parts(match.word, match.counterpart, claim, quote)
        )
        if opposed or (
            (
                (_undergoes(match.word, claim) and _acts(match.counterpart, quote))
                or (_undergoes(match.counterpart, quote) and _acts(match.word, claim))
            )
            and _same_verb(match, alignment)
        ):
            yield Reason(ReasonCode.RELATION, f"{match.word.cue} {match.word.text}".strip())


def _same_verb(match: Match, alignment: Alignment) -> bool:
    """The clause uses a verb of the quote; a word right before a noun is an adjective."""
    nouns = {word.place for word in alignment.reading.content if word.noun}
    return any(
        other.found
        and other.counterpart
        and match.counterpart
        and other.counterpart.clause == match.counterpart.clause
        and other.word.clause == match.word.clause
        and not other.word.noun
        and not other.word.light
        and not other.counterpart.noun
        and other.word.place + 1 not in nouns
        and not (match.source and attributive(other.counterpart, match.source.reading))
        and (other.degree == DERIVED or _root(other.word.stem) == _root(other.counterpart.stem))
        for other in alignment.matches
    )


def _root(stem: str) -> str:
    return stem.removesuffix("t")


def _acts(word: Word, reading: Reading) -> bool:
    """Clearly the doer: "von" in a passive clause, or nominative before or behind the verb of an active one."""
    passive = is_passive(reading, word.clause)
    if passive:
        return word.cue in BY
    return not word.cue and _leads(word, reading)


def _undergoes(word: Word, reading: Reading) -> bool:
    """Clearly the done-to: dative or accusative singular, or the subject of a passive clause that names its doer."""
    if word.cue == "dat" or (word.cue == "acc" and not word.low.endswith("n")):
        return True
    if not is_passive(reading, word.clause) or first_bare(reading, word.clause) is not word:
        return False
    return any(w.cue in BY for w in reading.content if w.clause == word.clause)


def _opposed(mine: Word, theirs: Word, passive: tuple[bool, bool]) -> bool:
    cues = {mine.cue, theirs.cue}
    if len(cues) < 2:
        return False
    inflected = [word.name is not None and word.low.endswith(("er", "ers")) for word in (mine, theirs)]
    adjective = any(inflected)
    if (all(inflected) and mine.low == theirs.low) or _of_a_noun(mine):
        return False
    bare = not attributive_name(mine)
    by = any(word.cue in BY and done for word, done in zip((mine, theirs), passive, strict=True))
    if _proper(mine) and not adjective and not by and cues & _TOWARDS and cues & _AWAY:
        return True
    if mine.name and mine.cue in _PARTNER and theirs.cue != mine.cue and (theirs.cue or adjective or bare):
        return True
    if mine.name and bare and mine.cue in ("über", "auf") and not theirs.cue:
        return True
    return any(one in cues and other in cues for one, other in _OPPOSED)


def _of_a_noun(name: Word) -> bool:
    """ "zum Zwilling Wuppertals": the preposition is that of the noun, the name is its genitive."""
    return name.name is not None and name.low.endswith("s") and not name.name.endswith("s")


def _leads(word: Word, reading: Reading) -> bool:
    """Has a nominative article, or stands bare before the finite verb of its clause."""
    clause = [other for other in reading.words if other.clause == word.clause]
    article = article_of(word, clause)
    if article == "der" or (article == "ein" and word is first_bare(reading, word.clause)):
        return True
    if _follows_its_object(word, reading) or one_before_plural(word, reading):
        return False
    verb = next((other for other in clause if not other.noun and verbal(other.low)), None)
    if verb is None:
        return False
    closes = verb.place == clause[-1].place
    return not word.cue and word.place < verb.place and (not closes or word is first_bare(reading, word.clause))


def _follows_its_object(word: Word, reading: Reading) -> bool:
    """ "Die Logistik übernimmt der Kreis", "Version 2 programmierte Paderborn": the subject stands behind the verb."""
    clause = in_clause(reading, word.clause)
    behind = [w for w in clause if w.content and (w.noun or w.name) and w.place > word.place]
    verbs = {w.place: w for w in clause if not w.noun and verbal(w.low)}
    first = min(verbs, default=None)
    named = any(not w.cue and w.place - 1 - (not w.name) in verbs for w in behind if w.name or w.text.isupper())
    acts = first is not None and any(first < w.place and nominative(w, reading) for w in behind)
    return named or acts or (first is not None and object_first(word, verbs[first], reading))
