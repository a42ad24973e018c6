"""Answers on record as staff read them in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from assistant.addresses import seen
from assistant.answer import AnswerStatus
from assistant.records.feedback import RecordedFeedback
from assistant.records.kept import KeptAnswer, KeptVerdict
from ui.output import answer_text
from ui.wording import wording

MOMENT = "%Y-%m-%d %H:%M"


def kept_line(kept: KeptAnswer) -> str:
    """One line: when, what came of it, its id, the question on one line, what readers said.

    Without control characters: anyone may ask, and a terminal would obey them.
    """
    answer = kept.answer
    moment = answer.created_at.astimezone().strftime(MOMENT)
    said = "".join(f" – {_said(given)}" for given in kept.feedback)
    return seen(f"{moment}  {answer.id}  {_status(answer.status)}: {' '.join(answer.question.split())}{said}")


def kept_text(kept: KeptAnswer) -> str:
    """The whole answer, then what the gate said of each statement, then the feedback; as ``kept_line``."""
    answer = kept.answer
    parts = [kept_line(kept)]
    if answer.standalone_question != answer.question:
        parts.append(wording("cli", "records.understood", question=answer.standalone_question))
    parts.append(answer_text(answer))
    if kept.verdicts:
        parts.append("\n".join([wording("cli", "records.verdicts"), *map(_verdict, kept.verdicts)]))
    parts += [f"{_said(given)}: {given.comment}" for given in kept.feedback if given.comment]
    return seen("\n\n".join(parts))


def tally_text(told: Counter[str]) -> str:
    """How many answers of each status, and how many readers said what."""
    total = sum(told[status.value] for status in AnswerStatus)
    return ": ".join(part for part in (wording("cli", "records.total", count=total), ", ".join(_counted(told))) if part)


def _counted(told: Counter[str]) -> Iterator[str]:
    for key in (*(status.value for status in AnswerStatus), "useful", "not_useful"):
        if told[key]:
            yield f"{told[key]} {wording('cli', f'records.status.{key}')}"


def _status(status: AnswerStatus) -> str:
    return wording("cli", f"records.status.{status.value}")


def _said(given: RecordedFeedback) -> str:
    word = wording("cli", "records.status.useful" if given.useful else "records.status.not_useful")
    return f"{word} ({wording('chat', f'feedback.reasons.{given.reason.value}')})" if given.reason else word


def _verdict(verdict: KeptVerdict) -> str:
    if verdict.passed:
        return wording("cli", "records.passed", statement=verdict.statement)
    reasons = "; ".join(f"{reason.code}: {reason.detail}" for reason in verdict.reasons)
    return wording("cli", "records.refused", statement=verdict.statement, reasons=reasons)
