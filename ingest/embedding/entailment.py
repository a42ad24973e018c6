"""The seam of entailment: how surely does one text say what another claims?"""

from __future__ import annotations

from typing import Protocol


class Entailment(Protocol):
    """Reads a premise and a claim together. May be called by several threads at once."""

    def log_odds(self, premise: str, claim: str) -> float:
        """Above zero where the premise rather says what is claimed. Raises ``EmbeddingFailed``."""
        ...
