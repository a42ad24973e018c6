"""Fusion keeps how sure a retriever is, and is repeatable."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from assistant.retrieval.fusion import as_share, best_first, fuse, standardise, standardise_found
from ingest.index.hits import Candidates

scores = arrays.arrays(np.float32, st.integers(0, 40), elements=st.floats(0, 100, width=32))


def candidates(dense: list[float], ngrams: list[float]) -> Candidates:
    column = np.array(dense, dtype=np.float32)
    lexical = np.array(ngrams, dtype=np.float32)
    ids = tuple(f"p{number}" for number in range(len(dense)))
    return Candidates(ids, column, column, lexical, lexical, tuple(column[:0] for _ in ids))


@given(scores)
def test_standardised_scores_keep_their_order_and_are_finite(values: np.ndarray) -> None:
    found = standardise(values)
    assert np.isfinite(found).all()
    assert (np.diff(found[np.argsort(values, kind="stable")]) >= -1e-4).all()


@given(scores)
def test_passages_a_lexical_retriever_missed_never_beat_those_it_found(values: np.ndarray) -> None:
    found = standardise_found(values)
    if (values > 0).any() and (values == 0).any():
        assert found[values == 0].max() <= found[values > 0].min() + 1e-5


def test_a_sure_lexical_retriever_outvotes_an_undecided_dense_one() -> None:
    fused = fuse(candidates([0.84, 0.83, 0.83, 0.83, 0.82], [1, 30, 1, 1, 1]), dense_weight=0.5)
    assert int(np.argmax(fused)) == 1


def test_equal_scores_are_ordered_by_id() -> None:
    assert best_first(np.zeros(3, dtype=np.float32), ("c", "a", "b")) == [1, 2, 0]


@pytest.mark.parametrize(("score", "share"), [(0.0, 0.5), (100.0, 1.0), (-100.0, 0.0)])
def test_shares_lie_between_zero_and_one(score: float, share: float) -> None:
    assert as_share(score) == pytest.approx(share)
