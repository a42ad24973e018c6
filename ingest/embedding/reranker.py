"""The seam of cross-encoders, which read question and text together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt


class Reranker(Protocol):
    """Scores how well texts answer a question; higher is better, only the order within one call means something."""

    @property
    def fingerprint(self) -> str: ...

    def score(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Shape (texts,), in the order given. Raises ``EmbeddingFailed``."""
        ...
