"""Who wants a term explained, in whatever words, is told what it is."""

from __future__ import annotations

import pytest
from conftest import assistant_over

from assistant.answer import AnswerRequest, AnswerStatus
from assistant.understanding.typed.explaining import question_of_meaning
from ingest.catalogue import Catalogue, load_catalogue
from ingest.embedding.embedder import Embedder
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Wie erkläre ich dem Stadtrat, was LoRaWAN ist?", "Was ist LoRaWAN?"),
        ("Wie erklärt man Kindern KI?", "Was ist KI?"),
        ("Wie würden Sie einem Laien Open Source erklären?", "Was ist Open Source?"),
        ("Wie lässt sich ein digitaler Zwilling einfach erklären?", "Was ist ein digitaler Zwilling?"),
        ("Erklär mir mal LoRaWAN", "Was ist LoRaWAN?"),
        ("Erklären Sie uns bitte kurz, was eine AEG ist.", "Was ist eine AEG?"),
        ("LoRaWAN einfach erklärt", "Was ist LoRaWAN?"),
        ("LoRaWAN für Laien", "Was ist LoRaWAN?"),
        ("Was ist ein Reallabor, kurz erklärt?", "Was ist ein Reallabor?"),
        ("Was heißt LoRaWAN auf Deutsch, für Laien?", "Was ist LoRaWAN?"),
        ("Können Sie mir sagen, was ein Bürgerrat ist?", "Was ist ein Bürgerrat?"),
        ("ich weiß nicht was open data ist", "Was ist open data?"),
        ("Was war nochmal ein MVP?", "Was ist ein MVP?"),
    ],
)
def test_a_request_to_explain_asks_what_it_is(question: str, asked: str) -> None:
    assert question_of_meaning(question, CATALOGUE) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Wie erkläre ich dem Stadtrat die Kosten der Datenplattform?",
        "Wie erkläre ich dem Rat den Nutzen von LoRaWAN?",
        "Wie erkläre ich den Bürgern die Sperrung?",
        "Wie erklärt sich die geringe Beteiligung in Brandis?",
        "Wer erklärt älteren Menschen das Smartphone?",
        "Können Sie mir sagen, was LoRaWAN in Ulm kostet?",
        "Können Sie mir sagen, was in Ulm gut gelaufen ist?",
        "Was heißt das auf Deutsch?",
        "Wissen die Leute in Deutschland, was Smart City heißt?",
        "Nochmal einfach erklärt",
        "Erklären Sie mir das",
        "Was ist LoRaWAN?",
    ],
)
def test_what_else_is_explained_or_told_stays(question: str) -> None:
    assert question_of_meaning(question, CATALOGUE) is None


def test_the_glossary_answers_however_it_is_asked(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "netz.txt").write_text("Das LoRaWAN-Netz in Ulm ist kostenlos nutzbar.\n", encoding="utf-8")
    pipeline = assistant_over(folder, tmp_path_factory.mktemp("data"), embedder).pipeline
    for question in ("Wie erkläre ich dem Gemeinderat LoRaWAN?", "hallo, lorawan einfach erklärt"):
        answer = pipeline.answer(AnswerRequest(question=question))
        assert answer.text.startswith("LoRaWAN (Long Range Wide Area Network): Funktechnik"), question
    short = pipeline.answer(AnswerRequest(question="Wofür steht UDP?"))
    assert short.status is AnswerStatus.ANSWERED
    assert short.text.startswith("UDP (Urbane Datenplattform)")
