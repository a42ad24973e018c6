"""Whether a thing is told of where a question asks for it: other sensors are none on graveyards."""

from __future__ import annotations

import re
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import context_of
from assistant.gaps.gap import HEADED, Gap, here
from assistant.question import Intent
from assistant.run import Run
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.german import content_words, stem


def placed_gap(run: Run, catalogue: Catalogue) -> Gap | None:
    """The gap where no sentence found, with its heading, says the kind of place; None where none is asked about."""
    where = _where(run, catalogue)
    if not where:
        return None
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    told = (f"{item.text} {context_of(run.evidence[item.evidence])}" for item in here(run))
    return None if any(wanted.says(where, text) >= HEADED for text in told) else Gap()


def _where(run: Run, catalogue: Catalogue) -> str | None:
    """Stem of what a thing is to be on or in; a state or what every municipality is ("in Städten") is none."""
    understood = run.understood
    if understood.intent not in {Intent.FACT, Intent.EXAMPLES} or run.places or len(understood.parts) != 1:
        return None
    found = _pattern("asked").search(run.in_german)
    if found is None or catalogue.find_states(run.in_german):
        return None
    words = content_words(found["where"])
    return None if not words or _pattern("general").search(words[-1]) else stem(words[-1])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["placed"][name], re.IGNORECASE)
