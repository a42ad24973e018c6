"""What is asked of a town that only documents tell of, and nothing says of the thing (pure).

Over documents nobody foresaw the nearness of the thing alone must not answer: "Der Landkreis baut einen Zwilling auf"
says nothing of its software, and not when it was built.
"""

from __future__ import annotations

import re
from functools import cache

from assistant.evidence.choosing.selection import FIGURES
from assistant.evidence.judging.answerability import SENTENCES, is_of_kind
from assistant.evidence.judging.question_bearing import DEEDS, Wanted
from assistant.places import all_told
from assistant.question import Asked, Intent
from assistant.run import Run
from assistant.wording import texts
from ingest.german import numbers

SAID_OF_IT = 0.3
"""Least bearing of a sentence that says the attribute of the thing, not of one of three other nouns beside it."""


def leaves_attribute_unsaid(run: Run) -> bool:
    """True where no sentence that may answer speaks at once of what is asked and what it is asked of."""
    parts = run.understood.parts
    if run.understood.intent is not Intent.FACT or len(parts) > 1 or not _is_foreign(run):
        return False
    wanted = Wanted.of(run.standalone, run.words, parts)
    is_seen = all_told(run.places) and parts[0].asked in FIGURES | DEEDS
    if wanted.is_of_things or (wanted.focus is None and not is_seen):
        return False
    may_answer = [item for item in run.sentences if is_of_kind(item, parts)][:SENTENCES]
    if parts[0].asked is Asked.COUNT and (limits := _limits(run.standalone)):
        may_answer = [item for item in may_answer if limits <= _figures(item.text)]
    return all(wanted.bearing_of(item, run.evidence[item.evidence]) < SAID_OF_IT for item in may_answer)


def _limits(question: str) -> frozenset[str]:
    """Figures that say which are counted: "über 65"."""
    return frozenset(found["limit"] for found in _limit().finditer(question))


def _figures(text: str) -> frozenset[str]:
    return frozenset(number.value for number in numbers(text))


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(texts("gaps")["counted_limit"], re.IGNORECASE)


def _is_foreign(run: Run) -> bool:
    return run.only_passages is not None or all_told(run.places)
