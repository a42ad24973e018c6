"""The field: nearest examples decide, and their stored vectors are those of the examples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from assistant.scope import (
    STORED,
    Examples,
    Scope,
    embedded_examples,
    key_of,
    nearest_mean,
    read_examples,
    write_examples,
)
from assistant.settings import load_settings
from assistant.wording import texts
from ingest.embedding.embedder import Vectors
from ingest.embedding.factory import open_embedder


@dataclass
class TwoSides:
    """Puts the examples inside on the first axis and all other texts on the second."""

    fingerprint: str = "two-sides"
    dimension: int = 2
    max_tokens: int = 100
    asked: list[str] = field(default_factory=list)

    def count_tokens(self, text: str) -> int:
        return len(text.split())

    def embed_questions(self, texts_: Sequence[str]) -> Vectors:
        self.asked.extend(texts_)
        inside = set(texts("scope")["inside"])
        return np.array([[1, 0] if text in inside else [0, 1] for text in texts_], dtype=np.float32)

    embed_passages = embed_questions


def test_leaning_is_the_distance_to_both_sides(tmp_path: Path) -> None:
    scope = Scope(TwoSides(), tmp_path / "none.npz")
    assert scope.leaning(np.array([1, 0], dtype=np.float32)) == pytest.approx(5)
    assert scope.leaning(np.array([0, 1], dtype=np.float32)) == pytest.approx(-5)


def test_nearest_mean_counts_the_highest_only() -> None:
    assert nearest_mean([0.1, 0.9, 0.2, 0.7, 0.8, 0.6, 0.5]) == pytest.approx(0.7)


def test_stored_examples_need_no_model(tmp_path: Path) -> None:
    embedder = TwoSides()
    path = tmp_path / "vectors.npz"
    write_examples(path, key_of(embedder), embedded_examples(embedder))
    embedder.asked.clear()
    assert Scope(embedder, path).leaning(np.array([1, 0], dtype=np.float32)) == pytest.approx(5)
    assert embedder.asked == []


def test_stored_vectors_keep_their_directions(tmp_path: Path) -> None:
    vectors = np.random.default_rng(1).normal(size=(20, 64)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    write_examples(tmp_path / "v.npz", "key", Examples(vectors, vectors[:3]))
    found = read_examples(tmp_path / "v.npz", "key")
    assert found is not None
    assert np.einsum("ij,ij->i", found.inside, vectors).min() > 0.999
    assert found.outside.shape == (3, 64)


def test_vectors_of_another_model_or_a_broken_file_are_not_used(tmp_path: Path) -> None:
    path = tmp_path / "v.npz"
    write_examples(path, "key", embedded_examples(TwoSides()))
    assert read_examples(path, "other") is None
    path.write_bytes(b"broken")
    assert read_examples(path, "key") is None
    assert read_examples(tmp_path / "missing.npz", "key") is None


def test_the_shipped_vectors_are_those_of_the_examples() -> None:
    embedder = open_embedder(load_settings({}).index)
    stored = read_examples(STORED, key_of(embedder))
    assert stored is not None, "examples were changed: python -m evals.scope_vectors"
    some = texts("scope")["outside"][:3]
    assert np.einsum("ij,ij->i", stored.outside[:3], embedder.embed_questions(some)).min() > 0.99


def test_no_example_stands_on_both_sides_or_twice() -> None:
    every = [*texts("scope")["inside"], *texts("scope")["outside"]]
    assert len(every) == len({text.casefold() for text in every})
