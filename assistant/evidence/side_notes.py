"""Sentences that mention a thing beside a town and do not say that the town has, does or plans it (pure)."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from assistant.evidence.general_sentences import says_little
from assistant.wording import texts


class How(IntEnum):
    """How much of an example a sentence is, the best first."""

    DONE = 0
    """As far as its form tells, of the thing itself."""
    BESIDE = 1
    """That it was presented, tested or criticised, or whom to ask: an example where nothing better is told."""
    ELSEWHERE = 2
    """Of a text or an event that the town occurs in: an example only where there is no other at all."""


def told_how(sentence: str, question: str) -> How:
    """What ``sentence`` is to a question for who has a thing; ``DONE`` where just such a sentence is wanted."""
    found = [how for how, wanted in _forms(sentence) if not wanted.search(question)]
    return max(found, default=How.BESIDE if says_little(sentence, question) else How.DONE)


@lru_cache(maxsize=1 << 14)
def _forms(sentence: str) -> tuple[tuple[How, re.Pattern[str]], ...]:
    return tuple((how, wanted) for how, form, wanted in _kinds() if form.search(sentence))


@cache
def _kinds() -> tuple[tuple[How, re.Pattern[str], re.Pattern[str]], ...]:
    kinds = texts("side_notes")
    return tuple(
        (how, re.compile(row["sentence"]), re.compile(row["wanted"], re.IGNORECASE))
        for how, name in ((How.BESIDE, "beside"), (How.ELSEWHERE, "elsewhere"))
        for row in kinds[name]
    )
