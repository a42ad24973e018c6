"""The retrieval as a llama-index retriever, for query engines and evaluators of others."""

from __future__ import annotations

from typing import cast

from runs import evidence

from assistant.retrieval.hybrid import Retriever
from assistant.retrieval.llama_index_retriever import TransferkompassRetriever
from assistant.run import Evidence


class OnePassage:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], int]] = []

    def search(self, questions: list[str], top_k: int) -> list[list[Evidence]]:
        self.asked.append((questions, top_k))
        return [[evidence("Ulm misst den Pegel.", title="Dossier Wasser")]]


def test_passages_come_as_nodes_with_the_search_result_as_metadata() -> None:
    found = OnePassage()
    [node] = TransferkompassRetriever(cast(Retriever, found), top_k=3).retrieve("Wer misst den Pegel?")
    assert found.asked == [(["Wer misst den Pegel?"], 3)]
    assert node.get_content() == "Ulm misst den Pegel."
    assert (node.metadata["rank"], node.metadata["title"]) == (1, "Dossier Wasser")
    assert "text" not in node.metadata
