"""German passages and questions of everyday length for benchmarks, put together from sentence patterns.

Deterministic and free of any document, so that figures of different machines and versions compare.
"""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

PATTERNS = Path(__file__).resolve().parent / "texts.toml"
SEED = 20260101
SENTENCES = (4, 9)
"""Sentences of a passage, least and most: 160 tokens on average, as in the documents of the programme."""


def german_passages(count: int) -> list[str]:
    """``count`` texts of ``SENTENCES`` sentences each."""
    patterns, chance = _patterns(), random.Random(SEED)
    return [
        " ".join(_sentence(patterns, "sentences", chance) for _ in range(chance.randint(*SENTENCES)))
        for _ in range(count)
    ]


def german_questions(count: int) -> list[str]:
    """``count`` questions of 10 to 20 tokens."""
    patterns, chance = _patterns(), random.Random(SEED + 1)
    return [_sentence(patterns, "questions", chance) for _ in range(count)]


def _patterns() -> dict[str, list[str]]:
    with PATTERNS.open("rb") as file:
        patterns: dict[str, list[str]] = tomllib.load(file)
    return patterns


def _sentence(patterns: dict[str, list[str]], kind: str, chance: random.Random) -> str:
    words = {
        name: chance.choice(options) for name, options in patterns.items() if name not in ("sentences", "questions")
    }
    return chance.choice(patterns[kind]).format(number=chance.randint(2, 900), year=chance.randint(2019, 2026), **words)
