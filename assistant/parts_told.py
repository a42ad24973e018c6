"""Which parts of a question an answer leaves open (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.answer_types import answers
from assistant.answerability import SENTENCES, words_of
from assistant.question_bearing import Wanted
from assistant.run import QuestionPart, Run
from assistant.selection import Selected
from assistant.sentence_choice import context_of

TELLS = 0.25
"""Least bearing of a chosen sentence that answers a part: those that do have .28 and more on dev, others up to .17."""
TELLS_PLAINLY = 0.7
"""From this bearing on a sentence that was not chosen speaks against "the documents say nothing about this"."""


def left_open(run: Run, chosen: Sequence[Selected]) -> tuple[QuestionPart, ...]:
    """The parts known to be missing, and those whose kind of thing neither ``chosen`` nor the evidence tells of.

    A part that asks for nothing particular ("was macht …") is answered by whatever is chosen, a usual question by any
    of its sides.
    """
    parts = run.understood.parts
    silent = [part for part in parts if part.asked and len(parts) > 1 and not _is_told(part, run, chosen)]
    left = [part for part in parts if part in run.missing or part in silent]
    told = {part.own_text for part in parts if part not in left}
    return tuple({part.own_text: part for part in left if part.own_text not in told}.values())


def _is_told(part: QuestionPart, run: Run, chosen: Sequence[Selected]) -> bool:
    shown = ((item.text, context_of(item.evidence)) for item in chosen)
    best = (item for item in run.sentences[:SENTENCES] if not item.elsewhere)
    found = ((item.text, context_of(run.evidence[item.evidence])) for item in best)
    return _tells(shown, part, run, TELLS) or _tells(found, part, run, TELLS_PLAINLY)


def _tells(sentences: Iterable[tuple[str, str]], part: QuestionPart, run: Run, least: float) -> bool:
    wanted = Wanted.of(part.text, words_of(run, (part,)), (part,))
    return any(answers(text, part) and wanted.bearing(text, context) >= least for text, context in sentences)
