"""What nothing but the catalogue could tell, where passages handed in are the only evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafts import Draft
from assistant.gaps.nearest import nothing_certain
from assistant.run import Run
from ingest.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class UntoldComposer:
    """That there is no answer, and what comes nearest."""

    catalogue: Catalogue

    def compose(self, run: Run) -> Iterator[Draft]:
        yield from nothing_certain(run, self.catalogue)
