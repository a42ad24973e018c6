"""The towns, projects and products a question names, and whether a text speaks of one of them (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.wording import texts
from ingest.catalogue import Catalogue, Project
from ingest.german import fold

SHARED_BEGINNING = 4
"""Letters by which an inflected name and the name are the same: "Cottbuser" and "Cottbus"."""
SHORTEST_REST = 5
"""Shorter names are words of the language, too ("Hof")."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """``written`` as in the question; ``names`` folded, any of which a text must have as a word to speak of it."""

    written: str
    names: tuple[str, ...]
    is_product: bool = False
    is_told: bool = False
    """A town of the evidence that the catalogue does not know."""
    projects: frozenset[str] = frozenset()
    """Ids of the projects it is the town or the product of."""

    @property
    def shown(self) -> str:
        """As an answer writes it, whoever typed it without a capital."""
        return f"{self.written[:1].upper()}{self.written[1:]}"


def named_places(question: str, catalogue: Catalogue, *, with_wholes: bool = False) -> tuple[NamedPlace, ...]:
    """In order, each way of writing once.

    A product beside its town ("das Tiny Rathaus der KielRegion") is what is asked about, not where. ``with_wholes``:
    a town that names its project is spoken of by the name of the whole, too.
    """
    names: dict[str, list[str]] = {}
    ids: dict[str, set[str]] = {}
    products: set[str] = set()
    for mention in catalogue.find_projects(question):
        written = question[mention.span.start : mention.span.end]
        project = catalogue.project(mention.project_id)
        names.setdefault(written, [fold(written)]).extend(_names(project, written))
        ids.setdefault(written, set()).add(mention.project_id)
        if with_wholes:
            names[written].extend(_as_a_whole(project, written))
        if is_product(project, written):
            products.add(written)
    towns = {written: found for written, found in names.items() if written not in products}
    return tuple(
        NamedPlace(written, tuple(dict.fromkeys(found)), written in products, projects=frozenset(ids[written]))
        for written, found in (towns or names).items()
    )


def is_product(project: Project, written: str) -> bool:
    """True for the name of something the project has made, unless its town is called so, too."""
    key = fold(written)
    return key in {fold(name) for name in project.products} - {fold(name) for name in _places_of(project)}


def _places_of(project: Project) -> tuple[str, ...]:
    return (project.name, *project.municipalities)


def _names(project: Project, written: str) -> list[str]:
    """The names of the project that ``written`` means; all its main names where it is a nickname or abbreviation."""
    every = [fold(name) for name in (*_places_of(project), *project.products, *project.aliases)]
    beginnings = _beginnings(fold(written))
    found = [name for name in every if beginnings & _beginnings(name)]
    if set(found) <= set(map(fold, project.aliases)):
        towns = project.municipalities if len(project.municipalities) == 1 else ()
        found += map(fold, (project.name, *towns))
    return [*found, *_without_kind(found)]


def _as_a_whole(project: Project, written: str) -> list[str]:
    """ "Ilzer Land" for "Ringelai" of "Ringelai-Ilzer Land", a project named after one of its towns and the whole; no
    name of another town of it.
    """
    name, towns = fold(project.name), [fold(town) for town in project.municipalities]
    leading = [town for town in towns if town in name]
    if len(towns) == 1 or len(leading) != 1 or not _beginnings(fold(written)) & _beginnings(leading[0]):
        return []
    wholes = [alias for alias in map(fold, project.aliases) if alias in name and len(alias) >= SHORTEST_REST]
    return [whole for whole in wholes if not any(whole in town for town in towns)]


def _beginnings(folded: str) -> set[str]:
    """The first letters of each word that tells one place from another."""
    words = [word for word in folded.replace("-", " ").split() if word not in _kinds()]
    return {word[:SHARED_BEGINNING] for word in words if len(word) >= SHARED_BEGINNING}


def _without_kind(names: Sequence[str]) -> list[str]:
    """ "St. Wendel" for "Landkreis St. Wendel": a text may leave out what kind of place it is."""
    rests = [" ".join(name.split()[1:]) for name in names if name.split()[0] in _kinds()]
    return [rest for rest in rests if len(rest) >= SHORTEST_REST]


@cache
def _kinds() -> frozenset[str]:
    return frozenset(fold(word) for word in texts("places")["kinds"].split())


def all_told(places: Sequence[NamedPlace]) -> bool:
    """True where there are places and only documents tell of them: the catalogue knows none."""
    return bool(places) and all(place.is_told for place in places)


def without_places(question: str, places: Sequence[NamedPlace]) -> str:
    """The question without the places it names: they are looked for in the passage, not in the sentence."""
    for place in places:
        question = question.replace(place.written, " ")
    return question


def speaks_of_one(folded: str, places: Sequence[NamedPlace]) -> bool:
    """True where the folded text names one of the places, or none is asked about."""
    return not places or bool(_named_as(tuple(name for place in places for name in place.names)).search(folded))


@lru_cache(maxsize=1 << 10)
def _named_as(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names as whole words, inflected or not: "Gera" stands in "Geraer", and by accident in "gerade"."""
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, names))})(?:{texts('places')['inflections']})?(?![a-z])")
