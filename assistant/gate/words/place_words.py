"""Words that speak of places without naming them, by what they tell (``data/places.toml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from assistant.gate.words.lexicon import read_table


@cache
def place_words(table: str) -> Mapping[str, frozenset[str]]:
    """The lists of ``table``: "lent" for what is said of a town, "setting" for phrases of place."""
    return {name: frozenset(words.split()) for name, words in read_table("places.toml")[table].items()}
