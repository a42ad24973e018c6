"""Whether a question is about municipal digitalisation and the programme at all: nearest of two sets of examples.

Several hundred examples on each side tell more than a line drawn between them: on 600 dev questions the nearest five
beat ridge, support vectors and a small network fitted to the same examples. Their vectors are kept in a file, because
embedding them takes seconds.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from assistant.wording import texts
from ingest.embedding.embedder import Embedder, Vectors

NEAREST = 5
"""Examples on each side that vote; 3, 5 and 8 were compared."""
SPREAD = 0.2
"""Cosines of e5 differ little: divided by this, most questions lie between -1 and 1."""
STORED = Path(__file__).with_name("scope_vectors.npz")
STEPS = 127
"""Steps from 0 to the largest number of a row in the file, which has one byte a number."""


@dataclass(frozen=True, slots=True)
class Examples:
    """Vectors of the example questions inside and outside the field."""

    inside: Vectors
    outside: Vectors


class Scope:
    """Compares a question with example questions inside and outside the field (``texts/scope.toml``)."""

    def __init__(self, embedder: Embedder, stored: Path = STORED) -> None:
        self._embedder = embedder
        self._stored = stored

    @cached_property
    def _examples(self) -> Examples:
        return read_examples(self._stored, key_of(self._embedder)) or embedded_examples(self._embedder)

    def warm(self) -> None:
        """Have the examples ready now instead of at the first question."""
        _ = self._examples

    def commonness(self, sentences: Vectors) -> npt.NDArray[np.float32]:
        """The mean cosine of each sentence with the example questions inside the field; ``sentences``: one row each."""
        return np.asarray(sentences @ self._middle, dtype=np.float32)

    @cached_property
    def _middle(self) -> npt.NDArray[np.float32]:
        return np.asarray(self._examples.inside.mean(axis=0), dtype=np.float32)

    def leaning(self, vector: npt.NDArray[np.float32]) -> float:
        """How much nearer the nearest examples inside are than those outside: above 0 speaks for the field."""
        examples = self._examples
        return (nearest_mean(examples.inside @ vector) - nearest_mean(examples.outside @ vector)) / SPREAD


def nearest_mean(cosines: npt.NDArray[np.float32] | Sequence[float]) -> float:
    """Mean of the highest few."""
    return float(np.sort(np.asarray(cosines))[-NEAREST:].mean())


def key_of(embedder: Embedder) -> str:
    """What stored vectors depend on: the model and the examples."""
    examples = "\n".join((embedder.fingerprint, *texts("scope")["inside"], "", *texts("scope")["outside"]))
    return hashlib.sha256(examples.encode()).hexdigest()


def embedded_examples(embedder: Embedder) -> Examples:
    """The examples as ``embedder`` sees them."""
    return Examples(
        embedder.embed_questions(texts("scope")["inside"]), embedder.embed_questions(texts("scope")["outside"])
    )


def read_examples(path: Path, key: str) -> Examples | None:
    """What ``write_examples`` wrote; None where it is missing, broken or of another model or other examples."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            if str(stored["key"]) != key:
                return None
            return Examples(_as_vectors(stored["inside"]), _as_vectors(stored["outside"]))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return None


def write_examples(path: Path, key: str, examples: Examples) -> None:
    """Keep ``examples`` in one byte a number: cosines change by less than .001."""
    np.savez_compressed(path, key=np.array(key), inside=_as_bytes(examples.inside), outside=_as_bytes(examples.outside))


def _as_bytes(vectors: Vectors) -> npt.NDArray[np.int8]:
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    return np.asarray(np.round(vectors / largest * STEPS), dtype=np.int8)


def _as_vectors(stored: npt.NDArray[np.int8]) -> Vectors:
    vectors = stored.astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)
