"""A second opinion on the order of evidence: a cross-encoder, which reads question and passage together."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.retrieval.fusion import STEADY, Scores, standardise
from assistant.run import Evidence
from ingest.embedding.reranker import Reranker
from ingest.errors import EmbeddingFailed

log = logging.getLogger("transferkompass.reranking")


class Reranking:
    """Orders evidence by the mean of two standardised scores: the retrieval's and the cross-encoder's."""

    def __init__(self, reranker: Reranker) -> None:
        self._reranker = reranker
        self._has_failed = False

    def reorder(self, question: str, evidence: Sequence[Evidence]) -> list[Evidence]:
        """Best first. As it came where the cross-encoder fails: the first failure is logged."""
        try:
            scores = self._reranker.score(question, [_readable(item) for item in evidence])
        except EmbeddingFailed as error:
            if not self._has_failed:
                log.warning("reranker failed", extra={"code": error.code}, exc_info=error)
            self._has_failed = True
            return list(evidence)
        together = averaged(np.array([item.relevance for item in evidence], np.float32), scores)
        reranked = [replace(item, relevance=float(score)) for item, score in zip(evidence, together, strict=True)]
        return sorted(reranked, key=lambda item: (-item.relevance, item.hit.passage.id))


def averaged(relevance: Scores, scores: Scores) -> Scores:
    """The mean of both standardised, with the mean and spread ``relevance`` had: later steps compare it with others."""
    if not len(relevance):
        return relevance
    spread = float(relevance.std())
    mean = (standardise(relevance) + standardise(scores)) / 2
    return np.asarray(relevance.mean() + (spread if spread > STEADY else 1.0) * mean, np.float32)


def _readable(item: Evidence) -> str:
    """Title and headings tell what a passage is about that does not name it."""
    hit = item.hit
    return "\n".join([hit.info.title, *hit.passage.section, hit.passage.text])
