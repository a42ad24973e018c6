"""How many people live in the municipalities that make a project, as far as the catalogue tells (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.wording import texts
from ingest.catalogue import Catalogue, Project
from ingest.documents import MunicipalityType


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality of a joint project, with what qualifies its number of inhabitants (``hedge``)."""

    name: str
    population: int
    hedge: str | None
    fact_id: str | None = None
    """The fact that tells it; None: the project's row."""


def members_of(project: Project, catalogue: Catalogue) -> Iterator[Member]:
    """Those whose people the project's note or a fact counts: "Menden 52.608", not figures that contradict."""
    counted = texts("comparable")["counts"]
    facts = ((fact.id, fact.fact) for fact in catalogue.facts_about(project.id) if counted in fact.fact)
    told: tuple[tuple[str | None, str], ...] = ((None, project.population_note or ""), *facts)
    for name in project.municipalities:
        hedge = f"(?:(?P<hedge>{texts('comparable')['hedges']}) )?"
        written = rf"(?<![\w-]){re.escape(name)}(?:: \w+,)? {hedge}(?P<count>\d{{1,3}}(?:\.\d{{3}})+)"
        for fact_id, text in told:
            if match := re.search(rf"{written}(?=$|[;,.]| {counted})", text):
                yield Member(name, int(match["count"].replace(".", "")), match["hedge"], fact_id)
                break


def mean_population(project: Project) -> int | None:
    """People of a member of a cooperation on average; None where the catalogue does not tell how many all have."""
    count = len(project.municipalities)
    if project.type is not MunicipalityType.KOOPERATION or count < 2 or not project.population:
        return None
    return round(project.population / count)
