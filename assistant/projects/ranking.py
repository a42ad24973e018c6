"""What the catalogue knows of each project that a question ranks, and who comes first where all are known (pure).

A winner is named only where every member has a figure and the figures of the first lie apart from all others: with
one figure unknown, or one that means something else, nobody can be said to have most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from assistant.evidence.sentences.contradictions import A_MILLION, SAME_MONEY, Thing, amounts_of
from assistant.projects.people import people_of
from assistant.understanding.ranking_question import Measure, Ranking
from assistant.wording import texts
from ingest.catalogue import Catalogue, Fact, Project
from ingest.german import numbers

PER_CENT = "%"
WHOLE = 100
RANKED = frozenset({Measure.PEOPLE, Measure.FUNDING})
"""Shares are told of single years, rounds and parts: they are listed, never ranked."""


class LeftOpen(StrEnum):
    """Why nobody comes first."""

    MISSING = "missing"
    APART = "apart"
    EQUAL = "equal"
    UNCOMPARED = "uncompared"


class Kind(StrEnum):
    """What a figure means; figures of two kinds are listed apart."""

    ASKED = "asked"
    """What is asked for: the grant, the inhabitants."""
    TOTAL = "total"
    """The whole sum, where the grant is not stated."""
    APPLIED_FOR = "applied_for"
    """What was applied for, where nothing else is stated."""
    PER_CENT = "per_cent"
    """A share without a sum."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of a project. ``facts`` are its sources, empty where the project's own row states it."""

    project: Project
    about: str
    values: tuple[Fraction, ...]
    """Every value stated."""
    facts: tuple[Fact, ...] = ()
    kind: Kind = Kind.ASKED
    is_whole: bool = True
    """The values are of the whole project, and sources agree."""

    def end(self, *, highest: bool) -> Fraction:
        """The value it is ordered by: sources may state several."""
        return max(self.values) if highest else min(self.values)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Figures by kind, those of the asked end first. ``best`` or ``left_open`` is set."""

    figures: tuple[Figure, ...]
    missing: tuple[Project, ...]
    best: Figure | None = None
    left_open: LeftOpen | None = None


def ranked(members: Sequence[Project], asked: Ranking, catalogue: Catalogue) -> Ranked:
    """``members`` ordered by what is asked, those whose figure means it before those that have another one."""
    found = {project.id: figure_of(project, asked.measure, catalogue) for project in members}
    known = [figure for figure in found.values() if figure]
    known.sort(key=lambda figure: figure.end(highest=asked.highest), reverse=asked.highest)
    known.sort(key=lambda figure: list(Kind).index(figure.kind))
    missing = tuple(project for project in members if not found[project.id])
    left_open = _left_open(known, missing, asked)
    return Ranked(tuple(known), missing, None if left_open else known[0], left_open)


def _left_open(known: Sequence[Figure], missing: Sequence[Project], asked: Ranking) -> LeftOpen | None:
    if missing or not known:
        return LeftOpen.MISSING
    if asked.measure not in RANKED:
        return LeftOpen.UNCOMPARED
    if not all(figure.is_whole and figure.kind is Kind.ASKED for figure in known):
        return LeftOpen.APART
    return None if all(_is_before(known[0], other, asked.highest) for other in known[1:]) else LeftOpen.EQUAL


def _is_before(first: Figure, other: Figure, highest: bool) -> bool:
    """True where all values of ``first`` lie beyond all of ``other``, by more than rounding."""
    upper, lower = (first, other) if highest else (other, first)
    return min(upper.values) > max(lower.values) * (1 + SAME_MONEY)


def figure_of(project: Project, measure: Measure, catalogue: Catalogue) -> Figure | None:
    """What the catalogue knows of the project; None where it has no such figure."""
    if measure is Measure.PEOPLE:
        if project.population is None:
            return None
        return Figure(project, people_of(project), (Fraction(project.population),))
    facts = catalogue.facts_about(project.id)
    for kind, values_of in _READERS[measure]:
        stated = [(fact, values) for fact in facts if (values := values_of(fact))]
        if stated:
            return Figure(
                project,
                " ".join(fact.fact for fact, _ in stated),
                tuple(value for _, values in stated for value in values),
                tuple(fact for fact, _ in stated),
                kind,
                not any(measure is Measure.FUNDING and _pattern("only_part").search(fact.fact) for fact, _ in stated),
            )
    return None


def _grants(fact: Fact) -> tuple[Fraction, ...]:
    return _sums(fact, Thing.FUNDING)


def _totals(fact: Fact) -> tuple[Fraction, ...]:
    """The whole sum, and where a fact is about nothing but the project's money also one whose payer is not said."""
    asked = _sums(fact, "asked")
    if asked:
        return ()
    is_about_funding = fact.topic == texts("ranking")["figures"]["topic"] and not _pattern("not_told").search(fact.fact)
    named = _sums(fact, Thing.VOLUME) or (_sums(fact, None, "part") if is_about_funding else ())
    return tuple(amount for amount in named[:1] if amount >= A_MILLION)


def _applied_for(fact: Fact) -> tuple[Fraction, ...]:
    return _sums(fact, "asked")


def _own_sums(fact: Fact) -> tuple[Fraction, ...]:
    return _sums(fact, "own")


def _own_percents(fact: Fact) -> tuple[Fraction, ...]:
    return _figures_in(fact, PER_CENT) if _pattern("own_percent").search(fact.fact) else ()


def _quotas(fact: Fact) -> tuple[Fraction, ...]:
    if not _pattern("quota").search(fact.fact):
        return ()
    is_own = bool(_pattern("own_share").search(fact.fact)) and not _pattern("quota_named").search(fact.fact)
    return tuple(WHOLE - share if is_own else share for share in _figures_in(fact, PER_CENT))


def _sums(fact: Fact, *roles: str | None) -> tuple[Fraction, ...]:
    return tuple(amount.value for amount in amounts_of(fact.fact) if amount.role in roles)


_READERS: Mapping[Measure, tuple[tuple[Kind, Callable[[Fact], tuple[Fraction, ...]]], ...]] = {
    Measure.FUNDING: ((Kind.ASKED, _grants), (Kind.TOTAL, _totals), (Kind.APPLIED_FOR, _applied_for)),
    Measure.OWN_SHARE: ((Kind.ASKED, _own_sums), (Kind.PER_CENT, _own_percents)),
    Measure.QUOTA: ((Kind.ASKED, _quotas),),
}
"""What is read of a project's facts, the best first: one measure a project, and never two in one order."""


def _figures_in(fact: Fact, unit: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(number.value) for number in numbers(fact.fact) if number.unit == unit)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("ranking")["figures"][name], re.IGNORECASE)
