"""Whether a thing is done or runs is asked and only plans are told: the answer says so before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft
from assistant.evidence.choosing.experience import asks_whether_done, tells_only_plans
from assistant.run import Run


def state_untold(run: Run, shown: Sequence[str]) -> Iterator[Draft]:
    """That nothing tells how far the thing is; makes the answer a partial one."""
    is_asked = shown and not run.gap and asks_whether_done(run.standalone)
    if is_asked and tells_only_plans(shown, of_one=bool(run.places)):
        run.status = AnswerStatus.PARTIAL
        yield Draft(run.wording("answers", "only_planned"), Support.FRAMING)
