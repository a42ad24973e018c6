"""What one question has read of a text, the next one does not read again: answers to many parts come as soon."""

from __future__ import annotations

import pytest
from runs import evidence, run_of

from assistant.evidence.asked.question_focus import kinship
from assistant.evidence.judging import question_bearing
from assistant.evidence.judging.answerability import signals_of
from assistant.evidence.judging.part_answers import telling
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences import general_sentences, sentence_choice
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.sentence_choice import score_sentences, speaks_of
from assistant.evidence.words import matching
from assistant.evidence.words.matching import SYNONYM_SHARE, AskedWords, asked_words, text_words
from assistant.places import NamedPlace
from assistant.question import Asked, QuestionPart
from assistant.retrieval.fusion import standardise
from ingest.catalogue import load_catalogue
from ingest.german import fold, stem
from ingest.settings import IndexSettings

CATALOGUE = load_catalogue(IndexSettings().catalog_dir)

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


def test_the_sentences_are_scored_once_for_a_part_that_is_judged_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    scorings: list[int] = []
    monkeypatch.setattr(
        sentence_choice, "standardise", lambda scores: scorings.append(len(scores)) or standardise(scores)
    )
    part = QuestionPart("Was kostet das Licht?", Asked.MONEY)
    price = evidence("Das Licht kostet in Gera 80.000 Euro im Jahr.")
    run = run_of("Was kostet das Licht und wann kam es?", CATALOGUE, price)
    scorings.clear()
    signals_of(run, part=part)
    assert [item.text for item in telling(part, run)] == [price.hit.passage.text]
    assert scorings == [1]


def test_kin_are_looked_for_of_the_word_asked_for_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(question_bearing, "kinship", lambda word, text: asked.append(word) or kinship(word, text))
    words = AskedWords(("quark",), (1.0,), {"quark": frozenset(("pegel", "sensor"))})
    wanted = Wanted.of("Was kostet der Quark?", words, ())
    assert wanted.says("quark", "Gera misst den Pegel.") == SYNONYM_SHARE
    assert wanted.says("quark", "Gera dimmt nichts.") == 0.0
    assert asked == ["quark", "quark"]
