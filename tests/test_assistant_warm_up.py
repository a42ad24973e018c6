"""Documents are read before anybody asks: as many sentences as are remembered, and with the same judgement."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_assistant import small_settings

from assistant.evidence.words.matching import text_words
from assistant.instructions.cutting import quotable_parts
from assistant.warm_up import warm_up
from ingest.embedding.embedder import Embedder
from ingest.index.hits import PassageIndex
from ingest.index.passage_index import open_index
from ingest.sync import sync


@pytest.fixture(scope="module")
def index(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> PassageIndex:
    folder: Path = tmp_path_factory.mktemp("ahead")
    (folder / "wasser.txt").write_text(
        "Wasser in Wolfsburg\n\nWolfsburg misst die Wasserqualität mit Sensoren. Die Werte sind öffentlich.\n",
        encoding="utf-8",
    )
    (folder / "kassel.txt").write_text("Verkehr\n\nKassel zählt Fahrräder. Das hilft der Planung.\n", encoding="utf-8")
    settings = small_settings(folder).index
    assert sync([folder / "wasser.txt", folder / "kassel.txt"], settings, embedder).failed == ()
    return open_index(settings, embedder.fingerprint)


def test_every_sentence_is_judged_once(index: PassageIndex) -> None:
    quotable_parts.cache_clear()
    assert warm_up(index) >= 4
    judged = quotable_parts.cache_info().misses
    quotable_parts("Kassel zählt Fahrräder.")
    assert quotable_parts.cache_info().misses == judged


def test_the_words_of_passages_and_sentences_are_read(index: PassageIndex) -> None:
    text_words.cache_clear()
    warm_up(index)
    misses = text_words.cache_info().misses
    for hit in (hit for document in index.documents() for hit in index.passages_in(document.id)):
        text_words(hit.passage.text)
    text_words("Wolfsburg misst die Wasserqualität mit Sensoren.")
    assert text_words.cache_info().misses == misses


def test_no_more_is_read_than_is_remembered(index: PassageIndex) -> None:
    assert warm_up(index, most=1) < warm_up(index)
