"""Question → ranked evidence: one embedding, one call to the index, fusion, boosts. Used by search and by answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.retrieval.fusion import as_share, best_first, fuse
from assistant.retrieval.reranking import Reranking
from assistant.run import Evidence
from assistant.settings import RetrievalSettings
from ingest.embedding.embedder import Embedder, Vectors
from ingest.embedding.reranker import Reranker
from ingest.index.hits import Candidates, IndexedPassage, PassageFilter, PassageIndex, Query

PROJECT_BOOST = 0.8
"""Standard deviations a passage gains when it is about a project the question names."""
SUPERSEDED_PENALTY = 0.7
"""An older edition stays findable, but behind the newer one."""
LOOKED_AT = 3
"""How many times more passages than wanted are looked at, so that boosts and collapsing can change the order."""
RERANKED = 24
"""Passages a cross-encoder reads at least: twice what an answer uses; a longer list costs as much more time."""


@dataclass(frozen=True, slots=True)
class Search:
    """A question for its ``top_k`` best passages. ``projects`` are boosted, ``where`` is required.

    ``asked`` is the question in full, where ``text`` holds only its words for retrieval.
    """

    text: str
    top_k: int
    expansions: tuple[str, ...] = ()
    projects: frozenset[str] = frozenset()
    where: PassageFilter = field(default_factory=PassageFilter)
    asked: str = ""


class Retriever:
    """Hybrid retrieval over one index, with a cross-encoder's opinion on the order where there is one."""

    def __init__(
        self,
        index: PassageIndex,
        embedder: Embedder,
        settings: RetrievalSettings,
        reranker: Reranker | None = None,
    ) -> None:
        self._index = index
        self._embedder = embedder
        self._settings = settings
        self._reranker = reranker
        self._reranking = Reranking(reranker) if reranker else None

    def over(self, index: PassageIndex) -> Retriever:
        """The same retrieval over another index."""
        return Retriever(index, self._embedder, self._settings, self._reranker)

    @property
    def index(self) -> PassageIndex:
        return self._index

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text."""
        return self._embedder.embed_questions(texts)

    def search(self, questions: Sequence[str], top_k: int) -> list[list[Evidence]]:
        """The ``top_k`` best passages of each question, in one batch."""
        searches = [Search(question, top_k) for question in questions]
        return self.retrieve(searches, self.embed(questions))

    def retrieve(self, searches: Sequence[Search], vectors: Vectors) -> list[list[Evidence]]:
        """Ranked evidence for each search; ``vectors`` has one row a search. Searches share one filter a call."""
        if not searches:
            return []
        where = searches[0].where
        queries = [
            Query(search.text, vector, search.expansions) for search, vector in zip(searches, vectors, strict=True)
        ]
        depth = max(self._settings.depth, *(search.top_k for search in searches))
        found = self._index.candidates(queries, depth, None if where.is_empty else where)
        return [self._best(search, candidates) for search, candidates in zip(searches, found, strict=True)]

    def _best(self, search: Search, candidates: Candidates) -> list[Evidence]:
        if self._reranking is None:
            return self._ranked(search, candidates, search.top_k)
        ranked = self._ranked(search, candidates, max(search.top_k, RERANKED))
        return self._reranking.reorder(search.asked or search.text, ranked)[: search.top_k]

    def _ranked(self, search: Search, candidates: Candidates, top_k: int) -> list[Evidence]:
        fused = fuse(candidates, self._settings.dense_weight)
        order = best_first(fused, candidates.ids)[: top_k * LOOKED_AT if search.projects else top_k]
        position = {candidates.ids[place]: place for place in order}
        hits = self._index.passages([candidates.ids[place] for place in order])
        evidence = [
            Evidence(
                hit=hit,
                relevance=float(fused[position[hit.passage.id]]) + boost(hit, search.projects),
                dense=float(candidates.dense[position[hit.passage.id]]),
                sentence_scores=candidates.sentence_scores[position[hit.passage.id]],
            )
            for hit in hits
        ]
        return sorted(evidence, key=lambda item: (-item.relevance, item.hit.passage.id))[:top_k]


def boost(hit: IndexedPassage, projects: frozenset[str]) -> float:
    """What speaks for or against a passage beside its words."""
    gain = PROJECT_BOOST if projects & frozenset(hit.passage.tags.projects) else 0.0
    return gain - (SUPERSEDED_PENALTY if hit.superseded_by else 0.0)


def result_of(rank: int, evidence: Evidence) -> dict[str, object]:
    """A search result as the contract shows it."""
    hit = evidence.hit
    return {
        "rank": rank,
        "score": round(as_share(evidence.relevance), 4),
        "document": hit.document,
        "document_id": hit.passage.document_id,
        "title": hit.info.title,
        "kind": hit.info.kind.value,
        "date": hit.info.date,
        "page": hit.page,
        "page_label": hit.page_label,
        "section": list(hit.passage.section),
        "text": hit.passage.text,
        "projects": list(hit.passage.tags.projects),
    }
