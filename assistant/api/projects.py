"""``/projects``: the model projects, and which of them are like a municipality."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from assistant.answer import COUNTED, Profile, Wire
from assistant.api.context import Ready
from assistant.wording import wording
from ingest.catalogue import Catalogue, Project
from ingest.documents import MunicipalityType, State
from ingest.errors import NotFound

router = APIRouter(prefix="/api/v1/projects", tags=["projects"])

MOST_MATCHES = 10


class ProjectList(Wire):
    projects: tuple[Project, ...]


class SourcedFact(Wire):
    """A statement about the project with its public source."""

    fact: str
    source_title: str
    source_url: str
    source_date: str | None


class ProjectWithFacts(Project):
    facts: tuple[SourcedFact, ...]


class MatchRequest(Wire):
    """A municipality that looks for its like. ``topics`` are ids or words of the catalogue."""

    name: Annotated[str | None, Field(max_length=200)] = None
    population: Annotated[int, Field(ge=1, le=100_000_000), COUNTED] | None = None
    state: State | None = None
    type: MunicipalityType | None = None
    topics: Annotated[tuple[str, ...], Field(max_length=20)] = ()


class Match(Wire):
    """``reasons`` are German sentences; there is no score, because none would mean anything to a reader."""

    project: Project
    reasons: tuple[str, ...]


class Matches(Wire):
    matches: tuple[Match, ...]


@router.get("")
async def projects(service: Ready) -> ProjectList:
    """All model projects."""
    return ProjectList(projects=service.assistant.catalogue.projects)


@router.post("/match")
async def match(wanted: MatchRequest, service: Ready) -> Matches:
    """The model projects most like the municipality, best first."""
    return await asyncio.to_thread(_matches, wanted, service.assistant.catalogue)


@router.get("/{project_id}")
async def project(project_id: str, service: Ready) -> ProjectWithFacts:
    """One model project with what is known of it."""
    catalogue = service.assistant.catalogue
    try:
        found, facts = catalogue.project(project_id), catalogue.facts_about(project_id)
    except KeyError as error:
        raise NotFound(wording("service", "no_project", project=project_id)) from error
    shown = [fact.model_dump(include=set(SourcedFact.model_fields)) for fact in facts]
    return ProjectWithFacts.model_validate({**found.model_dump(), "facts": shown})


def _matches(wanted: MatchRequest, catalogue: Catalogue) -> Matches:
    from assistant.understanding.conditions import topic_ids

    topics = tuple(dict.fromkeys(id for words in wanted.topics for id in topic_ids(words, catalogue)))
    profile = Profile.model_validate(wanted.model_dump(exclude={"topics"}))
    return Matches(matches=most_alike(profile, topics, catalogue)[:MOST_MATCHES])


def most_alike(profile: Profile, topics: Sequence[str], catalogue: Catalogue) -> tuple[Match, ...]:
    """All with a reason, best first."""
    from assistant.projects.comparable import comparable_projects

    found = comparable_projects(profile, topics, catalogue)
    return tuple(Match(project=catalogue.project(item.project_id), reasons=item.reasons) for item in found)
