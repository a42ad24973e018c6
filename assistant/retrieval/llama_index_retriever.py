"""The hybrid retrieval as a llama-index retriever, so that its query engines and evaluators work on it.

The only module that knows llama-index's retrieval types. Import it where it is used: llama-index takes about two
seconds to import, and an answer without a language model never needs it.
"""

from __future__ import annotations

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from assistant.retrieval.hybrid import Retriever, result_of
from assistant.run import Evidence

TOP_K = 10
"""Passages returned where the caller names no number."""


class TransferkompassRetriever(BaseRetriever):
    """Passages of the index as nodes; node metadata is a search result of the contract without its text."""

    def __init__(self, retriever: Retriever, top_k: int = TOP_K) -> None:
        self._retriever = retriever
        self._top_k = top_k
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._retriever.search([query_bundle.query_str], self._top_k)[0]
        return [_node(rank, evidence) for rank, evidence in enumerate(found, 1)]


def _node(rank: int, evidence: Evidence) -> NodeWithScore:
    result = result_of(rank, evidence)
    text, score = str(result.pop("text")), float(str(result.pop("score")))
    node = TextNode(id_=evidence.hit.passage.id, text=text, metadata=result)
    return NodeWithScore(node=node, score=score)
