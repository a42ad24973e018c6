"""Whether a question is about municipal digitalisation and the programme at all: nearest of two sets of examples."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from assistant.wording import texts
from ingest.embedding.embedder import Embedder, Vectors

NEAREST = 3
"""Examples on each side that vote."""


class Scope:
    """Compares a question with example questions inside and outside the field (``texts/scope.toml``)."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    @cached_property
    def _inside(self) -> Vectors:
        return self._embedder.embed_questions(texts("scope")["inside"])

    @cached_property
    def _outside(self) -> Vectors:
        return self._embedder.embed_questions(texts("scope")["outside"])

    def warm(self) -> None:
        """Embed the examples now instead of at the first question."""
        _ = self._inside, self._outside

    def leaning(self, vector: npt.NDArray[np.float32]) -> float:
        """Cosine to the nearest examples inside minus those outside: above 0 speaks for the field."""
        return nearest_mean(self._inside @ vector) - nearest_mean(self._outside @ vector)


def nearest_mean(cosines: npt.NDArray[np.float32] | Sequence[float]) -> float:
    """Mean of the highest few."""
    return float(np.sort(np.asarray(cosines))[-NEAREST:].mean())
