"""How many towns have a thing: a number of something else that stands beside it is no total."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.gaps.gap import PRICED, Gap, asking_only, bears, here, lead
from assistant.question import Asked, Intent
from assistant.run import Run, ScoredSentence
from assistant.wording import texts
from ingest.catalogue import Catalogue

_NUMBER = "{number}"
_ALL = "{doers}"


def asks_total(run: Run) -> bool:
    """True for "Wie viele Städte haben einen Rufbus?", not where a place, a size or the whole programme is meant."""
    understood = run.understood
    if not understood.asks_one_fact or understood.parts[0].asked is not Asked.COUNT or run.places:
        return False
    if understood.states or understood.types or understood.population or not _pattern("asked").search(run.in_german):
        return False
    return bool(_thing(run).nouns)


def total_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """No answer where no sentence counts those who have the thing; one that does leads."""

    def tells(item: ScoredSentence) -> bool:
        is_total = _pattern("told").search(item.text) and not catalogue.find_projects(item.text)
        return bool(is_total) and all(thing.says(noun, item.text) >= PRICED for noun in thing.nouns)

    thing = _thing(run)
    if any(map(tells, here(run))):
        lead(run, tells)
        return None
    return Gap()


def without_total(run: Run, catalogue: Catalogue) -> tuple[Run, Gap] | None:
    """The run as if it were asked which they are, and the gap that says nobody counts them; None where none is told."""
    if not asks_total(run):
        return None
    about = _pattern("asked").sub(lambda found: f"{texts('gaps')['totals']['which']} {found['doers']}", run.in_german)
    free = asking_only(run, about, about)
    thing = replace(Wanted.of(about, free.words, free.understood.parts), deeds=(), focus=None)
    named = tuple(item for item in free.sentences if bears(thing, item, free) and catalogue.find_projects(item.text))
    if not named:
        return None
    free.understanding = replace(free.understood, intent=Intent.EXAMPLES)
    return free, Gap(run.wording("gaps", "words.total"), named)


def _thing(run: Run) -> Wanted:
    """What they have, without words for the programme, which has a total of its own."""
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    nouns = tuple(noun for noun in wanted.nouns if not _pattern("general").search(noun))
    return replace(wanted, nouns=nouns, deeds=(), focus=None)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words, numbers = texts("gaps")["totals"], "|".join(texts("counting")["number_words"].split())
    written = words[name].replace(_ALL, words["doers"]).replace(_NUMBER, rf"(?:\d[\d.]*|\b(?:{numbers}))")
    return re.compile(written, re.IGNORECASE)
