"""A cross-encoder's opinion on the order of evidence, and answers without it when it fails."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pytest
from fakes import HashingEmbedder
from small_assistant import small_settings, small_sync, write_documents

from assistant.requests import IngestOrder
from assistant.retrieval.hybrid import Retriever
from assistant.retrieval.reranking import averaged
from ingest.embedding.reranker import Reranker
from ingest.errors import EmbeddingFailed
from ingest.index.passage_index import open_index


class Found(Protocol):
    """Names of the documents found, asked twice in one batch."""

    def __call__(self, reranker: Reranker | None, top_k: int = 3) -> list[str]: ...


class Prefers:
    """Scores texts with ``word`` high, and keeps what it read."""

    fingerprint = "fake"

    def __init__(self, word: str) -> None:
        self._word = word
        self.texts: list[str] = []

    def score(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.texts += texts
        return np.array([5.0 if self._word in text else 0.0 for text in texts], np.float32)


class Fails:
    fingerprint = "fake"

    def score(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        raise EmbeddingFailed("kaputt")


@pytest.fixture
def found(tmp_path: Path) -> Iterator[Found]:
    settings, embedder = small_settings(tmp_path), HashingEmbedder()
    small_sync(IngestOrder(paths=(write_documents(tmp_path / "docs"),)), settings, embedder, lambda _: None)
    index = open_index(settings.index, embedder.fingerprint)

    def names(reranker: Reranker | None, top_k: int = 3) -> list[str]:
        retriever = Retriever(index, embedder, settings.retrieval, reranker).over(index)
        return [item.hit.document for item in retriever.search(["Wie zählt man Fahrräder?"] * 2, top_k)[1]]

    yield names
    index.close()


def test_order_changes_with_a_reranker(found: Found) -> None:
    plain = found(None)
    last = Prefers({"hamburg.txt": "Zwilling", "wolfsburg/wasser.txt": "Wasserqualität"}.get(plain[-1], "Zwilling"))
    assert plain[0] == "kassel.txt"
    assert found(last).index(plain[-1]) < 2
    assert any(text.startswith("Verkehr in Kassel\n") for text in last.texts)
    assert len(found(last, top_k=1)) == 1


def test_failing_reranker_costs_nothing_and_is_logged_once(found: Found, caplog: pytest.LogCaptureFixture) -> None:
    fails = Fails()
    with caplog.at_level(logging.WARNING, "transferkompass.reranking"):
        assert found(fails) == found(None)
    assert [record.message for record in caplog.records] == ["reranker failed"]


def test_average_keeps_the_scale_of_relevance() -> None:
    relevance = np.array([2.0, 1.0, 0.0], np.float32)
    assert averaged(relevance, relevance * 9 + 4) == pytest.approx(relevance, abs=1e-5)
    assert averaged(relevance, -relevance) == pytest.approx([1.0, 1.0, 1.0], abs=1e-5)
