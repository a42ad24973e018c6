"""Verbs with a separable particle, told as one in whatever form: "lief … aus", "ausgelaufen", "auszulaufen" (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.gate.words.families import family
from assistant.gate.words.lexicon import prefixes
from assistant.wording import texts
from ingest.german import fold, stem

CACHED_TEXTS = 1 << 14
SHORTEST_ROOT = 3
_CLAUSE = re.compile(texts("question_words")["particles"]["clause_ends"])
_WORD = re.compile(r"\w+")
_NO_PARTICLE = frozenset(texts("question_words")["particles"]["none"].split())
"""Closing a clause it stands before an infinitive, or is an adverb."""


@lru_cache(maxsize=CACHED_TEXTS)
def particle_verbs(text: str) -> frozenset[str]:
    """Families of the verbs with a particle: words written small that begin with one, and any of a clause that ends
    in one.
    """
    return frozenset(found for clause in _CLAUSE.split(text) for found in _of_clause(_WORD.findall(clause)))


@lru_cache(maxsize=CACHED_TEXTS)
def with_particle(word: str) -> str | None:
    """The family of a stem that begins with a particle; None for any other."""
    if not word.startswith(_beginnings()):
        return None
    return (
        family(word) if any(word.startswith(p) and len(word) >= len(p) + SHORTEST_ROOT for p in _particles()) else None
    )


def other_forms(word: str) -> tuple[str, ...]:
    """Infinitives of a verb with a particle: "aussteigen" and "auszusteigen" for "ausgestiegen"; of regular roots only.

    Umlauts and doubled letters of the root are not restored, which a search by stems does without.
    """
    found = with_particle(stem(fold(word))) if word[:1].islower() else None
    particle = next((p for p in sorted(_particles(), key=len, reverse=True) if found and found.startswith(p)), "")
    if not found or not particle:
        return ()
    root = found[len(particle) :]
    return tuple(form for form in (f"{particle}{root}en", f"{particle}zu{root}en") if form != fold(word))


def _of_clause(words: list[str]) -> Iterator[str]:
    verbs = [stem(fold(word)) for word in words if word[:1].islower()]
    yield from filter(None, map(with_particle, verbs))
    closing = stem(fold(words[-1])) if len(words) > 1 else ""
    if closing in _particles():
        yield from (closing + family(verb) for verb in verbs[:-1])


@cache
def _particles() -> frozenset[str]:
    separable, _ = prefixes()
    return frozenset(separable) - _NO_PARTICLE


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(_particles())
