"""The towns, projects and products a question names, and whether a text speaks of one of them (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.catalogue import Catalogue, Project
from ingest.german import fold

SHARED_BEGINNING = 4
"""Letters by which an inflected name and the name are the same: "Cottbuser" and "Cottbus"."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """``written`` as in the question; ``names`` folded, any of which a text must contain to speak of it."""

    written: str
    names: tuple[str, ...]


def named_places(question: str, catalogue: Catalogue) -> tuple[NamedPlace, ...]:
    """In order, each way of writing once."""
    names: dict[str, list[str]] = {}
    for mention in catalogue.find_projects(question):
        written = question[mention.span.start : mention.span.end]
        names.setdefault(written, [fold(written)]).extend(_names(catalogue.project(mention.project_id), written))
    return tuple(NamedPlace(written, tuple(dict.fromkeys(found))) for written, found in names.items())


def _names(project: Project, written: str) -> list[str]:
    """The names of the project that ``written`` means; all its main names where it is an abbreviation."""
    every = [fold(name) for name in (project.name, *project.municipalities, *project.products, *project.aliases)]
    beginning = fold(written)[:SHARED_BEGINNING]
    alike = [name for name in every if name.startswith(beginning)]
    if alike:
        return alike
    return [fold(project.name), *(map(fold, project.municipalities) if len(project.municipalities) == 1 else ())]


def without_places(question: str, places: Sequence[NamedPlace]) -> str:
    """The question without the places it names: they are looked for in the passage, not in the sentence."""
    for place in places:
        question = question.replace(place.written, " ")
    return question


def speaks_of_one(folded: str, places: Sequence[NamedPlace]) -> bool:
    """True where the folded text names one of the places, or none is asked about."""
    return not places or any(name in folded for place in places for name in place.names)
