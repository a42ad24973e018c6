"""How many people a model project has, in words (pure)."""

from __future__ import annotations

import re

from assistant.wording import texts, wording
from ingest.catalogue import Project
from ingest.catalogue.rendering import german_number


def people_of(project: Project) -> str:
    """With what the number counts; empty where the catalogue knows none."""
    return people_text(project.population, project.population_note) if project.population else ""


def members_text(project: Project) -> str:
    """How many a cooperation is of, and how many people its members have together."""
    return wording("comparable", "small_members", count=len(project.municipalities), people=people_of(project))


def people_text(population: int, note: str | None) -> str:
    """ "rund 38.000 Einwohner (Ilzer Land; Stand 2022)": a hedge that begins the note goes before the number."""
    count = german_number(population)
    hedge, rest = _hedged(note or "")
    people = wording("comparable", "roughly" if hedge else "people", hedge=hedge, count=count)
    return wording("comparable", "noted", people=people, note=rest) if rest else people


def _hedged(note: str) -> tuple[str, str]:
    match = re.match(rf"({texts('comparable')['hedges']})(?:[,;]\s*|$)", note)
    return (match[1], note[match.end() :]) if match else ("", note)
