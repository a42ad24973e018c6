"""Word families: the root that "ausgewertet", "wertet … aus", "auszuwerten" and "Auswertung" share."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.gate.words.lexicon import prefixes, strong_forms, synonym_lines, verbs_in_er, words_of
from assistant.gate.words.stems import stem_of, stems_of

_ENDINGS = (
    (("ation", "ierung", "ierend", "iert", "ier"), re.compile(r"(?:ation|ierung|ierend|iert|ier)$"), 3),
    (
        ("keit", "heit", "ung", "end", "et", "lich", "isch", "bar", "schaft", "ion"),
        re.compile(r"(?:(?:lich|ig|bar|sam)?(?:keit|heit)|ung|end|et|lich|isch|bar|schaft|ion)$"),
        3,
    ),
    (("t",), re.compile(r"(?<=[^s])t$|(?<=ss)t$"), 4),
    (("er",), re.compile(r"er$"), 4),
)
"""Endings of a stem that make one part of speech of another: by what a stem has one, all of it, and the letters that
must be left. Most stems have none and need no search."""
_VOWEL_BEFORE_LIQUID = re.compile(r"(?<=[^aeiou]{1})e([lrn])$")
"""The e that comes and goes: "sammeln" and "Sammlung", "regeln" and "Regler"."""
_SHORTEST_REST = 3
_SHORTEST_PARTICIPLE = 5
_SHORTEST_JOINED = 5
"""Letters of a part of a compound from which on a closing s is a joint."""


@lru_cache(maxsize=1 << 15)
def family(stem: str) -> str:
    """Root of a stem with its particle: without "ge", "zu" and closing t, strong forms as in the infinitive."""
    bare = stem.replace("-", "")
    particle = _particle(bare)
    rest = bare[len(particle) :]
    if particle and rest.startswith("zu") and len(rest) >= _SHORTEST_PARTICIPLE:
        rest = rest[2:]
    return particle + _root(rest)


def _particle(bare: str) -> str:
    separable, _ = prefixes()
    if not bare.startswith(separable):
        return ""
    return next((p for p in separable if bare.startswith(p) and len(bare) >= len(p) + _SHORTEST_REST), "")


def _root(rest: str) -> str:
    if strong := _strong(rest):
        return strong
    _, inseparable = prefixes()
    for prefix in inseparable if rest.startswith(inseparable) else ():
        if rest.startswith(prefix) and (strong := _strong(rest[len(prefix) :])):
            return prefix + strong
    if rest.startswith("ge") and len(rest) > _SHORTEST_PARTICIPLE:
        rest = rest[2:]
    return _strong(derived := _underived(rest)) or derived


def _underived(rest: str) -> str:
    for closings, ending, shortest in _ENDINGS:
        match = ending.search(rest) if rest.endswith(closings) else None
        if match and match.start() >= shortest and not (match[0] == "er" and rest.endswith(verbs_in_er())):
            rest = rest[: match.start()]
    return _VOWEL_BEFORE_LIQUID.sub(r"\1", rest) if len(rest) > _SHORTEST_REST + 1 else rest


def _strong(rest: str) -> str | None:
    found = strong_forms().get(rest)
    return found or (strong_forms().get(rest[2:]) if rest.startswith("ge") else None)


@lru_cache(maxsize=1 << 14)
def joint_free(part: str) -> str:
    """A part of a compound as a stem, without the s or en that joins it to its neighbour."""
    return stem_of((part[1:] if part[:1] == "s" and part[1:] in tails() else _unjoined(part)).capitalize())


def _unjoined(part: str) -> str:
    return part.removesuffix("s") if len(part) > _SHORTEST_JOINED and not part.endswith("ss") else part


@lru_cache(maxsize=1)
def light_stems() -> frozenset[str]:
    """Stems of words that only frame a fact."""
    return _stems("light")


@lru_cache(maxsize=1)
def vague_stems() -> frozenset[str]:
    """Stems of nouns that say so little that one may lack a counterpart."""
    return _stems("vague")


@lru_cache(maxsize=1)
def thing_stems() -> frozenset[str]:
    """Stems of nouns that no verb tells, though one has their root: "Verein"."""
    return _stems("things")


@lru_cache(maxsize=1)
def tails() -> frozenset[str]:
    """Stems of last parts of a compound that add nothing: "Sauerstoffgehalt"."""
    return _stems("tails")


@lru_cache(maxsize=1)
def light_families() -> frozenset[str]:
    """Families of the words that only frame a fact: "fand … statt", "lag … vor"."""
    return frozenset(family(key) for key in light_stems())


@lru_cache(maxsize=1)
def tolerated_families() -> frozenset[str]:
    """Families of the verbs and adjectives that say so little that one may lack a counterpart."""
    return frozenset(family(key) for key in _stems("tolerated"))


@lru_cache(maxsize=1)
def realising_families() -> frozenset[str]:
    """Families of verbs that say of a plan what becomes of it."""
    return frozenset(family(key) for key in _stems("realising"))


@lru_cache(maxsize=1)
def known_families() -> frozenset[str]:
    """Families of all words of the synonym groups."""
    return frozenset(family(key) for line in synonym_lines() for word in line for key in stems_of(word))


def _stems(name: str) -> frozenset[str]:
    return frozenset(key for word in words_of(name) for key in stems_of(word))
