"""A preposition introduces another word than in the quote: "zieht von Ulm nach Bonn" told the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.places import first_bare, repeated
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import PLACING
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_BEHIND_COMMA = re.compile(r",\s+(?:[A-ZÄÖÜ]\w+\s+)?$")
_PARTITIVE = _GERMAN.words("partitive")
"""May stand for a genitive: "Gebäude der Ortsmitten", "Gebäude in den Ortsmitten"."""
_BELONGING = _GERMAN.words("belonging")
INSTRUMENT = _GERMAN.words("instrument")
"""What something is done with may be told as its doer: "Mit der App findet man", "Die App zeigt"."""
_MEANS = INSTRUMENT | _GERMAN.words("means")
_LOOSE = _GERMAN.words("loose")
"""Stands for a genitive or a doer as well, so that it comes and goes with the wording."""


def moved_phrases(placed: Sequence[Match], alignment: Alignment) -> Iterator[Reason]:
    """A preposition introduces another word than in the quote, and the word it introduces there has lost it."""
    kept = {match.counterpart for match in placed if match.counterpart and match.word.cue == match.counterpart.cue}
    led = [match for match in placed if match.word.cue in markers().prepositions and match.word.cue not in _LOOSE]
    for mine, theirs in product(led, placed):
        if mine.source is None or mine.source is not theirs.source or not mine.counterpart or not theirs.counterpart:
            continue
        cue, quote = mine.word.cue, mine.source.reading
        if cue != theirs.counterpart.cue or cue in (mine.counterpart.cue, theirs.word.cue):
            continue
        if theirs.counterpart in kept:
            continue
        if _otherwise_put(mine.word, mine.counterpart, theirs.word, alignment.reading, quote):
            continue
        if not _introduced(mine.word, alignment.reading) or not _introduced(theirs.counterpart, quote, apposed=True):
            continue
        if not several(mine.word, quote) and not several(theirs.word, quote):
            yield Reason(ReasonCode.RELATION, f"{cue} {mine.word.text}")


def _otherwise_put(mine: Word, counterpart: Word, theirs: Word, claim: Reading, quote: Reading) -> bool:
    """``mine`` has a preposition of its own, its ``counterpart`` in the quote another, and both say the same."""
    cue = mine.cue
    return bool(
        mine.quoted
        or (cue in INSTRUMENT and counterpart is first_bare(quote, counterpart.clause))
        or (cue in INSTRUMENT and counterpart.cue in _MEANS)
        or (mine.name and (cue in PLACING or attributive_name(mine)))
        or (cue in PLACING and _opens(counterpart, quote))
        or (cue in PLACING and theirs.name and (attributive_name(theirs) or theirs.text.islower()))
        or (governor(theirs, claim) is mine and counterpart.stem != mine.stem)
        or (counterpart.cue == "gen" and (cue in _PARTITIVE or belongs(mine, claim)))
        or _listed_behind(counterpart, quote)
        or (cue, counterpart.cue) == ("zu", "unter")
    )


def belongs(word: Word, claim: Reading) -> bool:
    """ "gehört zu den Projekten der Staffel 2020": what belongs to a part belongs to the whole."""
    return word.cue == "zu" and any(w.clause == word.clause and w.low in _BELONGING for w in claim.words)


def _listed_behind(word: Word, quote: Reading) -> bool:
    """Bare behind a comma: "zur Staffel 2021 der Modellprojekte, Kategorie Großstädte" goes on with "zur"."""
    return not word.cue and bool(_BEHIND_COMMA.search(quote.text[: word.start]))


def _opens(word: Word, quote: Reading) -> bool:
    """The subject, or a name right behind it; what does it may be told as where it is done."""
    first = first_bare(quote, word.clause)
    named = first is not None and not word.cue and word.place - first.place in (0, 1)
    return named and not quote.text[word.start + len(word.text) :].startswith("-")


def attributive_name(name: Word) -> bool:
    """ "Wolfsburgs Sensoren", "Wolfsburger Sensoren": the preposition belongs to the noun behind it."""
    return name.low.endswith(("s", "er"))


def _introduced(word: Word, reading: Reading, *, apposed: bool = False) -> bool:
    """No other noun stands between the preposition and the word; with ``apposed``, one directly before it may."""
    for other in reversed([other for other in reading.words if other.place < word.place]):
        if other.low in markers().prepositions:
            return True
        if (other.noun or other.name) and not (apposed and other.place == word.place - 1):
            return False
    return False


def several(word: Word, quote: Reading) -> bool:
    """A word that stands more than once in the quote has no place of its own."""
    return word.stem in repeated(quote)
