"""What a word may be exchanged for without a change of the claim: synonym groups and general words for special ones."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from assistant.gate.families import family
from assistant.gate.lexicon import broader_terms, synonym_lines
from assistant.gate.stems import stems_of

_SHORTEST_HEAD = 5
_NONE: frozenset[int] = frozenset()


class Key(NamedTuple):
    """What comparing a stem with others needs, worked out once: ``special`` are the families it may stand for."""

    family: str
    bare: str
    parts: tuple[str, ...]
    concepts: frozenset[int]
    special: frozenset[str]


@lru_cache(maxsize=1 << 15)
def key(stem: str) -> Key:
    root = family(stem)
    parts = tuple(stem.split("-")) if "-" in stem else ()
    return Key(root, stem.replace("-", ""), parts, concepts(stem), _broader().get(root, frozenset()))


def related(claimed: str, quoted: str) -> bool:
    """True if a synonym group has both, in any form."""
    return not concepts(claimed).isdisjoint(concepts(quoted))


@lru_cache(maxsize=1 << 15)
def concepts(stem: str) -> frozenset[int]:
    """Numbers of the synonym groups a stem or its family belongs to."""
    by_stem, by_family = _groups()
    return by_stem.get(stem, _NONE) | by_family.get(family(stem), _NONE)


def covers(general: Key, special: Key) -> bool:
    """ "Technik" for "Sensoren", also where the special word ends a compound."""
    return any(
        special.family == word or (len(word) >= _SHORTEST_HEAD and special.family.endswith(word))
        for word in general.special
    )


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
