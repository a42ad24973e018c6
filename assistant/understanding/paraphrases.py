"""Questions everybody asks in words no document has, in the words of the documents (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from assistant.wording import texts


@dataclass(frozen=True, slots=True)
class _Paraphrase:
    pattern: re.Pattern[str]
    topics: frozenset[str]
    text: str


def paraphrase_of(question: str, topics: Collection[str] = ()) -> str | None:
    """ "Wo fangen wir an?" as a question for first steps and offers to beginners; None where no pattern fits.

    ``topics`` are those the question names: one that the pattern does not stand for is a subject of its own.
    """
    fitting = (entry for entry in _paraphrases() if entry.pattern.search(question))
    return next((entry.text for entry in fitting if entry.topics.issuperset(topics)), None)


@cache
def _paraphrases() -> tuple[_Paraphrase, ...]:
    return tuple(
        _Paraphrase(re.compile(entry["pattern"], re.IGNORECASE), frozenset(entry["topics"]), entry["text"])
        for entry in texts("paraphrases")["paraphrases"]
    )
