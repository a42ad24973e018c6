"""Why a thing was not built or bought: what weighs against it is the reason, that it was not done is none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.home_towns import is_told_of
from assistant.evidence.sentences.sentence_choice import context_of, kept_in_order
from assistant.gaps.choices import weighs
from assistant.gaps.gap import HEADED
from assistant.run import Run, ScoredSentence
from assistant.wording import texts


def gives_reason_asked(run: Run) -> bool:
    """True where the reason is asked for and told: it need not be worded like the question."""
    return run.understood.asks_one_fact and bool(_reasons(run))


def reasons_lead(run: Run) -> bool:
    """Leaves the sentences that give the reason, where there are any; False where the question asks for none."""
    reasons = _reasons(run) if run.understood.asks_one_fact else []
    if reasons:
        run.sentences = kept_in_order(reasons, max(item.score for item in reasons))
    return bool(reasons)


def _reasons(run: Run) -> list[ScoredSentence]:
    told = _told_of(run.standalone)
    if told is None:
        return []
    weighed = (item for item in run.sentences if told.search(item.text) and weighs(item.text) and not item.elsewhere)
    return [item for item in weighed if _is_of_it(item, run)]


def _is_of_it(item: ScoredSentence, run: Run) -> bool:
    """True where the sentence names the place asked about; of no place, where its headings name the thing at least."""
    if run.places:
        return is_told_of(item.text, run.evidence[item.evidence], run.places)
    wanted = replace(Wanted.of(run.standalone, run.words, run.understood.parts), deeds=(), focus=None)
    return wanted.bearing(item.text, context_of(run.evidence[item.evidence])) >= HEADED


def _told_of(question: str) -> re.Pattern[str] | None:
    """What names the deed that was not done, in a question for the reason; None for any other question."""
    if not _asked().search(question):
        return None
    return next((told for asked, told in _deeds() if asked.search(question)), None)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(texts("gaps")["why_not"]["asked"], re.IGNORECASE)


@cache
def _deeds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = texts("gaps")["why_not"]["deeds"]
    return tuple((re.compile(row["asked"], re.IGNORECASE), re.compile(row["told"], re.IGNORECASE)) for row in rows)
