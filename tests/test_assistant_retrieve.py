"""A question of several parts is embedded in one call, whole and parts, and each part has passages of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fakes import HashingEmbedder
from runs import passages, run_of
from small_assistant import small_settings, small_sync, write_documents

from assistant.evidence.sentences import sentence_choice
from assistant.question import QuestionPart
from assistant.requests import IngestOrder
from assistant.retrieval.hybrid import Retriever, Search
from assistant.scope import Scope
from assistant.settings import Settings
from assistant.steps.retrieve import EmbedQuestion, Retrieve, without_repetition
from ingest.catalogue import Catalogue, load_catalogue
from ingest.embedding.embedder import Vectors
from ingest.index.hits import Candidates, Query
from ingest.index.passage_index import LocalIndex, open_index
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
PARTS = ("Womit misst Wolfsburg die Wasserqualität", "was zählt Kassel auf den Straßen?")
TWO = " und ".join(PARTS)


class CountingEmbedder(HashingEmbedder):
    """Keeps what was embedded in each call."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[list[str]] = []

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        self.calls.append(list(texts))
        return super().embed_questions(texts)


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return small_settings(tmp_path)


@pytest.fixture
def index(tmp_path: Path, embedder: CountingEmbedder, settings: Settings) -> Iterator[LocalIndex]:
    small_sync(IngestOrder(paths=(write_documents(tmp_path / "docs"),)), settings, embedder, lambda _: None)
    opened = open_index(settings.index, embedder.fingerprint)
    yield opened
    opened.close()


def test_whole_and_parts_are_embedded_in_one_call(
    embedder: CountingEmbedder, index: LocalIndex, settings: Settings
) -> None:
    run = run_of(TWO, CATALOGUE)
    run.understanding = replace(run.understood, parts=tuple(map(QuestionPart, PARTS)))
    EmbedQuestion(embedder)(run)
    retriever, scope = Retriever(index, embedder, settings.retrieval), Scope(HashingEmbedder())
    Retrieve(retriever, embedder, settings.retrieval, scope, CATALOGUE.find_projects)(run)
    assert embedder.calls == [[TWO, *PARTS]]
    assert {item.hit.document for item in run.evidence} >= {"wolfsburg/wasser.txt", "kassel.txt"}


def test_whole_and_parts_are_searched_in_one_call(
    embedder: CountingEmbedder, index: LocalIndex, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[list[str]] = []
    candidates = index.candidates

    def counted(queries: Sequence[Query], *others: Any) -> list[Candidates]:
        searched.append([query.text for query in queries])
        return candidates(queries, *others)

    monkeypatch.setattr(index, "candidates", counted)
    run = run_of(TWO, CATALOGUE)
    run.understanding = replace(run.understood, parts=tuple(map(QuestionPart, PARTS)))
    EmbedQuestion(embedder)(run)
    retriever, scope = Retriever(index, embedder, settings.retrieval), Scope(HashingEmbedder())
    Retrieve(retriever, embedder, settings.retrieval, scope, CATALOGUE.find_projects)(run)
    assert searched == [[TWO, *PARTS]]


def test_each_search_of_a_call_has_its_own_number_of_passages(
    embedder: CountingEmbedder, index: LocalIndex, settings: Settings
) -> None:
    retriever = Retriever(index, embedder, settings.retrieval)
    searches = [Search(PARTS[0], 2), Search(PARTS[1], 1)]
    found = retriever.retrieve(searches, retriever.embed(PARTS))
    assert [len(evidence) for evidence in found] == [2, 1]


def test_of_a_question_that_asks_one_thing_no_part_is_embedded(embedder: CountingEmbedder) -> None:
    run = run_of("Womit misst Wolfsburg die Wasserqualität?", CATALOGUE)
    EmbedQuestion(embedder)(run)
    assert [len(texts) for texts in embedder.calls] == [1]
    assert run.part_vectors == {}


def test_passages_are_compared_by_their_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for each word in compounds of the other took three times as long as the whole search."""

    def looked_for(*_: object) -> float:
        raise AssertionError

    monkeypatch.setattr(sentence_choice, "word_coverage", looked_for)
    told = passages("Die Stadt hat Füllstandssensoren.", "Die Stadt zählt Fahrräder.", "Die Stadt zählt Fahrräder.")
    assert without_repetition(told) == told[:2]
