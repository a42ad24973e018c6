"""Conditions a question sets for the model projects it wants listed: state, size class, inhabitants (pure)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from assistant.evidence.sentences.contradictions import Thing, Told, claims_of
from assistant.projects.members import mean_population, members_of
from assistant.question import Intent
from assistant.run import Run
from assistant.understanding.asked_projects import (
    People,
    among_of,
    asked_types,
    cohort_asked,
    names_village,
    people_asked,
    without_chosen,
)
from assistant.understanding.conditions import LISTING
from assistant.wording import Language, texts, wording_in
from ingest.catalogue import Catalogue, Project
from ingest.catalogue.rendering import german_number
from ingest.documents import LARGE_TOWN, MEDIUM_TOWN, MunicipalityType, State
from ingest.index.hits import PassageFilter

ROUGHLY = 1.1
"""The programme's classes are not sharp: Kaiserslautern has 100,030 people and is a Mittelstadt."""
LEAST = {
    MunicipalityType.KLEINSTADT: 0,
    MunicipalityType.MITTELSTADT: MEDIUM_TOWN,
    MunicipalityType.GROSSSTADT: LARGE_TOWN / ROUGHLY,
    MunicipalityType.LANDKREIS: MEDIUM_TOWN,
    MunicipalityType.KOOPERATION: math.inf,
}
MOST = {
    MunicipalityType.KLEINSTADT: MEDIUM_TOWN,
    MunicipalityType.MITTELSTADT: LARGE_TOWN * ROUGHLY,
    MunicipalityType.GROSSSTADT: math.inf,
    MunicipalityType.LANDKREIS: math.inf,
    MunicipalityType.KOOPERATION: 0,
}
"""People of a municipality of a class, at least and at most."""
RURAL = frozenset({MunicipalityType.LANDKREIS, MunicipalityType.KOOPERATION})
"""Classes of projects whose members are mostly villages and small towns."""
COUNTED = frozenset(MunicipalityType) - {MunicipalityType.LANDKREIS}
"""Of a district a fact may count the inhabitants of a village."""


class Fit(StrEnum):
    """Whether what is known of a project agrees with a condition."""

    FITS = "fits"
    UNKNOWN = "unknown"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a question asks of the projects it wants; empty fields ask nothing."""

    states: tuple[State, ...] = ()
    types: tuple[MunicipalityType, ...] = ()
    people: People | None = None
    cohort: int | None = None
    village: bool = False
    """Asked for villages, which are also told of by cooperations and districts."""
    among: frozenset[str] = frozenset()
    """Ids of the projects that alone are asked about: "Welche davon …?" after a list."""

    def __bool__(self) -> bool:
        return bool(self.states or self.types or self.people or self.cohort or self.among)

    @property
    def is_choice(self) -> bool:
        """True where nothing more is asked of those named before than to be those."""
        return bool(self.among) and self == Conditions(among=self.among)

    def without_states(self) -> Conditions:
        """What a filter of passages by state leaves to be asked for."""
        return replace(self, states=())

    @property
    def wants_districts(self) -> bool:
        """Asked for districts of whatever size."""
        return self.types == (MunicipalityType.LANDKREIS,) and self.people is None

    def districts_together(self, project: Project, catalogue: Catalogue) -> bool:
        """True for a cooperation that districts take part in: its class hides them."""
        return self._fits_as_cooperation(project, catalogue) and bool(districts_in(project))

    def _fits_as_cooperation(self, project: Project, catalogue: Catalogue) -> bool:
        """True for a cooperation that fits but for its class."""
        return replace(self, types=(MunicipalityType.KOOPERATION,)).fit(project, catalogue) is Fit.FITS

    def elsewhere(self, project: Project, catalogue: Catalogue) -> bool:
        """True where nothing but its size keeps the project from fitting."""
        any_size = replace(self, types=(), people=None)
        return self.fit_told(project, catalogue) is Fit.CONTRADICTS and any_size.fit(project, catalogue) is Fit.FITS

    def fit(self, project: Project, catalogue: Catalogue) -> Fit:
        """The worst of the single conditions. An unknown state or class is none that was asked for."""
        if (self.states and project.state not in self.states) or (self.types and project.type not in self.types):
            return Fit.CONTRADICTS
        if (self.cohort and project.cohort != self.cohort) or (self.among and project.id not in self.among):
            return Fit.CONTRADICTS
        return people_fit(project, self.people, catalogue) if self.people else Fit.FITS

    def fit_told(self, project: Project, catalogue: Catalogue) -> Fit:
        """As ``fit``, for what is told of a project: where small ones are asked for, so is a cooperation of such."""
        return Fit.FITS if self.has_small_members(project, catalogue) else self.fit(project, catalogue)

    def has_small_members(self, project: Project, catalogue: Catalogue) -> bool:
        """True for a cooperation that fits but for its class, and whose members are as small as asked for.

        All of whom the catalogue tells, or all on average.
        """
        people = self.small_asked
        any_size = replace(self, types=(), people=None)
        if not people or project.type is not MunicipalityType.KOOPERATION:
            return False
        if any_size.fit(project, catalogue) is not Fit.FITS:
            return False
        told, mean = [member.population for member in members_of(project, catalogue)], mean_population(project)
        return bool(told and all(map(people.has, told))) or bool(mean and people.has(mean))

    @property
    def small_asked(self) -> People | None:
        """At most so many people, where small municipalities are asked for in words or by a number; else None."""
        small = MunicipalityType.KLEINSTADT in self.types
        if self.types and not small:
            return None
        people = self.people or (People(high=MEDIUM_TOWN) if small else None)
        return people if people and people.high and not people.low else None

    def text_in(self, language: Language) -> str:
        """In the words of a reader of ``language``; states and classes have their names."""
        say = partial(wording_in, language, "project_list")
        states = [say("in_state", state=state.value) for state in self.states]
        people = [_people_text(self.people, language)] if self.people else []
        cohorts = [say("cohort", cohort=self.cohort)] if self.cohort else []
        among = [say("among", count=len(self.among))] if self.among else []
        names = [*among, *states, *(kind.value for kind in self.types), *cohorts, *people]
        return say("joint").join(names)


def people_fit(project: Project, people: People, catalogue: Catalogue) -> Fit:
    """``FITS`` only by the catalogue's own figure; a figure of a fact or the size class may only contradict.

    So does the class of a cooperation: its members are several municipalities, and each may have any size.
    """
    if project.population:
        return Fit.FITS if people.has(project.population) else Fit.CONTRADICTS
    told = [people.has(count) for count in _told_populations(project, catalogue)]
    if project.type is None or told:
        return Fit.UNKNOWN if any(told) or not told else Fit.CONTRADICTS
    is_too_large = people.high is not None and LEAST[project.type] >= people.high
    is_too_small = people.low is not None and MOST[project.type] <= people.low
    return Fit.CONTRADICTS if is_too_large or is_too_small else Fit.UNKNOWN


def probably_fits(project: Project, people: People, catalogue: Catalogue) -> bool:
    """True where a less certain figure of a fact fits, or the project's size class lies within the bounds."""
    if any(people.has(count) for count in _told_populations(project, catalogue)):
        return True
    if project.type not in COUNTED - {MunicipalityType.KOOPERATION} or people.about is not None:
        return False
    is_below = people.high is None or MOST[project.type] <= people.high
    return is_below and (people.low is None or LEAST[project.type] >= people.low)


