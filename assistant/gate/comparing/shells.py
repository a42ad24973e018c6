"""Words of a statement that say nothing beside what its quote says: a deed's verb, a word another one implies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.gate.comparing.alignment import Alignment, Match
from assistant.gate.comparing.matching import told
from assistant.gate.comparing.wordings import receiving
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word, kept
from assistant.gate.sentence.voice import BY
from assistant.gate.words.families import family
from assistant.gate.words.lexicon import Implied, concrete_endings, shell_data, strong_forms
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.stems import stem_of, stems_of
from ingest.german.numbers import EURO

_GERMAN = ModuleWords(__name__)

_ADDRESS = re.compile(r"@|https?:|www\.|\w\.(?:de|org|com|eu|net)\b")
_ACTION = _GERMAN.pattern("action")
_SHORTEST_PART = 4
_AIMED = _GERMAN.words("aimed")
"""What stands behind them is not received."""
_GRANTORS = _GERMAN.words("grantors")
_AGE_UNIT = "year"
_AGE_CUES = _GERMAN.words("age_cues")


def says_nothing(word: Word, alignment: Alignment) -> bool:
    """``word`` has no counterpart and needs none: the rest of its clause, or the quote, says what it says."""
    if word.name or word.quoted:
        return False
    if _implied(word.noun, word.stem, alignment):
        return True
    if word.noun:
        return _with_shell_as_head(word, alignment)
    return _supports(word, alignment) or _by_instrument(word, alignment) or _grants_to(word, alignment)


def _supports(word: Word, alignment: Alignment) -> bool:
    """ "geschieht", where a noun of the same clause is the deed the quote tells."""
    root = family(word.stem)
    if root in _families("occurring"):
        return any(_told_by_verb(match) or _of_action(match) for match in _beside(word, alignment))
    if root not in _families("acting"):
        return False
    objects = root in _families("received")
    return any(_told_by_verb(m) and not (objects and m.word.cue in _AIMED) for m in _beside(word, alignment))


def _grants_to(word: Word, alignment: Alignment) -> bool:
    """ "Ulm wurde ein Zuschuss gewährt" for "Ulm erhielt einen Zuschuss": in the passive, and by no one else."""
    claim = alignment.reading
    if family(word.stem) not in _families("granting"):
        return False
    lows = {other.low for other in claim.words if other.clause == word.clause}
    by = any(
        match.word.cue in BY and (match.counterpart is None or match.counterpart.cue not in BY)
        for match in _beside(word, alignment)
    )
    received = any(w.low.startswith(receiving()) for s in alignment.sources for w in s.reading.words)
    return received and not by and not lows.isdisjoint(markers().passive)


def _told_by_verb(match: Match) -> bool:
    return match.found and match.word.noun and match.counterpart is not None and not match.counterpart.noun


def _of_action(match: Match) -> bool:
    """A noun made from a verb, in the quote as in the statement."""
    if not match.found or not match.word.noun or match.word.low.endswith(concrete_endings()):
        return False
    return bool(_ACTION.search(match.word.low)) or match.word.stem in strong_forms()


def _beside(word: Word, alignment: Alignment) -> Iterator[Match]:
    return (match for match in alignment.matches if match.word.clause == word.clause and match.word is not word)


def _by_instrument(word: Word, alignment: Alignment) -> bool:
    """ "nutzt Sensoren", where the quote does it "mit Sensoren"."""
    if family(word.stem) not in _families("instrument"):
        return False
    return any(
        match.found
        and match.word.noun
        and match.word.cue != match.counterpart.cue
        and match.counterpart.cue in shell_data().instrumental
        for match in _beside(word, alignment)
        if match.counterpart
    )


@dataclass(frozen=True, slots=True)
class _Licence:
    """What implies a word: words, units and kinds of what a sentence says."""

    cues: frozenset[str]
    units: frozenset[str]
    kinds: frozenset[str]
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def _with_shell_as_head(word: Word, alignment: Alignment) -> bool:
    """ "Bundesanteil", where the quote has "65 Prozent vom Bund"."""
    bare = word.stem.replace("-", "")
    stems = tuple(other.stem for source in alignment.sources for other in source.reading.content)
    return any(
        _implied(True, head, alignment) and told(bare[:cut], stems)
        for cut in range(_SHORTEST_PART, len(bare) - _SHORTEST_PART + 1)
        for head in (stem_of(bare[cut:].capitalize()),)
    )


def _implied(noun: bool, stem: str, alignment: Alignment) -> bool:
    licences = _licences().get((noun, stem), ()) or _licences().get((noun, family(stem)), ())
    return any(_grants(licence, source.reading) for licence in licences for source in alignment.sources)


def _grants(licence: _Licence, quote: Reading) -> bool:
    said = _said(quote)
    pairs = ((licence.cues, said.cues), (licence.units, said.units), (licence.kinds, said.kinds))
    return any(not mine.isdisjoint(theirs) for mine, theirs in pairs) or _begun_or_ended(licence, quote)


def _begun_or_ended(licence: _Licence, quote: Reading) -> bool:
    if not licence.starts and not licence.ends:
        return False
    return any(word.low.startswith(licence.starts) or word.low.endswith(licence.ends) for word in quote.words)


@kept
def _said(quote: Reading) -> _Licence:
    """What a sentence of a quote may imply other words by."""
    cues = {word.low for word in quote.words} | {family(word.stem) for word in quote.content}
    units = frozenset(figure.figure.unit or "" for figure in quote.figures) - {""}
    return _Licence(frozenset(cues), units, frozenset(_kinds(quote)))


def _kinds(quote: Reading) -> Iterator[str]:
    for placed in quote.figures:
        yield "date" if placed.figure.date else "count"
        if placed.figure.date and placed.cue == "bis":
            yield "until"
        if _bounds_age(placed):
            yield "bounded"
    if any(placed.figure.unit == EURO for placed in quote.figures) and any(map(_grantor, quote.words)):
        yield "granted"
    if any(word.quoted for word in quote.words):
        yield "quoted"
    if _ADDRESS.search(quote.text):
        yield "address"


def _grantor(word: Word) -> bool:
    """ "5 Millionen vom Bund"."""
    return word.cue == "von" and word.low in _GRANTORS


def _bounds_age(placed: PlacedFigure) -> bool:
    return placed.figure.unit == _AGE_UNIT and (placed.cue in _AGE_CUES or placed.qualifier is not None)


@lru_cache(maxsize=1)
def _licences() -> dict[tuple[bool, str], tuple[_Licence, ...]]:
    """By stem and by family of the word implied, nouns (with a capital) apart."""
    found: dict[tuple[bool, str], tuple[_Licence, ...]] = {}
    for entry in shell_data().implied:
        licence = _licence(entry)
        for word in entry.words:
            for key in {stem_of(word), family(stem_of(word))}:
                place = (word[0].isupper(), key)
                found[place] = (*found.get(place, ()), licence)
    return found


def _licence(entry: Implied) -> _Licence:
    starts = tuple(cue.rstrip("*") for cue in entry.cues if cue.endswith("*") and not cue.startswith("*"))
    ends = tuple(cue.lstrip("*") for cue in entry.cues if cue.startswith("*"))
    whole = tuple(cue for cue in entry.cues if "*" not in cue)
    return _Licence(frozenset(_keys(whole)), entry.units, entry.kinds, starts, ends)


def _keys(words: tuple[str, ...]) -> Iterator[str]:
    """A word as it may be written, and its families."""
    for word in words:
        yield word.lower()
        if word.lower() not in markers().auxiliary:
            yield from (family(stem) for stem in stems_of(word))


@lru_cache(maxsize=8)
def _families(part: str) -> frozenset[str]:
    data = shell_data()
    words = {
        "occurring": data.occurring,
        "acting": data.acting,
        "received": data.received,
        "instrument": data.instruments,
        "granting": data.granting,
    }[part]
    return frozenset(family(stem) for word in words for stem in stems_of(word))
