"""The seam every embedding backend stands behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
"""Shape (texts, dimension), rows of length 1."""


class Embedder(Protocol):
    """Turns questions and passages into vectors whose dot product is their cosine.

    ``fingerprint`` names backend, model and precision: an index written with another one is refused.
    ``max_tokens`` counts what fits beside the model's own prefix and special tokens.
    """

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    @property
    def max_tokens(self) -> int: ...

    def count_tokens(self, text: str) -> int:
        """Tokens of ``text`` without prefix and special tokens."""
        ...

    def embed_questions(self, texts: Sequence[str]) -> Vectors: ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """For passages and for single sentences of them, in the order given."""
        ...
