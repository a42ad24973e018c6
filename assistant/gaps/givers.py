"""From whom money is said to come: what the federal government gives is no answer to what the EU gave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.evidence.asked.answer_types import amount_pattern
from assistant.evidence.sentences.home_towns import is_told_of
from assistant.gaps.gap import Gap, here, lead
from assistant.question import Asked, Intent
from assistant.run import Run, ScoredSentence
from assistant.wording import texts


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody other than the programme: how a question asks for its money, and a sentence tells of it."""

    key: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


def giver_of(question: str) -> Giver | None:
    """The one whose money ``question`` takes to have come."""
    return next((giver for giver in _givers() if giver.asked.search(question)), None)


def giver_gap(run: Run) -> Gap | None:
    """The gap of a giver that no sum of the place asked about is told of, with the sums that are; None where one is."""
    parts = run.understood.parts
    if run.understood.intent is not Intent.FACT or len(parts) != 1 or parts[0].asked is not Asked.MONEY:
        return None
    giver = giver_of(run.standalone)
    if giver is None or not run.places:
        return None
    sums = [item for item in here(run) if amount_pattern().search(item.text) and _is_of_place(item, run)]

    def tells(item: ScoredSentence) -> bool:
        return item in sums and bool(giver.told.search(item.text))

    if any(map(tells, sums)):
        lead(run, tells)
        return None
    return Gap(run.wording("gaps", f"words.giver_{giver.key}"), tuple(sums)) if sums else Gap()


def _is_of_place(item: ScoredSentence, run: Run) -> bool:
    return is_told_of(item.text, run.evidence[item.evidence], run.places)


@cache
def _givers() -> tuple[Giver, ...]:
    return tuple(map(_giver, texts("gaps")["givers"]))


def _giver(row: Mapping[str, str]) -> Giver:
    return Giver(row["key"], re.compile(row["asked"], re.IGNORECASE), re.compile(row["told"], re.IGNORECASE))
