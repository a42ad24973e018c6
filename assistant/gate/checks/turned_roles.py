"""A word whose role is turned round, or that does what something else did: told by its preposition, case or place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.checks.moved_phrases import INSTRUMENT, attributive_name, several
from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import DERIVED
from assistant.gate.comparing.wordings import chosen, fellow, names_parts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import (
    article_of,
    attributive,
    first_bare,
    in_clause,
    object_first,
    one_before_plural,
    relative,
)
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import BY, is_passive, nominative
from assistant.gate.sentence.word_role import is_proper
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_TOWARDS = _GERMAN.words("towards")
_AWAY = _GERMAN.words("away")
_PARTNER = _GERMAN.words("partner")
"""A place so introduced has a part of its own in the event; in the quote it may not be a mere location."""
_OPPOSED = tuple(_GERMAN.pairs("opposed").items())
_DISPLACING = _GERMAN.words("displacing")
"""A word so introduced takes no part in the deed itself."""


def turned_roles(placed: Sequence[Match], alignment: Alignment) -> Iterator[Reason]:
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


def displaced_doers(placed: Sequence[Match], alignment: Alignment) -> Iterator[Reason]:
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
    if is_proper(mine) and not adjective and not by and cues & _TOWARDS and cues & _AWAY:
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