def _told_populations(project: Project, catalogue: Catalogue) -> Iterator[float]:
    for fact in catalogue.facts_about(project.id) if project.type in COUNTED else ():
        told = Told(fact.fact, project.id, fact.source_title, fact.source_date)
        yield from (float(claim.value) for claim in claims_of(told) if claim.thing is Thing.PEOPLE)


def districts_in(project: Project) -> tuple[str, ...]:
    """The districts among those who make the project: "Eifelkreis Bitburg-Prüm"."""
    district = re.compile(texts("project_list")["bounds"]["district"], re.IGNORECASE)
    return tuple(member for member in project.municipalities if district.search(member))


def conditions_of(run: Run) -> Conditions:
    """The conditions of a run, explicit filters included."""
    asked = asked_conditions(run.standalone)
    states = tuple(sorted(run.where.states))
    given = (run.request.filters.type,) if run.request.filters.type else asked.types
    return replace(asked, states=states, types=given, among=among_of(run.standalone, run.understood.projects))


def asked_conditions(question: str) -> Conditions:
    """Size class, inhabitants and round of the municipalities the question asks about."""
    question = without_chosen(question)
    people, types = people_asked(question), asked_types(question)
    village = MunicipalityType.KLEINSTADT in types and names_village(question)
    return Conditions((), types, people[0] if people else None, cohort_asked(question), village)


def with_sizes(where: PassageFilter, intent: Intent, question: str, catalogue: Catalogue) -> PassageFilter:
    """``where`` narrowed to projects of the size a list is asked for, where that leaves any."""
    named = [mention.project_id for mention in catalogue.find_projects(question)]
    sizes = replace(asked_conditions(question), among=among_of(question, list(dict.fromkeys(named))))
    if intent not in LISTING or not sizes or where.projects:
        return where
    fitting = {
        project.id for project in catalogue.projects if sizes.fit_told(project, catalogue) is not Fit.CONTRADICTS
    }
    return replace(where, projects=frozenset(fitting)) if fitting else where


def _people_text(people: People, language: Language) -> str:
    low, high, about = (
        german_number(round(bound)) if bound else "" for bound in (people.low, people.high, people.about)
    )
    key = "about" if about else "between" if low and high else "below" if high else "above"
    return wording_in(language, "project_list", key, low=low, high=high, about=about)
