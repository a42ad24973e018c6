"""Who should have said something must be told of: an app says nothing of what the data protection officer thinks."""

from __future__ import annotations

import re
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.gaps.existence import SAID
from assistant.gaps.gap import Gap, here
from assistant.places import speaks_of_one
from assistant.run import Run
from assistant.wording import texts
from ingest.german import content_words, fold, stem


def unsaid_by(run: Run) -> Gap | None:
    """The gap of "Was sagt … dazu?" where nothing found speaks of who should have; None where it does."""
    found = _asked().search(run.standalone)
    if found is None or speaks_of_one(fold(found["who"]), run.places) or not content_words(found["who"]):
        return None
    who, wanted = stem(content_words(found["who"])[-1]), Wanted.of(run.standalone, run.words, run.understood.parts)
    return None if any(wanted.says(who, item.text) >= SAID for item in here(run)) else Gap()


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(texts("gaps")["sayings"]["asked"], re.IGNORECASE)
