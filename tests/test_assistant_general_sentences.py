"""What a project counts among its themes answers only who asks for themes."""

from __future__ import annotations

import pytest

from assistant.evidence.general_sentences import says_little

DEED = "Wer hat Erfahrung mit LoRaWAN?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Musterau nennt Sensorik und LoRaWAN unter seinen Themen.",
        "In Musterau ist Widerstandskraft eines von drei Leitthemen.",
        "Smarte Daseinsvorsorge ist eines der Handlungsfelder der Region Musterau.",
        "„Planen mit Daten (LoRaWAN)“ gehört in Musterau zu acht Maßnahmenbündeln.",
        "Die Arbeit in Musterau verteilt sich auf fünf Handlungsfelder.",
        "Weitere Themen in Musterau sind Bürgernähe und Plattform.",
        "Eine digitale Plattform ist ein Thema im Modellprojekt Musterau.",
        "Das Motto von Musterau heißt #gemeinsam.",
        "Zur Musterauer App gibt es einen Steckbrief der KTS (Stand Februar 2025).",
    ],
)
def test_a_theme_is_no_deed(sentence: str) -> None:
    assert says_little(sentence, DEED)


@pytest.mark.parametrize(
    "sentence",
    [
        "In Musterau läuft seit 2022 ein LoRaWAN-Gateway.",
        "Musterau beschloss in sechs Handlungsfeldern 42 Maßnahmen.",
        "Nach Themen ordnet Musteraus Plattform die Beiträge der Bürger.",
        "In Musterau gibt es Themenspielplätze mit erweiterter Realität.",
    ],
)
def test_a_deed_is_no_theme(sentence: str) -> None:
    assert not says_little(sentence, DEED)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Welche Themen hat Musterau?", "Musterau nennt LoRaWAN unter seinen Themen."),
        ("Wie ist die Strategie aufgebaut?", "Die Arbeit in Musterau verteilt sich auf fünf Handlungsfelder."),
        ("Was macht Musterau?", "Weitere Themen in Musterau sind Bürgernähe und Plattform."),
        ("Wo kann man über die App nachlesen?", "Zur Musterauer App gibt es einen Steckbrief der KTS."),
    ],
)
def test_who_asks_for_it_gets_it(question: str, sentence: str) -> None:
    assert not says_little(sentence, question)
