"""Conditions a question sets for the model projects it wants listed: state, size class, inhabitants (pure)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from assistant.evidence.contradictions import Thing, Told, claims_of
from assistant.projects.comparable import ALIKE, LARGE_TOWN, MEDIUM_TOWN
from assistant.run import Run
from assistant.understanding.reading import population_of, population_span, type_spans, types_of
from assistant.wording import texts, wording
from ingest.catalogue import Catalogue, Project
from ingest.catalogue.rendering import german_number
from ingest.documents import MunicipalityType, Span, State
from ingest.german import Number, content_words, numbers, stem

FEWEST_PEOPLE = 500
"""A smaller number beside "Gemeinden unter …" counts something else."""
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
    FITS = "fits"
    UNKNOWN = "unknown"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class People:
    """Bounds on the number of inhabitants, both inclusive; None: no bound."""

    low: float | None = None
    high: float | None = None
    about: int | None = None
    """The number named, where the bounds are only near it."""

    def has(self, count: float) -> bool:
        return (self.low is None or count >= self.low) and (self.high is None or count <= self.high)


@dataclass(frozen=True, slots=True)
class Conditions:
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

    def without_states(self) -> Conditions:
        """What a filter of passages by state leaves to be asked for."""
        return replace(self, states=())

    @property
    def wants_small(self) -> bool:
        """Asked for small municipalities of at most so many people."""
        small = MunicipalityType.KLEINSTADT in self.types
        return bool(small and self.people and self.people.high and not self.people.low)

    def small_together(self, project: Project, catalogue: Catalogue) -> bool:
        """True for a cooperation whose members have no more people than asked for even together."""
        any_class = replace(self, types=(MunicipalityType.KOOPERATION,))
        return any_class.fit(project, catalogue) is Fit.FITS

    def elsewhere(self, project: Project, catalogue: Catalogue) -> bool:
        """True where nothing but its size keeps the project from fitting."""
        any_size = replace(self, types=(), people=None)
        return self.fit(project, catalogue) is Fit.CONTRADICTS and any_size.fit(project, catalogue) is Fit.FITS

    def fit(self, project: Project, catalogue: Catalogue) -> Fit:
        """The worst of the single conditions. An unknown state or class is none that was asked for."""
        if (self.states and project.state not in self.states) or (self.types and project.type not in self.types):
            return Fit.CONTRADICTS
        if (self.cohort and project.cohort != self.cohort) or (self.among and project.id not in self.among):
            return Fit.CONTRADICTS
        return people_fit(project, self.people, catalogue) if self.people else Fit.FITS

    @property
    def text(self) -> str:
        states = [wording("project_list", "in_state", state=state.value) for state in self.states]
        people = [_people_text(self.people)] if self.people else []
        cohorts = [wording("project_list", "cohort", cohort=self.cohort)] if self.cohort else []
        among = [wording("project_list", "among", count=len(self.among))] if self.among else []
        names = [*among, *states, *(kind.value for kind in self.types), *cohorts, *people]
        return wording("project_list", "joint").join(names)


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


def _told_populations(project: Project, catalogue: Catalogue) -> Iterator[float]:
    for fact in catalogue.facts_about(project.id) if project.type in COUNTED else ():
        told = Told(fact.fact, project.id, fact.source_title, fact.source_date)
        yield from (float(claim.value) for claim in claims_of(told) if claim.thing is Thing.PEOPLE)


def people_asked(question: str) -> tuple[People, Span] | None:
    """The bounds the question sets for the municipalities it asks about, and where they stand in it.

    Not the size of those who ask ("Wir sind eine Gemeinde mit 6.000 Einwohnern").
    """
    found = numbers(question)
    for place, number in enumerate(found):
        before, after = question[: number.span.start], question[number.span.end :]
        if not _counts_people(number, before, after) or _is_askers(question, number.span):
            continue
        earlier = found[place - 1] if place and _pattern("second").search(before) else None
        bounds = _bounds(number, earlier, before)
        if bounds:
            return bounds, Span((earlier or number).span.start, number.span.end)
    return None


def _counts_people(number: Number, before: str, after: str) -> bool:
    if number.unit or not re.fullmatch(r"\d+", number.value) or int(number.value) < FEWEST_PEOPLE:
        return False
    if _pattern("counted").match(after):
        return True
    is_bound = _pattern("below").search(before) or _pattern("above").search(before)
    return bool(is_bound and _pattern("municipalities").search(before) and _pattern("open_end").match(after))


def _bounds(number: Number, earlier: Number | None, before: str) -> People | None:
    count = int(number.value)
    if earlier and re.fullmatch(r"\d+", earlier.value):
        return People(int(earlier.value), count)
    if _pattern("below").search(before):
        return People(high=count)
    if _pattern("above").search(before):
        return People(low=count)
    return People(count / ALIKE, count * ALIKE, count) if _pattern("about").search(before) else None


def conditions_of(run: Run) -> Conditions:
    """The conditions of a run, explicit filters included."""
    asked = asked_conditions(run.standalone)
    states = tuple(sorted(run.where.states))
    given = (run.request.filters.type,) if run.request.filters.type else asked.types
    return replace(asked, states=states, types=given, among=among_of(run.standalone, run.understood.projects))


def without_chosen(question: str) -> str:
    """The question without the projects it chooses from, which stand behind a colon: "… in Hessen: Kusel, Höxter?"."""
    match = _pattern("among").search(question)
    return question[: match.end()].rstrip(" :") if match else question


def among_of(question: str, projects: Sequence[str]) -> frozenset[str]:
    """The projects ``question`` names and chooses from: "Welche davon liegt in Hessen: Kusel, Höxter und Gießen?"."""
    return frozenset(projects) if len(projects) > 1 and _pattern("among").search(question) else frozenset()


def asked_conditions(question: str) -> Conditions:
    """Size class, inhabitants and round of the municipalities the question asks about."""
    question = without_chosen(question)
    people = people_asked(question)
    types = tuple(kind for span in asked_type_spans(question) for kind in types_of(question[span.start : span.end]))
    village = MunicipalityType.KLEINSTADT in types and bool(_pattern("village").search(question))
    return Conditions((), tuple(dict.fromkeys(types)), people[0] if people else None, cohort_asked(question), village)


def cohort_asked(question: str) -> int | None:
    """The year of the round of the programme that the question names: "Staffel 2020", "in der ersten Runde"."""
    match = _pattern("cohort").search(question)
    if match is None:
        return None
    return int(match["year"] or match["chosen"] or texts("project_list")["rounds"][match["round"].casefold()[:4]])


def with_year_of_round(question: str) -> str:
    """The question with the year of a round it counts: "in der ersten Staffel 2019"; documents name rounds by year."""
    match, year = _pattern("cohort").search(question), cohort_asked(question)
    if match is None or not match["round"]:
        return question
    return f"{question[: match.end()]} {year}{question[match.end() :]}"


def asked_type_spans(question: str) -> list[Span]:
    """Where the question names a class, not that of those who ask: "Wir sind klein", "etwas für kleine Orte"."""
    return [span for span in type_spans(question) if not _is_askers(question, span)]


def _is_askers(question: str, span: Span) -> bool:
    if _pattern("beneficiary").search(question[: span.start]):
        return True
    return bool(_pattern("asker").search(re.split(r"[.?!:]\s", question[: span.start])[-1]))


def without_sizes(question: str) -> str:
    """The question without classes and numbers of inhabitants: they say which projects, not what about them."""
    question = without_people(question)
    for span in sorted(asked_type_spans(question), key=lambda span: -span.start):
        question = f"{question[: span.start]}{wording('project_list', 'municipalities')}{question[span.end :]}"
    return question


def without_people(question: str) -> str:
    """The question without the number of inhabitants it sets as a bound, or of those who ask."""
    asked, own = people_asked(question), population_span(question)
    span = asked[1] if asked else own if own and _is_askers(question, own) and not _takes_part(question, own) else None
    if span is None:
        return question
    after = _pattern("counted").match(question[span.end :])
    behind = question[span.end + (after.end() if after else 0) :]
    goes_on = asked or _pattern("same_subject").match(behind)
    clause = None if goes_on else _pattern("own_clause").search(question[: span.start])
    if clause:
        return f"{question[: clause.start()].rstrip()} {_pattern('behind_own').sub('', behind)}".strip() or question
    before = _pattern("phrase").search(question[: span.start])
    start = before.start() if before else span.start
    return f"{question[:start].rstrip()} {behind.lstrip()}".strip()


def with_own_size(question: str) -> str:
    """ "… für kleine Gemeinden" behind a question whether a thing pays, asked by a small one in few words."""
    people = population_of(question)
    if people is None or people >= MEDIUM_TOWN or type_spans(question) or not _pattern("own_matters").search(question):
        return question
    own = population_span(question)
    if own is None or not _pattern("own_clause").search(question[: own.start]):
        return question
    rest = without_people(question).rstrip(" ?!.")
    return f"{rest} {wording('project_list', 'for_small')}?"


def _takes_part(question: str, people: Span) -> bool:
    """ "Bei uns haben nur 80 Leute mitgemacht": they are no inhabitants."""
    return bool(_pattern("takes_part").match(question[people.end :]))


def asks_for_list(question: str, states: Sequence[Span]) -> bool:
    """True where ``question`` asks for nothing but which municipalities there are; ``states``: where it names some."""
    rest = without_conditions(without(question, states))
    names_some = bool(states) or bool(asked_conditions(question))
    if not names_some or not _pattern("asks_which").search(question):
        return False
    words = _listing() | _further() if _pattern("how_much").search(question) else _listing()
    return all(stem(word) in words for word in content_words(rest) if not word.isdecimal())


def about_nothing_else(question: str, spans: Sequence[Span]) -> bool:
    """True where beside ``spans`` and conditions the question only says that projects work on something."""
    rest = without_conditions(without(question, spans))
    working = frozenset(stem(word) for word in texts("project_list")["words"]["working"].split())
    said = [stem(word) for word in content_words(rest) if not word.isdecimal()]
    return any(word in working for word in said) and all(word in working | _listing() for word in said)


def asks_of_each(aspect: str, question: str) -> bool:
    """True where ``question`` wants an aspect (a key of the list's texts) of each of the projects."""
    return bool(re.search(texts("project_list")["aspects"][aspect], question, re.IGNORECASE))


def asks_of_listed(piece: str) -> bool:
    """True where ``piece`` asks of projects that were named before it: "und zu welcher Staffel gehören sie?"."""
    return all(stem(word) in _listing() | _further() for word in content_words(piece) if not word.isdecimal())


def without_conditions(question: str) -> str:
    """The question without size, number of inhabitants and round."""
    return without_sizes(_pattern("cohort").sub(" ", question))


def without(question: str, spans: Sequence[Span]) -> str:
    """``question`` with blanks in place of ``spans``."""
    for span in spans:
        question = question[: span.start] + " " * (span.end - span.start) + question[span.end :]
    return question


def _people_text(people: People) -> str:
    low, high, about = (
        german_number(round(bound)) if bound else "" for bound in (people.low, people.high, people.about)
    )
    key = "about" if about else "between" if low and high else "below" if high else "above"
    return wording("project_list", key, low=low, high=high, about=about)


@cache
def _listing() -> frozenset[str]:
    return frozenset(stem(word) for word in texts("project_list")["words"]["listing"].split())


@cache
def _further() -> frozenset[str]:
    return frozenset(stem(word) for word in texts("project_list")["words"]["further"].split())


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("project_list")["bounds"][name], re.IGNORECASE)
