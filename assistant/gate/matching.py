"""Do two German words say the same thing: by stem, synonym list, compound or derivation."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.gate.lexicon import synonym_groups
from assistant.gate.reading import Word

EQUAL = 1.0
DERIVED = 0.9
COMPOSED = 0.85
HALF = 0.5
_MOST_OF_COMPOUND = 0.7
"""Share of the letters of a compound that words of the quote must give; joints and endings are the rest."""
_SHORTEST_PART = 4
_SHORTEST_ROOT = 5
PREFIXES = ("um", "ein", "auf", "aus", "vor", "an", "ab", "zu", "mit", "bei", "nach", "frei", "fest", "her", "hin")


def likeness(claimed: Word, quoted: Word) -> float:
    """Between 0 (unrelated) and 1 (same word or synonym). Not symmetric: a quote may be more exact."""
    if claimed.name or quoted.name:
        return (
            EQUAL
            if claimed.name == quoted.name
            else stem_likeness(claimed.stem, quoted.stem)
            if not (claimed.name and quoted.name)
            else 0.0
        )
    return stem_likeness(claimed.stem, quoted.stem)


@lru_cache(maxsize=1 << 16)
def stem_likeness(claimed: str, quoted: str) -> float:
    """As ``likeness``, for stems; hyphens separate parts."""
    if claimed == quoted or _related(claimed, quoted):
        return EQUAL
    if _root(claimed) == _root(quoted) or _same_start(_root(claimed), _root(quoted)):
        return DERIVED
    return _compound_likeness(claimed, quoted)


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
    return re.sub(r"(?:iert|ier|ung|et|t|isch|lich|bar|schaft|ion)$", "", bare) if len(bare) > 5 else bare


def _same_start(first: str, second: str) -> bool:
    shorter, longer = sorted((first, second), key=len)
    return len(shorter) >= _SHORTEST_ROOT and longer.startswith(shorter) and len(longer) - len(shorter) <= 2


def _compound_likeness(claimed: str, quoted: str) -> float:
    if claimed in quoted.split("-"):
        return DERIVED
    mine, theirs = claimed.replace("-", ""), quoted.replace("-", "")
    if (
        len(mine) >= _SHORTEST_PART
        and len(theirs) > len(mine) + 2
        and (theirs.endswith(mine) or theirs.startswith(mine))
    ):
        return DERIVED
    if (
        len(theirs) >= _SHORTEST_PART
        and len(mine) > len(theirs) + 2
        and (mine.endswith(theirs) or mine.startswith(theirs))
    ):
        return HALF
    if head := shared_head(mine, theirs):
        return HALF if len(head) >= _SHORTEST_ROOT else 0.0
    return 0.0


@lru_cache(maxsize=1 << 15)
def shared_head(first: str, second: str) -> str:
    """The common ending of two words, as long as both have something before it."""
    length = 0
    limit = min(len(first), len(second)) - 2
    while length < limit and first[-1 - length] == second[-1 - length]:
        length += 1
    return first[len(first) - length :] if length else ""


def composed_from(claimed: str, quoted: tuple[str, ...]) -> float:
    """Likeness of a compound to several words of the quote: "Sensornetz" to "Netz aus Sensoren"."""
    bare = claimed.replace("-", "")
    covered = 0
    for part in sorted({q.replace("-", "") for q in quoted}, key=len, reverse=True):
        if len(part) >= _SHORTEST_PART and len(part) < len(bare) and part in bare:
            covered += len(part)
            bare = bare.replace(part, " ", 1)
    whole = len(claimed.replace("-", ""))
    return COMPOSED if covered >= _MOST_OF_COMPOUND * whole else 0.0
