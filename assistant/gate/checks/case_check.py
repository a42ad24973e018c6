"""Subject and object by their articles: "einen Laden mietet die Stadt" is not "ein Laden mietet die Stadt"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import is_passive, nominative
from assistant.gate.words.endings import ADJECTIVE
from assistant.gate.words.families import family
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_LETTING = _GERMAN.endings("letting")
"""Beginnings of verbs whose accusative does the deed: "lässt den Bus fahren"."""

_OBJECT = frozenset({"acc", "dat"})
_CASED = _GERMAN.words("cased")
_NO_DATIVE = _GERMAN.words("no_dative")
_ARTICLES = _CASED | _GERMAN.words("articles")


def check_cases(alignment: Alignment) -> list[Reason]:
    """Reasons for objects of the quote told as subjects, and the reverse, and for two nouns that trade their cases."""
    return [*_raised_or_lowered(alignment), *_traded(alignment)]


def _traded(alignment: Alignment) -> Iterator[Reason]:
    """ "Preise den Löhnen anpassen" for "Löhne den Preisen anpassen": the article of one says what the other had."""
    nouns = [m for m in alignment.matches if m.found and m.word.noun and m.counterpart and m.counterpart.noun]
    cased = [m for m in nouns if m.word.cue in _OBJECT and m.counterpart and not m.counterpart.cue]
    bare = [m for m in nouns if not m.word.cue and m.counterpart and _lowered(m)] if cased else []
    for first in bare:
        for second in cased:
            if first.source is None or first.source is not second.source or first.word.clause != second.word.clause:
                continue
            one, two = first.counterpart, second.counterpart
            if one is None or two is None or one.clause != two.clause:
                continue
            if _own_article(second.word, alignment.reading) and (verb := _shared_verb(first, alignment)):
                yield Reason(ReasonCode.RELATION, f"{second.word.text} {verb.text}")


def _lowered(match: Match) -> bool:
    """The quote has it with the article of an object, or as a dative in plural: "Kindern" for "Kinder"."""
    mine, theirs = match.word, match.counterpart
    if theirs is None or match.source is None:
        return False
    plural = theirs.low == mine.low + "n" and mine.low.endswith(("er", "e")) and theirs.cue in ("", *_OBJECT)
    return plural or (theirs.cue in _OBJECT and _own_article(theirs, match.source.reading))


def _own_article(noun: Word, reading: Reading) -> bool:
    """The nearest article before it is the one that gives its case, and no relative pronoun before another."""
    before = [w.low for w in in_clause(reading, noun.clause) if w.place < noun.place]
    nearest = next((low for low in reversed(before) if low in _ARTICLES), "")
    return nearest in _CASED


def _raised_or_lowered(alignment: Alignment) -> Iterator[Reason]:
    """An accusative of the quote is the subject of the same verb, or the reverse."""
    for match in alignment.matches:
        word, theirs = match.word, match.counterpart
        if theirs is None or match.source is None or not word.noun or word.low != theirs.low:
            continue
        quote = match.source.reading
        given = word.cue == "dat" and not theirs.cue and _gives(theirs, quote) and _own_article(word, alignment.reading)
        if not given and "acc" not in (word.cue, theirs.cue):
            continue
        raised = not word.cue and theirs.cue == "acc" and nominative(word, alignment.reading)
        lowered = not theirs.cue and word.cue == "acc" and nominative(theirs, quote)
        between_two = _has_another(word, alignment.reading) and _has_another(theirs, quote)
        if (raised or lowered or given) and between_two and (verb := _shared_verb(match, alignment)):
            yield Reason(ReasonCode.RELATION, f"{word.text} {verb.text}")


def _gives(noun: Word, quote: Reading) -> bool:
    """ "Das Land bewilligte Aldorf Geld": the noun opens its clause with an article that is no dative."""
    opening = in_clause(quote, noun.clause)[0]
    return opening.low in _NO_DATIVE and noun.place - opening.place == 1


def _shared_verb(match: Match, alignment: Alignment) -> Word | None:
    """A verb of both clauses, where both are active and none lets another do it."""
    for verb in alignment.matches:
        if not verb.found or verb.source is not match.source or verb.word.clause != match.word.clause:
            continue
        theirs = verb.counterpart
        if theirs is None or match.counterpart is None or theirs.clause != match.counterpart.clause:
            continue
        if verb.word.noun or theirs.noun or verb.word.light or family(verb.word.stem) != family(theirs.stem):
            continue
        if verb.source and _plain(verb.word, alignment.reading) and _plain(theirs, verb.source.reading):
            return verb.word
    return None


def _plain(verb: Word, reading: Reading) -> bool:
    clause = [word for word in reading.words if word.clause == verb.clause]
    adjective = any(word.place == verb.place + 1 and (word.noun or word.name) for word in clause)
    finite = verb.low.endswith("en") and not verb.low.endswith(("ten", "enen"))
    finite = finite or verb.low.endswith("te")
    behind_noun = finite and any(word.place == verb.place - 1 and (word.noun or word.name) for word in clause)
    declined = adjective and not behind_noun and verb.low.endswith(ADJECTIVE)
    letting = any(word.low.startswith(_LETTING) and not word.noun for word in clause)
    return not declined and not letting and not is_passive(reading, verb.clause)


def _has_another(noun: Word, reading: Reading) -> bool:
    """ "Den Verleih startet die Stadt" and "der Verleih startet" agree; only a second actor tells them apart."""
    others = (w for w in reading.content if w.clause == noun.clause and w is not noun and (w.noun or w.name))
    return any(w.cue in ("", "acc") and abs(w.place - noun.place) > 1 and not w.quoted for w in others)
