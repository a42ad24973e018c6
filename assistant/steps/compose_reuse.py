"""Whether others may take something over: told only by sentences that speak of that, not by all about the thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.answer import AnswerStatus, Support
from assistant.run import Composer, Draft, Run
from assistant.wording import texts


@dataclass(frozen=True, slots=True)
class ReuseComposer:
    """What ``otherwise`` tells, without statements that say nothing of reuse where reuse is asked for."""

    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        if not _pattern("asks").search(run.standalone):
            yield from self.otherwise.compose(run)
            return
        drafts = [draft for draft in self.otherwise.compose(run) if draft.quotes]
        told = [draft for draft in drafts if _pattern("told").search(draft.text)]
        shown = {quote for draft in told for quote in draft.quotes}
        run.examples[:] = [example for example in run.examples if shown.intersection(example.quotes)]
        if not told:
            run.status = AnswerStatus.NO_EVIDENCE
            yield Draft(run.wording("answers", "no_evidence"), Support.FRAMING)
        yield from told


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("reuse")[name], re.IGNORECASE)
