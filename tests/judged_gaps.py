"""Runs judged for what is missing, and what of that is shown."""

from __future__ import annotations

from runs import as_judged, passages, run_of

from assistant.gaps.gap import Gap
from assistant.run import Run
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)


def judged(question: str, *texts: str) -> Run:
    return as_judged(run_of(question, CATALOGUE, *passages(*texts)), CATALOGUE)


def shown(gap: Gap | None) -> list[str]:
    assert gap is not None
    return [item.text for item in gap.sentences]
