"""Where a text is ordered, the answer says first that it is none, before what the documents tell on its thing."""

from __future__ import annotations

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft
from assistant.run import Run, Step


class OrderedTexts:
    """Judges, then says what is not done: facts alone would leave open whether the text is still to come."""

    def __init__(self, judge: Step) -> None:
        self.name = judge.name
        self._judge = judge

    def __call__(self, run: Run) -> None:
        self._judge(run)
        if not run.orders_text:
            return
        text = run.wording("answers", "no_text")
        if run.status is AnswerStatus.NO_EVIDENCE:
            run.drafts = [Draft(text, Support.FRAMING), *run.drafts]
        elif not run.ended:
            run.gap = f"{text} {run.gap or run.wording('answers', 'for_text')}"
