"""How model projects are distributed over states, rounds and size classes: what is asked, and the counts (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from assistant.projects.conditions import Conditions, asked_conditions
from assistant.understanding.asked_projects import without, words_beside
from assistant.wording import texts
from ingest.catalogue import Catalogue, Fact, Project
from ingest.documents import MunicipalityType, Span, State
from ingest.german import numbers, stem

SEVERAL = 2
"""Classes named in one question for counts are what is counted by, not a condition."""
COHORTS = ("2019", "2020", "2021")


class Dimension(StrEnum):
    """What is counted by; every value of it is known, so that none may be missing unsaid."""

    STATE = "state"
    COHORT = "cohort"
    TYPE = "type"

    @property
    def values(self) -> tuple[str, ...]:
        known: dict[Dimension, Sequence[str]] = {
            Dimension.STATE: tuple(State),
            Dimension.COHORT: COHORTS,
            Dimension.TYPE: tuple(MunicipalityType),
        }
        return tuple(str(value) for value in known[self])

    def of(self, project: Project) -> str | None:
        """The project's value; None where the catalogue does not know it."""
        value = {
            Dimension.STATE: project.state,
            Dimension.COHORT: project.cohort,
            Dimension.TYPE: project.type,
        }[self]
        return str(value) if value else None

    def without(self, conditions: Conditions) -> Conditions:
        """What is counted by is no condition: "2019, 2020 und 2021" are three counts."""
        if self is Dimension.COHORT:
            return replace(conditions, cohort=None)
        return replace(conditions, types=()) if self is Dimension.TYPE else conditions


class Wanted(StrEnum):
    """Which of the values are asked for."""

    ALL = "all"
    LACKING = "lacking"
    SINGLE = "single"
    MOST = "most"
    LEAST = "least"


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of projects: by what they are grouped, and which groups are wanted."""

    by: Dimension
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Group:
    """The projects of one value."""

    value: str
    projects: tuple[Project, ...]

    @property
    def count(self) -> int:
        return len(self.projects)


def tally_asked(question: str, states: Sequence[Span] = ()) -> Tally | None:
    """ "Wie viele je Bundesland?"; ``states``: where the question names some. None where it asks for anything else
    besides ("je Bundesland mit LoRaWAN"): the catalogue does not say who has what. When the rounds
    were is told by their names, each a year.
    """
    asks_rounds = bool(_pattern("rounds").search(question))
    by = Dimension.COHORT if asks_rounds else _dimension(question)
    is_counted = asks_rounds or _pattern("counted").search(question)
    if by is None or not is_counted or words_beside(without(question, states), _own_words()):
        return None
    wanted = next((kind for kind in (*Wanted,)[1:] if _pattern(_KEYS[kind]).search(question)), Wanted.ALL)
    if wanted is Wanted.ALL and not asks_rounds and not _pattern("counts").search(question):
        return None
    return Tally(by, wanted)


def tally_in(question: str, catalogue: Catalogue) -> Tally | None:
    """As ``tally_asked``, where ``question`` names no single project."""
    if catalogue.find_projects(question):
        return None
    return tally_asked(question, [mention.span for mention in catalogue.find_states(question)])


def grouped(members: Sequence[Project], by: Dimension) -> list[Group]:
    """Every value with its projects, empty ones too."""
    return [Group(value, tuple(p for p in members if by.of(p) == value)) for value in by.values]


def unknown(members: Sequence[Project], by: Dimension) -> list[Project]:
    """Those of whom the catalogue does not know the value."""
    return [project for project in members if by.of(project) is None]


def first(groups: Sequence[Group], wanted: Wanted, left_open: int) -> Group | None:
    """The group with most or fewest of those that have any, where no project of unknown value could change that."""
    ordered = sorted((group for group in groups if group.count), key=lambda group: group.count)
    if wanted is Wanted.MOST:
        ordered.reverse()
    if wanted not in {Wanted.MOST, Wanted.LEAST} or not ordered:
        return None
    gaps = [abs(one.count - other.count) for one, other in pairwise(ordered[:2])]
    return ordered[0] if all(gap > left_open for gap in gaps) else None


def announced(group: Group, catalogue: Catalogue) -> Fact | None:
    """The fact on the programme that states how many were chosen in the year of a round, all of it meant."""
    chosen = _pattern("chosen")
    for fact in catalogue.facts:
        stated = {number.value for number in numbers(fact.fact)}
        if not fact.project and str(group.count) in stated and group.value in fact.fact and chosen.search(fact.fact):
            return fact
    return None


_KEYS = {Wanted.LACKING: "lacking", Wanted.SINGLE: "only_one", Wanted.MOST: "most", Wanted.LEAST: "least"}


def _dimension(question: str) -> Dimension | None:
    named = next((kind for kind in Dimension if _by(kind).search(question)), None)
    if named or not _pattern("counts").search(question):
        return named
    return Dimension.TYPE if len(asked_conditions(question).types) >= SEVERAL else None


@cache
def _own_words() -> frozenset[str]:
    words = f"{texts('tally')['question']['words']['own']} {texts('project_list')['words']['listing']}"
    return frozenset(stem(word) for word in words.split())


@cache
def _by(kind: Dimension) -> re.Pattern[str]:
    return re.compile(texts("tally")["question"]["by"][kind], re.IGNORECASE)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("tally")["question"][name], re.IGNORECASE)
