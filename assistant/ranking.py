"""What the catalogue knows of each project that a question ranks, and who comes first where all are known (pure).

A winner is named only where every member has a figure and the figures of the first lie apart from all others: with
one figure unknown, or one that means something else, nobody can be said to have most.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cache

from assistant.comparable import people_text
from assistant.contradictions import SAME_MONEY, Thing, Told, claims_of
from assistant.ranking_question import Measure, Ranking
from assistant.wording import texts
from ingest.catalogue import Catalogue, Fact, Project
from ingest.german import numbers
from ingest.german.numbers import EURO

A_MILLION = 1_000_000
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


@dataclass(frozen=True, slots=True)
class Figure:
    """What is known of a project. ``facts`` are its sources, empty where the project's own row states it."""

    project: Project
    about: str
    values: tuple[Fraction, ...]
    """Every value stated; the first is the one it is ordered by."""
    facts: tuple[Fact, ...] = ()
    is_plain: bool = True
    """The values are of the thing asked for and can be compared."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Figures, those of the asked end first. ``best`` or ``left_open`` is set."""

    figures: tuple[Figure, ...]
    missing: tuple[Project, ...]
    best: Figure | None = None
    left_open: LeftOpen | None = None


def ranked(members: Sequence[Project], asked: Ranking, catalogue: Catalogue) -> Ranked:
    """``members`` ordered by what is asked."""
    found = {project.id: _figure(project, asked.measure, catalogue) for project in members}
    known = [figure for figure in found.values() if figure]
    if asked.measure is not Measure.OWN_SHARE:  # told in euros or in per cent
        known.sort(key=lambda figure: figure.values[0], reverse=asked.highest)
    missing = tuple(project for project in members if not found[project.id])
    left_open = _left_open(known, missing, asked)
    return Ranked(tuple(known), missing, None if left_open else known[0], left_open)


def _left_open(known: Sequence[Figure], missing: Sequence[Project], asked: Ranking) -> LeftOpen | None:
    if missing or not known:
        return LeftOpen.MISSING
    if asked.measure not in RANKED:
        return LeftOpen.UNCOMPARED
    if not all(figure.is_plain for figure in known):
        return LeftOpen.APART
    return None if all(_is_before(known[0], other, asked.highest) for other in known[1:]) else LeftOpen.EQUAL


def _is_before(first: Figure, other: Figure, highest: bool) -> bool:
    """True where all values of ``first`` lie beyond all of ``other``, by more than rounding."""
    upper, lower = (first, other) if highest else (other, first)
    return min(upper.values) > max(lower.values) * (1 + SAME_MONEY)


def _figure(project: Project, measure: Measure, catalogue: Catalogue) -> Figure | None:
    if measure is Measure.PEOPLE:
        if project.population is None:
            return None
        return Figure(
            project, people_text(project.population, project.population_note), (Fraction(project.population),)
        )
    stated = [(fact, values) for fact in catalogue.facts_about(project.id) if (values := _values(fact, measure))]
    if not stated:
        return None
    claimed = [item for item in stated if measure is Measure.FUNDING and _claimed(item[0])] or stated
    return Figure(
        project,
        " ".join(fact.fact for fact, _ in claimed),
        tuple(value for _, values in claimed for value in values),
        tuple(fact for fact, _ in claimed),
        all(_is_plain(fact, measure) for fact, _ in claimed),
    )


def _values(fact: Fact, measure: Measure) -> tuple[Fraction, ...]:
    """The figures of a fact that tells of the whole project's money."""
    if measure is Measure.FUNDING and (claimed := _claimed(fact)):
        return claimed
    if not _pattern(measure).search(fact.fact):
        return ()
    if measure is Measure.FUNDING:
        return _amounts_of_funding(fact)
    shares = _figures_in(fact, PER_CENT)
    if measure is Measure.OWN_SHARE:
        return shares or _figures_in(fact, EURO)
    is_own = bool(_pattern("own_share").search(fact.fact)) and not _pattern("quota_named").search(fact.fact)
    return tuple(WHOLE - share if is_own else share for share in shares)


def _amounts_of_funding(fact: Fact) -> tuple[Fraction, ...]:
    """All large amounts of a fact that is about nothing but the project's money."""
    is_about_funding = fact.topic == texts("ranking")["figures"]["topic"] and not _pattern("not_told").search(fact.fact)
    return tuple(amount for amount in _figures_in(fact, EURO) if amount >= A_MILLION and is_about_funding)


def _is_plain(fact: Fact, measure: Measure) -> bool:
    """False where the fact names a further amount ("14,6 Millionen Euro (9,5 Millionen vom Bund)") or only a part."""
    if measure is not Measure.FUNDING:
        return True
    has_further = any(amount >= A_MILLION for amount in _figures_in(fact, ""))
    return bool(_claimed(fact)) and not has_further and not _pattern("only_part").search(fact.fact)


def _figures_in(fact: Fact, unit: str) -> tuple[Fraction, ...]:
    return tuple(Fraction(number.value) for number in numbers(fact.fact) if number.unit == unit)


def _claimed(fact: Fact) -> tuple[Fraction, ...]:
    told = Told(fact.fact, fact.project or "", fact.source_title, fact.source_date)
    return tuple(claim.value for claim in claims_of(told) if claim.thing is Thing.FUNDING)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("ranking")["figures"][name], re.IGNORECASE)
