"""What a price is asked for besides the thing: "im Aufbau und im laufenden Betrieb" (pure).

Nearly no document says of an amount which of them it pays for. So the thing is looked for without them, and the answer
says which of them the amounts found do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.evidence.answer_types import asked_of
from assistant.run import Asked
from assistant.wording import texts
from ingest.german import content_words

FEWEST_WORDS = 2
"""Content words that must be left, "kostet" among them, for a thing to be named."""


@dataclass(frozen=True, slots=True)
class Phase:
    """``label`` as the answer names it, ``asked`` where the question does, ``told`` in a sentence that pays for it."""

    label: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


def without_phases(question: str) -> str:
    """``question`` without what its price is asked for besides the thing; as it is where it asks for no price."""
    if asked_of(question) is not Asked.MONEY:
        return question
    rest = question
    for phase in _phases():
        rest = phase.asked.sub("", rest)
    return rest if len(content_words(rest)) >= FEWEST_WORDS else question


def phases_untold(question: str, told: Iterable[str]) -> tuple[str, ...]:
    """Labels of what the price is asked for and none of ``told``, sentences with amounts, speaks of."""
    if without_phases(question) == question:
        return ()
    sentences = tuple(told)
    asked = [phase for phase in _phases() if phase.asked.search(question)]
    return tuple(phase.label for phase in asked if not any(map(phase.told.search, sentences)))


@cache
def _phases() -> tuple[Phase, ...]:
    return tuple(
        Phase(row["label"], re.compile(row["asked"], re.IGNORECASE), re.compile(row["told"], re.IGNORECASE))
        for row in texts("gaps")["cost"]["phases"]
    )
