"""A sentence as its letters alone make it, before names are looked for: tokens, what words they are, clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from assistant.gate.sentence.clauses import clauses, soft_parts
from assistant.gate.sentence.figures import Figure, figures
from assistant.gate.sentence.particles import separated
from assistant.gate.sentence.tokens import Token, joined, respelled, tokens
from assistant.gate.words.lexemes import Lexeme, lexeme


@dataclass(slots=True, eq=False)
class Tokenized:
    """``figures`` by the numbers its tokens have, ``particles`` by the place of their verbs; the rest in step with
    ``tokens``, as ``Word`` and ``Reading`` explain it."""

    text: Final[str]
    figures: Final[tuple[Figure, ...]]
    tokens: Final[list[Token]]
    lexemes: Final[list[Lexeme]]
    clauses: Final[list[int]]
    hards: Final[list[int]]
    parents: Final[tuple[int | None, ...]]
    softs: Final[list[int]]
    bracketed: Final[list[bool]]
    particles: Final[Mapping[int, str]]


_KEPT = 512
"""Sentences of the passages of a few answers. Kept longer they cost more than they gave: checks at first sight took six
in a hundred longer, all of it for the garbage collector, which visits what is kept."""


@lru_cache(maxsize=_KEPT)
def tokenized(sentence: str) -> Tokenized:
    """Citation markers are left out. Cached: which names are told may differ, the sentences of a run stay the same."""
    text = respelled(sentence)
    found = figures(text)
    cut = joined(tokens(text, found))
    lexemes = [lexeme(token.text) for token in cut]
    by_clause, hards, parents = clauses(cut)
    softs, bracketed = soft_parts(cut, text)
    particles = separated(cut, by_clause, lexemes)
    return Tokenized(text, found, cut, lexemes, by_clause, hards, parents, softs, bracketed, particles)
