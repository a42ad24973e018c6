"""What a question takes for granted about who is a model project, where the catalogue knows better (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.understanding.places import Place, PlaceKind
from assistant.wording import texts
from ingest.catalogue import Catalogue, Project
from ingest.documents import MunicipalityType


def one_that_left(question: str, places: Sequence[Place]) -> str | None:
    """The project ``question`` takes to have left: "Warum ist Gera aus dem Programm ausgestiegen?"."""
    projects = {place.project for place in places if place.project}
    if len(projects) != 1 or any(place.kind is PlaceKind.NAME for place in places):
        return None
    return projects.pop() if tells_of_leaving(question) and _pattern("programme").search(question) else None


def tells_of_leaving(text: str) -> bool:
    """True where ``text`` has a word for leaving or breaking off."""
    return bool(_pattern("leaving").search(text))


def taken_for_project(question: str, places: Sequence[Place]) -> str | None:
    """The name no catalogue knows that ``question`` takes for a model project: "Stuttgart als Modellprojekt"."""
    names = [place.name for place in places if place.kind is PlaceKind.NAME]
    return next((name for name in names if _claimed(name).search(question)), None)


@dataclass(frozen=True, slots=True)
class Namesake:
    """``asked``: the town or district a question names; ``told``: the one of the same name that is the project."""

    asked: str
    told: str


def namesake_of(question: str, catalogue: Catalogue) -> Namesake | None:
    """ "die Stadt Gießen" where the Landkreis is the project, "Kreis Paderborn" where the town is.

    None where ``question`` names no such place, and where several municipalities are the project together.
    """
    for called in _pattern("called").finditer(question):
        kind, behind = called["kind"], question[called.end() :]
        for name, told in _told_by_name(behind, catalogue):
            if _is_district(f"{kind} ") is not _is_district(told):
                return Namesake(f"{kind.capitalize()} {name}", told)
    return None


def _told_by_name(text: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """The names of single municipalities that ``text`` begins with, each with the project it is."""
    for project in catalogue.projects:
        told = _told_as(project)
        names = (name for name in _shared_names(project) if re.match(rf"{re.escape(name)}(?![\w-])", text))
        if told and (name := next(names, "")):
            yield name, told


def _shared_names(project: Project) -> tuple[str, ...]:
    """Those a town may share with the district around it."""
    return (*project.aliases, project.name, _pattern("district").sub("", project.municipalities[0]))


def _told_as(project: Project) -> str:
    """ "Landkreis Hof", "Stadt Kassel"; empty for several municipalities as one."""
    name = project.municipalities[0]
    if len(project.municipalities) != 1 or project.type is MunicipalityType.KOOPERATION:
        return ""
    is_town = project.type in (MunicipalityType.GROSSSTADT, MunicipalityType.MITTELSTADT)
    return f"{texts('premises')['town']} {name}" if is_town else name


def _is_district(name: str) -> bool:
    return bool(_pattern("district").match(name))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("premises")[name], re.IGNORECASE)


def _claimed(name: str) -> re.Pattern[str]:
    return re.compile(texts("premises")["claimed"].format(name=re.escape(name)), re.IGNORECASE)
