"""Word families: the root that "ausgewertet", "wertet … aus", "auszuwerten" and "Auswertung" share."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.gate.lexicon import light_stems, prefixes, strong_forms, tolerated_stems

_SUFFIX = re.compile(r"(?:iert|ier|ung|et|t|isch|lich|bar|schaft|ion)$")
_INFLECTED = re.compile(r"(?<=\w{2}[^aeiou])t$")
_VOWEL_BEFORE_LIQUID = re.compile(r"([^aeiou])e([lrn])$")
"""The e that comes and goes: "sammeln" and "Sammlung", "regeln" and "Regler"."""
_SHORTEST_REST = 3
_SHORTEST_PARTICIPLE = 5
_SHORTEST_INFLECTED = 4


@lru_cache(maxsize=1 << 15)
def family(stem: str) -> str:
    """Root of a stem with its particle: without "ge", "zu" and closing t, strong forms as in the infinitive."""
    bare = stem.replace("-", "")
    particle = _particle(bare)
    rest = bare[len(particle) :]
    if particle and rest.startswith("zu") and len(rest) >= _SHORTEST_PARTICIPLE:
        rest = rest[2:]
    return particle + _root(rest, whole=len(bare))


@lru_cache(maxsize=1)
def light_families() -> frozenset[str]:
    """Families of the words that only frame a fact: "fand … statt", "lag … vor"."""
    return frozenset(family(key) for key in light_stems())


@lru_cache(maxsize=1)
def tolerated_families() -> frozenset[str]:
    """Families of the verbs and adjectives that say little."""
    return frozenset(family(key) for key in tolerated_stems())


def _particle(bare: str) -> str:
    separable, _ = prefixes()
    return next((p for p in separable if bare.startswith(p) and len(bare) >= len(p) + _SHORTEST_REST), "")


def _root(rest: str, whole: int) -> str:
    if strong := _strong(rest):
        return strong
    _, inseparable = prefixes()
    for prefix in inseparable:
        if rest.startswith(prefix) and (strong := _strong(rest[len(prefix) :])):
            return prefix + strong
    if rest.startswith("ge") and len(rest) > _SHORTEST_PARTICIPLE:
        rest = rest[2:]
    if whole > _SHORTEST_PARTICIPLE and len(rest) > _SHORTEST_INFLECTED:
        root = _SUFFIX.sub("", rest)
    else:
        root = _INFLECTED.sub("", rest)
    return _VOWEL_BEFORE_LIQUID.sub(r"\1\2", root)


def _strong(rest: str) -> str | None:
    found = strong_forms().get(rest)
    return found or (strong_forms().get(rest[2:]) if rest.startswith("ge") else None)
