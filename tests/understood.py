"""Questions as the assistant reads them, over the real catalogue."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from assistant.answer import AnswerRequest, Filters
from assistant.question import Understanding
from assistant.run import Run
from assistant.steps.understand import Understand
from ingest.catalogue import Catalogue, load_catalogue

NOW = datetime(2026, 1, 5, tzinfo=UTC)


@cache
def catalogue() -> Catalogue:
    return load_catalogue(Path(__file__).parent.parent / "corpus" / "catalog")


@cache
def step() -> Understand:
    return Understand(catalogue())


def read(question: str) -> Understanding:
    return step().understanding_of(question, NOW)


def run_of(question: str, **filters: object) -> Run:
    request = AnswerRequest(question=question, filters=Filters.model_validate(filters))
    run = Run(request, "a", "c", NOW, question=question, standalone=question)
    step()(run)
    return run
