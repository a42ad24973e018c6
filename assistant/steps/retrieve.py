"""Embed the question once, then find the evidence."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assistant.given_passages import GivenPassages
from assistant.instructions import is_known, without_instructions
from assistant.project_conditions import asks_of_each
from assistant.retrieval import Retriever, Search
from assistant.run import Evidence, Intent, Run
from assistant.sentence_choice import says_the_same
from assistant.settings import RetrievalSettings
from ingest.embedding.embedder import Embedder

SAME_PASSAGE = 0.9
"""Passages of two profiles share many words; only a reprint shares nearly all."""
FOR_A_LIST = 4
"""Times as many passages where something is asked of each of up to twenty projects."""
SEEN_TWICE = 2
"""Fetched this many times more than kept, because near-duplicates are dropped."""


class EmbedQuestion:
    """The vector of the standalone question: the dearest part of an answer without a language model."""

    name = "embed"

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def __call__(self, run: Run) -> None:
        run.vector = self._embedder.embed_questions([run.understood.retrieval_text or run.standalone])[0]


@dataclass(frozen=True, slots=True)
class Retrieve:
    """Ranked evidence without near-duplicates, from the index or from the passages handed in."""

    retriever: Retriever
    embedder: Embedder
    settings: RetrievalSettings
    name: str = "retrieve"

    def __call__(self, run: Run) -> None:
        assert run.vector is not None
        understood = run.understood
        search = Search(
            text=understood.retrieval_text or run.standalone,
            expansions=understood.expansions,
            projects=frozenset(understood.projects),
            where=run.where,
            asked=run.standalone,
        )
        source = self._source(run)
        is_list = understood.intent is Intent.PROJECTS and asks_of_each("money", run.standalone)
        found = self._found(source, search, run.vector, is_list=is_list)
        if run.wider is not None:
            found = without_repetition([*found, *self._found(source, replace(search, where=run.wider), run.vector)])
        vectors_of = source.index.sentence_vectors if is_known(self.embedder.fingerprint) else None
        run.evidence = without_instructions(found, vectors_of)

    def _found(
        self, source: Retriever, search: Search, vector: npt.NDArray[np.float32], *, is_list: bool = False
    ) -> list[Evidence]:
        most = self.settings.evidence * (FOR_A_LIST if is_list else 1)
        found = source.retrieve([search], vector[np.newaxis, :], most * SEEN_TWICE)[0]
        return without_repetition(found)[:most]

    def _source(self, run: Run) -> Retriever:
        if run.only_passages is None:
            return self.retriever
        return self.retriever.over(GivenPassages(run.only_passages, self.embedder))


def without_repetition(evidence: list[Evidence]) -> list[Evidence]:
    """The first of passages that say the same: a paper and its reprint count once."""
    kept: list[Evidence] = []
    for item in evidence:
        if not any(says_the_same(item.hit.passage.text, other.hit.passage.text, SAME_PASSAGE) for other in kept):
            kept.append(item)
    return kept
