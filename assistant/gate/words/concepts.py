"""What a word may be exchanged for without a change of the claim: synonym groups and general words for special ones."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.gate.words.families import family, joint_free
from assistant.gate.words.lexicon import broader_terms, synonym_lines
from assistant.gate.words.stems import stems_of

_SHORTEST_HEAD = 5
_NONE: frozenset[int] = frozenset()
_NO_WORDS: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Key:
    """What comparing a stem with others needs, worked out once.

    ``part_families`` and ``part_concepts`` are those of the parts between its hyphens, so that "testete" may stand for
    "ACE-Test"; ``special`` are the families it may stand for, ``heads`` those that may also end a compound.
    """

    family: Final[str]
    bare: Final[str]
    part_families: Final[frozenset[str]]
    part_concepts: Final[frozenset[int]]
    concepts: Final[frozenset[int]]
    special: Final[frozenset[str]]
    heads: Final[tuple[str, ...]]


@lru_cache(maxsize=1 << 15)
def key(stem: str) -> Key:
    """All that a stem is compared by."""
    root = family(stem)
    special = _broader().get(root, _NO_WORDS)
    heads = tuple(word for word in special if len(word) >= _SHORTEST_HEAD) if special else ()
    if "-" not in stem:
        return Key(root, stem, _NO_WORDS, _NONE, concepts(stem), special, heads)
    parts = [joint_free(part) for part in stem.split("-")]
    families, groups = frozenset(map(family, parts)), _NONE.union(*map(concepts, parts))
    return Key(root, stem.replace("-", ""), families, groups, concepts(stem), special, heads)


def related(claimed: str, quoted: str) -> bool:
    """True if a synonym group has both, in any form."""
    return not concepts(claimed).isdisjoint(concepts(quoted))


@lru_cache(maxsize=1 << 15)
def concepts(stem: str) -> frozenset[int]:
    """Numbers of the synonym groups a stem or its family belongs to."""
    by_stem, by_family = _groups()
    own, akin = by_stem.get(stem), by_family.get(family(stem))
    return own | akin if own and akin else own or akin or _NONE


def covers(general: Key, special: Key) -> bool:
    """ "Technik" for "Sensoren", also where the special word ends a compound."""
    return special.family in general.special or special.family.endswith(general.heads)


@lru_cache(maxsize=1)
def _groups() -> tuple[dict[str, frozenset[int]], dict[str, frozenset[int]]]:
    by_stem: dict[str, set[int]] = {}
    by_family: dict[str, set[int]] = {}
    for number, line in enumerate(synonym_lines()):
        for stem in (stem for word in line for stem in stems_of(word)):
            by_stem.setdefault(stem, set()).add(number)
            by_family.setdefault(family(stem), set()).add(number)
    return {k: frozenset(v) for k, v in by_stem.items()}, {k: frozenset(v) for k, v in by_family.items()}


@lru_cache(maxsize=1)
def _broader() -> dict[str, frozenset[str]]:
    return {
        family(stem): frozenset(family(special) for word in words for special in stems_of(word))
        for general, words in broader_terms().items()
        for stem in stems_of(general)
    }
