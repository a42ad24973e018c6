"""What a question names by what is not, in the words of the documents: "nicht online" is "ohne Internet" (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.wording import texts


def in_usual_words(question: str) -> str:
    """``question`` with the phrases of ``texts/synonyms.toml`` whose single words mislead put as documents put them."""
    for phrase, meant in _phrases():
        question = phrase.sub(meant, question)
    return question


@cache
def _phrases() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(said, re.IGNORECASE), meant) for said, meant in texts("synonyms")["phrases"].items())
