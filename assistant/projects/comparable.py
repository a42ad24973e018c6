"""Which model projects are most like a municipality, and why in words (pure)."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Profile
from assistant.projects.members import Member, mean_population, members_of
from assistant.projects.people import members_text, people_of, people_text
from assistant.understanding.asked_projects import ALIKE
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project
from ingest.documents import LARGE_TOWN, MEDIUM_TOWN, MunicipalityType
from ingest.german import fold

SIZES = (MunicipalityType.KLEINSTADT, MunicipalityType.MITTELSTADT, MunicipalityType.GROSSSTADT)
"""By size; a Landkreis or a cooperation has no neighbour in this order."""

# What weighs how much: those who ask want the same size first, then the same subject, then the same state's law.
POPULATION_WEIGHT = 2.0
TYPE_WEIGHT = 3.0
NEIGHBOUR_WEIGHT = 1.0
TOPIC_WEIGHT = 2.5
FURTHER_TOPIC_WEIGHT = 0.5
STATE_WEIGHT = 2.0
COOPERATION_WEIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Comparable:
    """A model project with the German reasons why it is like the one that asks, most important first."""

    project_id: str
    reasons: tuple[str, ...]
    score: float
    fact_id: str | None = None
    """The fact that tells the size of a member, where the catalogue's row does not."""


@dataclass(frozen=True, slots=True)
class _Reason:
    text: str
    weight: float
    fact_id: str | None = None


def comparable_projects(profile: Profile, topics: Sequence[str], catalogue: Catalogue) -> list[Comparable]:
    """Projects with at least one reason, best first; equal ones by nearness in population, then by name.

    ``topics`` are ids of the catalogue. What is unknown of a project is no reason for or against it. The
    municipality's own project is left out.
    """
    own = _own_projects(profile, catalogue)
    found = []
    for project in catalogue.projects:
        reasons = sorted(_reasons(project, profile, topics, catalogue), key=lambda reason: -reason.weight)
        if reasons and project.id not in own:
            score = sum(reason.weight for reason in reasons)
            away = _distance(project, profile, catalogue)
            found.append((-score, away, fold(project.name), project.id, reasons))
    found.sort(key=lambda item: item[:4])
    return [_comparable(item[3], item[4]) for item in found]


def _comparable(project_id: str, reasons: Sequence[_Reason]) -> Comparable:
    fact = next((reason.fact_id for reason in reasons if reason.fact_id), None)
    return Comparable(project_id, tuple(reason.text for reason in reasons), sum(r.weight for r in reasons), fact)


def type_of(profile: Profile) -> MunicipalityType | None:
    """The type the municipality names, else the size class of its population, else None."""
    return profile.type or (size_class(profile.population) if profile.population else None)


def size_class(population: int) -> MunicipalityType:
    """The class of a town or municipality with so many people."""
    if population >= LARGE_TOWN:
        return MunicipalityType.GROSSSTADT
    return MunicipalityType.MITTELSTADT if population >= MEDIUM_TOWN else MunicipalityType.KLEINSTADT


def _own_projects(profile: Profile, catalogue: Catalogue) -> frozenset[str]:
    return frozenset(mention.project_id for mention in catalogue.find_projects(profile.name or ""))


def _reasons(project: Project, profile: Profile, topics: Sequence[str], catalogue: Catalogue) -> Iterator[_Reason]:
    yield from _size_reasons(project, profile, catalogue)
    if profile.state and project.state is profile.state:
        yield _Reason(wording("comparable", "state", state=project.state.value), STATE_WEIGHT)
    shared = [catalogue.topic(topic).label for topic in dict.fromkeys(topics) if topic in project.topics]
    if shared:
        yield _Reason(_topics_text(shared), TOPIC_WEIGHT + FURTHER_TOPIC_WEIGHT * (len(shared) - 1))


def _size_reasons(project: Project, profile: Profile, catalogue: Catalogue) -> Iterator[_Reason]:
    member = _nearest_member(project, profile, catalogue)
    if _alike(project.population, profile):
        yield _Reason(wording("comparable", "population", people=people_of(project)), POPULATION_WEIGHT)
    elif member and _alike(member.population, profile):
        people = people_text(member.population, member.hedge)
        text = wording("comparable", "member", name=member.name, people=people)
        yield _Reason(text, POPULATION_WEIGHT, member.fact_id)
    elif _of_small_members(project, profile):
        yield _Reason(members_text(project), POPULATION_WEIGHT + COOPERATION_WEIGHT)
        return
    wanted = type_of(profile)
    if wanted is None or project.type is None:
        return
    if project.type is wanted:
        yield _Reason(_same_type_text(project, profile), TYPE_WEIGHT)
    elif {wanted, project.type} <= set(SIZES) and abs(SIZES.index(wanted) - SIZES.index(project.type)) == 1:
        yield _Reason(wording("comparable", "neighbouring_type", type=project.type.value), NEIGHBOUR_WEIGHT)
    elif wanted is MunicipalityType.KLEINSTADT and project.type is MunicipalityType.KOOPERATION:
        yield _Reason(wording("comparable", "cooperation"), COOPERATION_WEIGHT)


def _of_small_members(project: Project, profile: Profile) -> bool:
    """True for a cooperation whose members are on average about as large as a small municipality that asks."""
    return type_of(profile) is MunicipalityType.KLEINSTADT and _alike(mean_population(project), profile)


def _same_type_text(project: Project, profile: Profile) -> str:
    """A class spans from a village to a town of 20,000: who tells how many they are is told how many others are."""
    assert project.type is not None, "only known types are the same"
    kind = project.type.value
    if not (project.population and profile.population) or _alike(project.population, profile):
        return wording("comparable", "same_type", type=kind)
    return wording("comparable", "same_type_other_size", type=kind, people=people_of(project))


def _alike(population: int | None, profile: Profile) -> bool:
    return _apart(population, profile.population) <= math.log(ALIKE)


def _distance(project: Project, profile: Profile, catalogue: Catalogue) -> float:
    """To the project or the nearest of its members of which the catalogue tells; infinite where nothing is known."""
    member = _nearest_member(project, profile, catalogue)
    found = (project.population, member.population if member else None)
    return min(_apart(population, profile.population) for population in found)


def _apart(one: int | None, other: int | None) -> float:
    """Absolute logarithm of the ratio of two populations; infinite where one is unknown."""
    return abs(math.log(one / other)) if one and other else math.inf


def _nearest_member(project: Project, profile: Profile, catalogue: Catalogue) -> Member | None:
    members = members_of(project, catalogue)
    return min(members, key=lambda member: _apart(member.population, profile.population), default=None)


def _topics_text(labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return wording("comparable", "topic", topic=labels[0])
    quoted = [wording("comparable", "quoted", text=label) for label in labels]
    joined = wording("comparable", "joint").join(quoted[:-1]) + wording("comparable", "last_joint") + quoted[-1]
    return wording("comparable", "topics", topics=joined)
