"""What is asked beside the thing that was answered first: sentences for each part, or that nothing answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft
from assistant.evidence.choosing.parts_told import answers_of, denial_of
from assistant.evidence.choosing.selection import Selected
from assistant.question import Asked, QuestionPart
from assistant.run import Run

MOST_SENTENCES = 2
"""Sentences for each further part, behind what was answered first."""


def further(run: Run, parts: Sequence[QuestionPart], led: Callable[[Selected], str]) -> Iterator[Draft]:
    """The best sentences that answer each of ``parts``; ``led`` gives a sentence's words for the reader.

    Where nothing says whether a thing is needed, what others have it for follows.
    """
    shown = {statement.text for statement in run.statements}
    for part in parts:
        found = _quotable(part, run)
        if not found:
            run.status = AnswerStatus.PARTIAL
            yield Draft(run.wording("answers", denial_of(part), part=part.as_question), Support.FRAMING)
        if not found and part.asked is Asked.NEED:
            found = _quotable(replace(part, asked=Asked.PURPOSE), run)
        drafts = [Draft(led(item), Support.QUOTED, (item.quote,)) for item in found]
        yield from (draft for draft in drafts if draft.text not in shown)
        shown |= {draft.text for draft in drafts}


def _quotable(part: QuestionPart, run: Run) -> list[Selected]:
    return list(islice((item for item in answers_of(part, run) if not item.is_row), MOST_SENTENCES))
