"""A follow-up question becomes one that can be understood without the conversation."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.run import Run
from ingest.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Standalone:
    """Writes ``run.standalone``."""

    catalogue: Catalogue
    name: str = "standalone"

    def __call__(self, run: Run) -> None:
        run.standalone = run.question
