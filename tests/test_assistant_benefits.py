"""Who asks what a thing brings is told what it is good for, or that nothing tells it; who has it is no answer."""

from __future__ import annotations

import pytest
from conftest import assistant_over
from judged_gaps import judged

from assistant.answer import AnswerRequest, AnswerStatus
from assistant.evidence.asked.benefits import asks_benefit, tells_benefit
from assistant.gaps.unsaid import gap_of
from ingest.catalogue import Catalogue, load_catalogue
from ingest.embedding.embedder import Embedder
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
USE = "Hildesheim nutzt LoRaWAN, um Hochwasser früh zu erkennen."
OWNER = "In Ulm gibt es LoRaWAN."


@pytest.mark.parametrize(
    "question",
    [
        "Was bringt LoRaWAN?",
        "Was bringt uns ein digitaler Zwilling überhaupt?",
        "Was bringt einer Kommune eine Datenplattform?",
        "Was nützt uns ein Dashboard?",
        "Welche Vorteile hat Open Source?",
        "Welchen Nutzen hat ein Klimamessnetz?",
        "Worin liegt der Mehrwert einer Datenplattform?",
        "Was hat man von einem digitalen Zwilling?",
        "Was hat die Gemeinde von einer App?",
        "Vorteile von LoRaWAN",
    ],
)
def test_questions_for_a_benefit(question: str) -> None:
    assert asks_benefit(question)


@pytest.mark.parametrize(
    "question",
    [
        "Welche Vor- und Nachteile hat LoRaWAN?",
        "Was hat die App in Hagenow gebracht?",
        "Was haben die Bürger davon?",
        "Welche Vorteile nennt Solingen?",
        "Was bringt der Bus zum Bahnhof?",
        "Was bringt nichts?",
        "Was bringt " + "das " * 60,
        "Wer hat LoRaWAN?",
        "Was hat Ulm von der KfW bekommen?",
    ],
)
def test_other_questions_ask_for_none(question: str) -> None:
    assert not asks_benefit(question)


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        (USE, True),
        ("An jungen Bäumen messen Sensoren den Wasserbedarf, damit gezielt gegossen wird.", True),
        ("Osnabrück plant einen digitalen Zwilling, etwa für Verkehrssimulationen.", True),
        (OWNER, False),
        ("Bemängelt wurde 2024, dass man in der App nicht bezahlen kann.", False),
        ("Jede Stadt soll bei der App ihren Dienstleister frei wählen können.", False),
        ("Eine Studie hilft bei digitalen Zwillingen.", False),
        ("Themen des Modellprojekts sind Reallabor und Sensorik.", False),
        ("Damit ist Ulm die zweite Stadt im Verbund.", False),
        ("Um 18 Uhr begann das Treffen, zu dem alle kamen.", False),
        ("Die App warnt vor Sturm.", True),
    ],
)
def test_sentences_that_tell_a_benefit(sentence: str, tells: bool) -> None:
    assert tells_benefit(sentence) is tells


def test_what_it_is_good_for_is_all_that_is_shown() -> None:
    run = judged("Was bringt LoRaWAN?", OWNER, USE)
    assert gap_of(run) is None
    assert [item.text for item in run.sentences] == [USE]


def test_where_no_benefit_is_told_that_comes_first() -> None:
    run = judged("Was bringt LoRaWAN?", OWNER, "Sensoren an Bäumen helfen, gezielt zu gießen.")
    gap = gap_of(run)
    assert gap is not None
    assert gap.opening == run.wording("benefits", "words.untold")


def test_what_it_is_comes_before_what_it_brings(embedder: Embedder, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "netz.txt").write_text(f"{OWNER}\n\n{USE}\n", encoding="utf-8")
    pipeline = assistant_over(folder, tmp_path_factory.mktemp("data"), embedder).pipeline
    answer = pipeline.answer(AnswerRequest(question="Was bringt uns LoRaWAN?"))
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.statements[0].text.startswith("LoRaWAN (Long Range Wide Area Network)")
    assert USE in answer.text
    assert OWNER not in answer.text
