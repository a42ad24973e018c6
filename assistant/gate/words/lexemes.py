"""What a written word is wherever it stands, so that it is worked out once and not in every sentence that has it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.gate.words.families import light_stems
from assistant.gate.words.lexicon import function_words, prefixes
from assistant.gate.words.markers import compared_elsewhere, markers
from assistant.gate.words.stems import stem_of, unmarked

_SMALL_FIRST = re.compile(r"[a-zäöü\d]\w*-[A-ZÄÖÜ]")
"""Nouns whose first part is written small: "pH-Wert", "e-Rezept", "3D-Modell"."""


@dataclass(slots=True, eq=False)
class Lexeme:
    """A word as written. ``plain`` has no umlauts, ``noun`` is spelled like one; punctuation is no ``word``.

    ``light`` only frames a fact or is compared by a check of its own; ``edge`` does so beside a date ("begann");
    ``particle`` may be one of a verb in two parts.
    """

    stem: Final[str]
    plain: Final[str]
    capital: Final[bool]
    noun: Final[bool]
    function: Final[bool]
    light: Final[bool]
    edge: Final[bool]
    particle: Final[bool]
    word: Final[bool]


@lru_cache(maxsize=1 << 14)
def lexeme(text: str) -> Lexeme:
    """A token, whose first letter tells nouns from other words."""
    low, stem, capital, plain = text.lower(), stem_of(text), text[0].isupper(), unmarked(text)
    return Lexeme(
        stem,
        plain,
        capital,
        noun=capital or bool(_SMALL_FIRST.match(text)),
        function=low in function_words(),
        light=stem in light_stems() or low in compared_elsewhere(),
        edge=low in _edges(),
        particle=plain in _particles() and text.islower(),
        word=text[0].isalnum(),
    )


@lru_cache(maxsize=1)
def _edges() -> frozenset[str]:
    return frozenset().union(*markers().edges.values())


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    separable, _ = prefixes()
    return frozenset(separable)
