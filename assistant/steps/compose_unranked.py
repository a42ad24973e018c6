"""Who has most of something that nobody counted for all: said before the examples, which would look like the answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.answer import AnswerStatus, Support
from assistant.drafts import Draft
from assistant.evidence.asked.counting import counts
from assistant.evidence.words.matching import coverage_of
from assistant.gaps.gap import lead
from assistant.run import Composer, Run
from assistant.wording import texts

ON_QUESTION = 0.5
"""Share of the asked words a sentence with the superlative must speak of."""


@dataclass(frozen=True, slots=True)
class UnrankedComposer:
    """Puts "no such ranking" before what ``otherwise`` tells, unless that says who is first in the asked word."""

    otherwise: Composer

    def compose(self, run: Run) -> Iterator[Draft]:
        degree = degree_asked(run.standalone)
        if degree is None:
            yield from self.otherwise.compose(run)
            return
        if degree in texts("ranking")["unranked"]["of_number"].split() and (thing := thing_counted(run.standalone)):
            lead(run, lambda item: counts(item.text, thing))
        drafts = list(self.otherwise.compose(run))
        told = [draft for draft in drafts if draft.quotes]
        if told and not any(says(draft.text, degree) and _is_on_question(run, draft.text) for draft in told):
            yield from self._unranked(run, degree, drafts)
        else:
            yield from drafts

    def _unranked(self, run: Run, degree: str, drafts: list[Draft]) -> Iterator[Draft]:
        """Single figures help where something is counted; of a judgement they say nothing."""
        if degree not in texts("ranking")["unranked"]["measured"].split():
            run.status = AnswerStatus.NO_EVIDENCE
            run.examples.clear()
            yield Draft(run.wording("ranking", "unranked.nothing"), Support.FRAMING)
            return
        run.status = AnswerStatus.PARTIAL
        yield Draft(run.wording("ranking", "unranked.text"), Support.FRAMING)
        yield from drafts


def _is_on_question(run: Run, text: str) -> bool:
    """False for a superlative of something else: where twins are used most is not what was taken over most."""
    return coverage_of(run.words, text) >= ON_QUESTION


def thing_counted(question: str) -> str:
    """ "Sensoren" in "Welche Stadt hat die meisten Sensoren?"; empty where no thing is named."""
    found = re.search(texts("ranking")["unranked"]["counted"], question, re.IGNORECASE)
    return found["thing"] if found else ""


def degree_asked(question: str) -> str | None:
    """ "erfolgreichst" in "Welches Projekt war am erfolgreichsten?"; None where no first one is asked for."""
    match = _asks().search(question)
    return (match["how"] or match["which"]).casefold() if match else None


def says(text: str, degree: str) -> bool:
    """True where ``text`` has the superlative itself, not its adverb ("meist")."""
    return bool(re.search(rf"\b{degree}e", text, re.IGNORECASE))


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(texts("ranking")["unranked"]["asks"], re.IGNORECASE)
