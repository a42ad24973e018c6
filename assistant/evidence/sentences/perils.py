"""Perils of a town: what warns of one is no answer to who asks of another (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.run import ScoredSentence
from assistant.wording import texts


def of_peril_asked(sentences: Sequence[ScoredSentence], question: str) -> tuple[ScoredSentence, ...]:
    """``sentences`` without those that tell of other perils only; all where the question names none."""
    asked = perils_in(question)
    if not asked:
        return tuple(sentences)
    return tuple(item for item in sentences if not (told := perils_in(item.text)) or told & asked)


def perils_in(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(text))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(text, re.IGNORECASE) for name, text in texts("question_words")["perils"].items()}
