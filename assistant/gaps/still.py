"""Whether a thing still runs: that it began is no answer, and the newest that is told of it comes nearest."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.aspects import Aspect
from assistant.evidence.choosing.selection import BRACKETS
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import kept_in_order
from assistant.gaps.gap import PRICED, Gap, here, lead
from assistant.gaps.years import source_date
from assistant.run import Run, ScoredSentence

MOST = 3
_YEAR = re.compile(r"\b20\d\d\b")


def still_gap(run: Run, aspect: Aspect) -> Gap | None:
    """The gap of such a question, with the newest on the thing; None where it is told that it goes on or has ended."""
    thing = replace(_thing(run, aspect), deeds=(), focus=None)
    on_it = [item for item in here(run) if _bearing(thing, item, run) >= PRICED]

    def tells(item: ScoredSentence) -> bool:
        return item in on_it and bool(aspect.told.search(BRACKETS.sub(" ", item.text)))

    if any(map(tells, on_it)):
        lead(run, tells)
        return None
    newest = sorted(on_it, key=lambda item: (-last_year(item, run), -item.score))[:MOST]
    if not newest:
        return Gap()
    return Gap(run.wording("gaps", "words.still"), kept_in_order(newest, newest[0].score))


def _thing(run: Run, aspect: Aspect) -> Wanted:
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    return replace(wanted, nouns=tuple(noun for noun in wanted.nouns if not aspect.own.search(noun)))


def _bearing(thing: Wanted, item: ScoredSentence, run: Run) -> float:
    return thing.bearing_of(item, run.evidence[item.evidence])


def last_year(item: ScoredSentence, run: Run) -> int:
    """The last year a sentence names, that of its source where it names none; a year to come is no news."""
    named = [int(year) for year in _YEAR.findall(item.text)]
    if named:
        return max((year for year in named if year <= run.now.year), default=0)
    return int((source_date(run.evidence[item.evidence], item.sentence) or "0")[:4])
