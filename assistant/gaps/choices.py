"""Which of two things to choose: what is said of one, or of each alone, compares nothing."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from assistant.aspects import names
from assistant.evidence.examples.example_sentences import TITLE
from assistant.evidence.sentences.sentence_choice import kept_in_order
from assistant.gaps.gap import Gap
from assistant.question import Intent
from assistant.run import Run
from assistant.wording import texts

MOST_OF_A_SIDE = 2
"""Sentences of each side shown where nothing compares them."""
_SIDE = "{side}"
"""In a pattern: what may be chosen."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Two things of which one is to be chosen, as written."""

    first: str
    second: str

    def compared_by(self, text: str) -> bool:
        """True where ``text`` names both and weighs them."""
        return _named(self.first, text) and _named(self.second, text) and bool(_pattern("compares").search(text))


def choice_of(question: str) -> Choice | None:
    """The sides of "A oder B?"; None where no choice is asked for: a list of kinds is none."""
    sides = _pattern("sides").search(question)
    if sides is None or _pattern("listing").search(question):
        return None
    is_choice = _pattern("choosing").search(question) or _pattern("bare").search(question)
    return Choice(sides["first"], sides["second"]) if is_choice else None


def choice_gap(run: Run, choice: Choice) -> Gap | None:
    """What is said of one side alone is no reason to choose it."""
    told = [item for item in run.sentences if not item.elsewhere]
    if any(choice.compared_by(item.text) for item in told):
        return None
    found = {side: [item for item in told if _named(side, item.text)] for side in (choice.first, choice.second)}
    shown = {item: item.score for items in found.values() for item in items[:MOST_OF_A_SIDE]}
    if not shown:
        return Gap()
    _ask_for_nothing_else(run)
    weighing = {item: item.score for items in found.values() for item in items if weighs(item.text)}
    shown = {**weighing, **shown}
    best = max(shown.values())
    ordered = sorted(shown, key=lambda item: (item not in weighing, -item.score))
    nearest = kept_in_order(ordered, best, 1.0)
    if weighing:
        return Gap(run.wording("gaps", "words.choice_of_one"), nearest)
    return Gap(_opening(run, choice, [side for side, items in found.items() if not items]), nearest)


def without_choice(run: Run) -> tuple[Run, Gap] | None:
    """The gap of a choice that nothing answers for certain, where something is told of a side."""
    choice = choice_of(run.standalone)
    if choice is None or not run.understood.asks_one_fact or run.understood.intent is not Intent.FACT:
        return None
    gap = choice_gap(run, choice)
    return (run, gap) if gap and gap.opening else None


def _opening(run: Run, choice: Choice, unnamed: Collection[str]) -> str:
    missing = [run.wording("answers", "unmentioned", name=side) for side in unnamed if side[0].isupper()]
    compared = run.wording("gaps", "words.choice", first=choice.first, second=choice.second)
    return " ".join((*missing, compared))


def _ask_for_nothing_else(run: Run) -> None:
    """Which is cheaper is asked of both: that a sentence has an amount makes it no better."""
    parts = tuple(replace(part, asked=None) for part in run.understood.parts)
    run.understanding = replace(run.understood, parts=parts)


def _named(side: str, text: str) -> bool:
    """True where ``text`` has every word of a side; whose it is need not be said."""
    if any(alike.search(side) and alike.search(text) for alike in _alike()):
        return True
    return all(names(text, word) for word in side.split() if word[0].isupper() or word[0].isdigit() or " " not in side)


def weighs(text: str) -> bool:
    """True where ``text`` weighs what it names; titles promise "bessere Lösungen"."""
    return bool(_pattern("weighs").search(TITLE.sub("", text)))


@cache
def _alike() -> tuple[re.Pattern[str], ...]:
    """What tells a side in other words: "Eigenbau" is "Eigenentwicklung"."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("gaps")["choice"]["alike"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    written: str = texts("gaps")["choice"][name]
    flags = re.NOFLAG if name in {"sides", "bare"} else re.IGNORECASE
    return re.compile(written.replace(_SIDE, texts("gaps")["choice"]["side"]), flags)
