"""What one question has read of a text, the next one does not read again: answers to many parts come as soon."""

from __future__ import annotations

import pytest
from runs import evidence

from assistant.evidence import general_sentences, matching
from assistant.evidence.general_sentences import says_little
from assistant.evidence.matching import asked_words, text_words
from assistant.evidence.sentence_choice import score_sentences, speaks_of
from assistant.places import NamedPlace
from ingest.german import fold, stem

GENERAL = "Themen des Modellprojekts Hannover sind Innenstadt und Straßenbeleuchtung."
PLACES = (NamedPlace("Hannover", ("hannover",)),)


@pytest.fixture
def folded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are folded, words not kept from before."""
    texts: list[str] = []
    monkeypatch.setattr(matching, "fold", lambda text: texts.append(text) or fold(text))
    text_words.cache_clear()
    return texts


def test_a_text_is_folded_once_for_all_places(folded: list[str]) -> None:
    found = [evidence(GENERAL, title="Bericht aus Hannover")]
    for question in ("Wie viel Licht?", "Welche Laternen?"):
        score_sentences(found, asked_words(question), (), PLACES)
    assert speaks_of(found[0], PLACES)
    assert folded.count(GENERAL) == 1
    assert text_words(GENERAL).folded == fold(GENERAL)


def test_the_pieces_of_longer_words_are_picked_out_once() -> None:
    pieces = [stem(fold(word)) for word in ("Innenstadt", "Straßenbeleuchtung")]
    assert sorted(text_words("Die Stadt Köln: Innenstadt und Straßenbeleuchtung").pieces) == sorted(pieces)


def test_of_what_kind_a_sentence_is_is_seen_once() -> None:
    general_sentences._kinds_of.cache_clear()
    assert [says_little(GENERAL, question) for question in ("Wer misst Hitze?", "Welche Themen?")] == [True, False]
    assert general_sentences._kinds_of.cache_info().misses == 1
