"""Compounds no list of topics has, made like one that it has: "Mitfahrbank" beside "Mitfahrgelegenheit" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.catalogue import Topic
from ingest.german import fold

ALIKE = 7
"""Letters at the beginning that two compounds of one matter share."""
SHORTEST = 9
"""Letters of such a compound: a beginning and a noun of at least two letters."""
_WORD = re.compile(r"[^\W\d_]+")


def names_akin(question: str, topics: Sequence[Topic]) -> bool:
    """True where a long word of ``question`` begins like a long word of a topic that does not exclude it."""
    asked = {word for found in _WORD.findall(question) if len(word := fold(found)) >= SHORTEST}
    return any(_is_akin(word, topic) for word in asked for topic in topics)


def _is_akin(word: str, topic: Topic) -> bool:
    if any(word.startswith(fold(other)) for other in topic.exclude):
        return False
    known = (fold(other) for other in topic.words)
    return any(len(other) >= SHORTEST and other[:ALIKE] == word[:ALIKE] for other in known)
