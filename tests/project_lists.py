"""Lists and examples of model projects over the real catalogue."""

from __future__ import annotations

from runs import run_of

from assistant.catalogue_documents import CatalogueDocuments
from assistant.drafts import Draft
from assistant.question import Intent
from assistant.run import Evidence, Run
from assistant.settings import ComposeSettings
from assistant.steps.compose_extractive import ExtractiveComposer
from assistant.steps.compose_projects import ProjectsComposer
from ingest.catalogue import load_catalogue
from ingest.documents import State
from ingest.index.hits import PassageFilter
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)


EXTRACTIVE = ExtractiveComposer(CATALOGUE, ComposeSettings())


LISTED = ProjectsComposer(CATALOGUE, CatalogueDocuments(CATALOGUE), EXTRACTIVE)


def listed(question: str, *found: Evidence) -> tuple[Run, list[Draft]]:
    run = run_of(question, CATALOGUE, *found, intent=Intent.PROJECTS)
    run.where = PassageFilter(states=frozenset({State.SACHSEN}))
    return run, list(LISTED.compose(run))
