"""Questions in everyday words, understood and answered."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from assistant.question import Understanding
from assistant.steps.understand import Understand
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)


NOW = datetime(2026, 1, 5, tzinfo=UTC)


@cache
def understood(question: str) -> Understanding:
    return Understand(CATALOGUE).understanding_of(question, NOW)


GOOD = "Die Stadt-App verbindet Vereine und Betriebe."
