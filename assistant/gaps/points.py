"""Points a question asks about a thing: who leads it, who made it, at what times it runs, whether it has begun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.evidence.answer_types import answers, contains_asked
from assistant.evidence.matching import text_words
from assistant.evidence.question_bearing import Wanted
from assistant.evidence.sentence_choice import context_of
from assistant.gaps.unsaid import HEADED, LOOKED_AT, PRICED, Gap, lead
from assistant.run import Asked, Intent, Run, ScoredSentence
from assistant.wording import texts

_TAKEN_OVER = ": "
"""Begins what a follow-up has from the turn before."""


@dataclass(frozen=True, slots=True)
class Point:
    """``named``: somebody must be named; ``refuses``: where it is not told, the rest of the evidence is of no use."""

    label: str
    asked: re.Pattern[str]
    told: re.Pattern[str]
    own: re.Pattern[str]
    """Nouns of the point itself: "Projektleiter" is none of the thing."""
    named: bool
    refuses: bool

    def is_told(self, item: ScoredSentence, run: Run) -> bool:
        """True for a sentence that says it of what the question is about, which headings may name."""
        if not self.told.search(item.text) or (self.named and not _names_somebody(item.text, run)):
            return False
        wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
        nouns = tuple(noun for noun in wanted.nouns if not self.own.search(noun))
        wanted = replace(wanted, nouns=nouns, deeds=(), focus=None)
        return wanted.bearing(item.text, context_of(run.evidence[item.evidence])) >= HEADED


def point_of(question: str) -> Point | None:
    """The first point of ``texts/asked_points.toml`` that ``question`` asks for."""
    return next((point for point in _points() if point.asked.search(question)), None)


def point_gap(run: Run) -> Gap | None:
    """The gap of a judged question of one part whose point nothing tells; puts first what tells it."""
    if run.understood.intent is not Intent.FACT or len(run.understood.parts) != 1:
        return None
    point = point_of(run.standalone)
    if point is None:
        return None
    here = [item for item in run.sentences[:LOOKED_AT] if not item.elsewhere]
    told = [item for item in here if point.is_told(item, run)]
    if told:
        _put_first(told, point, run)
        return None
    return Gap() if point.refuses else Gap(run.wording("asked_points", "words.point", label=point.label), run.sentences)


def _put_first(told: Sequence[ScoredSentence], point: Point, run: Run) -> None:
    """Alone where the rest is of no use without it."""
    if point.refuses:
        run.sentences = tuple(told)
    else:
        lead(run, lambda item: item in told)


def undated(run: Run) -> Gap | None:
    """No answer where it is asked when a thing comes ("der Marktplatz aus dem Stufenplan") and only what it comes from
    has a date: the topic of the turn before or the paper that names it.
    """
    parts = run.understood.parts
    if run.understood.intent is not Intent.FACT or len(parts) != 1 or parts[0].asked is not Asked.DATE:
        return None
    wanted = Wanted.of(run.standalone, run.words, parts)
    things = [noun for noun in wanted.nouns if noun in _coming(run.standalone)]
    dated = [item.text for item in run.sentences[:LOOKED_AT] if not item.elsewhere and answers(item.text, parts[0])]
    is_told = any(all(wanted.says(thing, text) >= PRICED for thing in things) for text in dated)
    return None if is_told or not things else Gap()


def _coming(question: str) -> frozenset[str]:
    """Stems of the thing whose coming is asked for: what a follow-up names itself, or "Wann kommt der …"."""
    own, inherited, _ = question.partition(_TAKEN_OVER)
    found = _thing().search(question)
    return text_words(own if inherited else found["thing"] if found else "").stems


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(texts("asked_points")["coming"], re.IGNORECASE)


def _names_somebody(text: str, run: Run) -> bool:
    """A person or an office; where the question asks for one, by other words than its own."""
    part = run.understood.parts[0]
    return answers(text, part) if part.asked is Asked.COMPANY else contains_asked(text, Asked.ACTOR)


@cache
def _points() -> tuple[Point, ...]:
    return tuple(
        Point(
            row["label"],
            re.compile(row["asked"], re.IGNORECASE),
            re.compile(row["told"], re.IGNORECASE),
            re.compile(row["own"], re.IGNORECASE),
            row["named"],
            row["refuses"],
        )
        for row in texts("asked_points")["points"]
    )
