"""Do two German words say the same thing: by stem, synonym list, compound or derivation."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.gate.lexicon import synonym_groups
from assistant.gate.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED

EQUAL = 1.0
DERIVED = 0.9
COMPOSED = 0.85
HALF = 0.5
_MOST_OF_COMPOUND = 0.65
"""Share of the letters of a compound that words of the quote must give; joints and endings are the rest."""
_SUFFIX = re.compile(r"(?:iert|ier|ung|et|t|isch|lich|bar|schaft|ion)$")
_VOWEL_BEFORE_LIQUID = re.compile(r"([^aeiou])e([lrn])$")
"""The e that comes and goes: "sammeln" and "Sammlung", "regeln" and "Regler"."""
_LACKING = ("frei", "los")
"""A word so formed denies its first part: "barrierefrei" says nothing of barriers there are."""
_SHORTEST_PART = 4
_SHORTEST_ROOT = 5
PREFIXES = ("um", "ein", "auf", "aus", "vor", "an", "ab", "zu", "mit", "bei", "nach", "frei", "fest", "her", "hin")


def likeness(claimed: Word, quoted: Word) -> float:
    """Between 0 (unrelated) and 1 (same word or synonym). Not symmetric: a quote may be more exact."""
    return _likeness(claimed.low, claimed.stem, claimed.name, quoted)


def _likeness(low: str, stem: str, name: str | None, quoted: Word) -> float:
    if name and quoted.name:
        return EQUAL if name == quoted.name else 0.0
    like = stem_likeness(stem, quoted.stem)
    if like < DERIVED and not quoted.low.endswith(_LACKING) and len(low) >= _SHORTEST_ROOT and quoted.low.endswith(low):
        return DERIVED
    return like


def alike(word: Word, reading: Reading) -> tuple[Word, ...]:
    """The content words of a sentence that may stand for ``word``."""
    return tuple(other for other, like in ranked(word, reading) if like >= WORD_COVERED)


def ranked(word: Word, reading: Reading) -> tuple[tuple[Word, float], ...]:
    """The content words of a sentence with any likeness to ``word``, the likest first, then in their order."""
    return _ranked(word.low, word.stem, word.name, reading)


@lru_cache(maxsize=1 << 14)
def _ranked(low: str, stem: str, name: str | None, reading: Reading) -> tuple[tuple[Word, float], ...]:
    """Cached: every check of a statement asks for the same words again, and quotes come with many statements."""
    found = [(other, _likeness(low, stem, name, other)) for other in reading.content]
    return tuple(sorted((entry for entry in found if entry[1]), key=lambda entry: -entry[1]))


@lru_cache(maxsize=1 << 16)
def stem_likeness(claimed: str, quoted: str) -> float:
    """As ``likeness``, for stems; hyphens separate parts."""
    if claimed == quoted or _related(claimed, quoted):
        return EQUAL
    mine, theirs = _root(claimed), _root(quoted)
    if mine == theirs:
        return DERIVED
    if _strange(claimed, mine, quoted, theirs):
        return 0.0
    if _same_start(mine, theirs):
        return DERIVED
    return _compound_likeness(claimed, quoted)


def _strange(claimed: str, mine: str, quoted: str, theirs: str) -> bool:
    """Most pairs of words: neither holds the beginning of the other, and their ends differ. Spares the closer look."""
    if claimed[-_SHORTEST_ROOT:] == quoted[-_SHORTEST_ROOT:]:
        return False
    here, there = claimed.replace("-", ""), quoted.replace("-", "")
    start = _SHORTEST_PART
    return not (mine[:start] in there or here[:start] in there or theirs[:start] in here or there[:start] in here)


def _related(claimed: str, quoted: str) -> bool:
    groups = synonym_groups()
    mine, theirs = groups.get(claimed), groups.get(quoted)
    return bool(mine and theirs and mine & theirs)


@lru_cache(maxsize=1 << 15)
def _root(stem: str) -> str:
    """The stem without participle "ge" and closing t: "umgesetzt" and "Umsetzung" meet."""
    bare = stem.replace("-", "")
    for prefix in ("", *PREFIXES):
        if bare.startswith(prefix + "ge") and len(bare) - len(prefix) >= 6:
            bare = prefix + bare[len(prefix) + 2 :]
            break
    root = _SUFFIX.sub("", bare) if len(bare) > 5 else bare
    return _VOWEL_BEFORE_LIQUID.sub(r"\1\2", root)


def _same_start(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _SHORTEST_ROOT and longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def _compound_likeness(claimed: str, quoted: str) -> float:
    if claimed in quoted.split("-"):
        return DERIVED
    if quoted.endswith(_LACKING) and not claimed.endswith(_LACKING):
        return 0.0
    mine, theirs = claimed.replace("-", ""), quoted.replace("-", "")
    if (
        len(mine) >= _SHORTEST_PART
        and len(theirs) > len(mine) + 2
        and (theirs.endswith(mine) or theirs.startswith(mine))
    ):
        return DERIVED
    if (verb := _root(claimed)) != mine and len(verb) >= _SHORTEST_ROOT and _root(quoted).endswith(verb):
        return DERIVED
    if (
        len(theirs) >= _SHORTEST_PART
        and len(mine) > len(theirs) + 2
        and (mine.endswith(theirs) or mine.startswith(theirs))
    ):
        return HALF
    tail = mine[-_SHORTEST_ROOT:]
    shared = min(len(mine), len(theirs)) >= _SHORTEST_ROOT + 2 and theirs.endswith(tail)
    return HALF if shared else 0.0


def composed_from(claimed: str, quoted: tuple[str, ...]) -> float:
    """Likeness of a compound to several words of the quote: "Sensornetz" to "Netz aus Sensoren"."""
    bare = claimed.replace("-", "")
    covered = 0
    for part in sorted({part for whole in quoted for part in whole.split("-")}, key=len, reverse=True):
        if len(part) >= _SHORTEST_PART and len(part) < len(bare) and part in bare:
            covered += len(part)
            bare = bare.replace(part, " ", 1)
    whole = len(claimed.replace("-", ""))
    return COMPOSED if covered >= _MOST_OF_COMPOUND * whole else 0.0
