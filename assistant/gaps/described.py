"""Whether a thing is told of as a clause behind it describes it: "einen Rufbus, der nach der Förderung weiterfährt"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.evidence.asked.question_focus import kinship
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.words.matching import SYNONYM_SHARE
from assistant.gaps.gap import Gap, here
from assistant.question import Intent
from assistant.run import Run
from assistant.wording import texts
from ingest.german import content_words, stem


def described_gap(run: Run) -> Gap | None:
    """Leaves what names the thing and a word of its clause; else the gap, with what names the thing alone.

    What the clause names is told of other things as well: that the funding ends says nothing of a bus.
    """
    found = _asked(run)
    if found is None:
        return None
    wanted = Wanted.of(run.in_german, run.words, run.understood.parts)
    thing = stem(content_words(found["thing"])[-1])
    named = [item for item in here(run) if thing in wanted.said_plainly(item.text)]
    if not named:
        return None
    clause = [stem(word) for word in content_words(found["clause"])]
    told = [item for item in named if any(kinship(word, item.text) >= SYNONYM_SHARE for word in clause)]
    if told:
        run.sentences = tuple(replace(item, coverage=1.0) for item in told)
        return None
    written = run.in_german[found.start("thing") : found.end("clause")]
    return Gap(run.wording("gaps", "words.keyword", word=written), tuple(named))


def _asked(run: Run) -> re.Match[str] | None:
    """None where a town, a figure or a question in the words of the documents is looked for."""
    understood = run.understood
    parts = understood.parts
    if understood.intent not in {Intent.FACT, Intent.EXAMPLES} or run.places or len(parts) != 1:
        return None
    found = None if parts[0].untranslated else _pattern("asked").search(run.in_german)
    return found if found and content_words(found["thing"]) and content_words(found["clause"]) else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["described"][name], re.IGNORECASE)
