"""Sentences that mention a thing beside a town and do not say that the town has, does or plans it (pure)."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from assistant.evidence.sentences.general_sentences import says_little
from assistant.wording import texts


class How(IntEnum):
    """How much of an example a sentence is, the best first."""

    DONE = 0
    """As far as its form tells, of the thing itself."""
    PLANNED = 1
    """Of what is to come, or was when it was written."""
    BESIDE = 2
    """That it was presented, tested or criticised, or whom to ask: an example where nothing better is told."""
    ELSEWHERE = 3
    """Of a text or an event that the town occurs in: an example only where there is no other at all."""


def told_how(sentence: str, question: str) -> How:
    """What ``sentence`` is to a question for who has a thing; ``DONE`` where just such a sentence is wanted."""
    found = [how for how, wanted in _forms(sentence) if not wanted.search(question)]
    return max(found, default=How.BESIDE if says_little(sentence, question) else How.DONE)


def only_mentions(sentence: str, question: str) -> bool:
    """True for what tells nothing of the thing, also in running text: who has experience, what a project is."""
    return says_little(sentence, question) or any(
        form.search(sentence) and not wanted.search(question) for form, wanted in _mentions()
    )


@lru_cache(maxsize=1 << 14)
def _forms(sentence: str) -> tuple[tuple[How, re.Pattern[str]], ...]:
    return tuple((how, wanted) for how, form, wanted in _kinds() if form.search(sentence))


@cache
def _kinds() -> tuple[tuple[How, re.Pattern[str], re.Pattern[str]], ...]:
    kinds = texts("side_notes")
    return tuple(
        (how, re.compile(row["sentence"]), re.compile(row["wanted"], re.IGNORECASE))
        for how, name in ((How.PLANNED, "planned"), (How.BESIDE, "beside"), (How.ELSEWHERE, "elsewhere"))
        for row in kinds[name]
    )


@cache
def _mentions() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = [row for row in texts("side_notes")["beside"] if row.get("mention")]
    return tuple((re.compile(row["sentence"]), re.compile(row["wanted"], re.IGNORECASE)) for row in rows)
