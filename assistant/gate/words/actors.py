"""Who can do something: people, offices and bodies, told by the end of the word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from assistant.gate.words.lexicon import read_table


@lru_cache(maxsize=8192)
def is_actor(low: str) -> bool:
    """True for people, offices and bodies, by the end of the word."""
    return low.endswith(tuple(actor_words()["ends"])) and not low.endswith(tuple(actor_words()["things"]))


@lru_cache(maxsize=1)
def actor_words() -> Mapping[str, frozenset[str]]:
    """The classes of ``actors.toml``, lower case."""
    return {name: frozenset(words.split()) for name, words in read_table("actors.toml")["actors"].items()}
