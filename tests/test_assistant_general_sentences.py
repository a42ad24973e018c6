"""What a project counts among its themes answers only who asks for themes."""

from __future__ import annotations

import pytest

from assistant.evidence.sentences.general_sentences import says_little

DEED = "Wer hat Erfahrung mit LoRaWAN?"
COHORT = "Musterau gehört zur Staffel 2021 der Modellprojekte Smart Cities, Kategorie Kleinstädte und Landgemeinden."


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
        "Musterau liegt bei Magdeburg in Sachsen-Anhalt und hat 9.180 Einwohner.",
        "Musterau ist eine Kleinstadt in Brandenburg mit 16.783 Einwohnern.",
        "Zum Musterauer Land gehören Adorf, Bedorf und Cedorf.",
        "Zum Musterkreis gehören 98 Ortsgemeinden.",
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
        "Musterau hat 500 Einwohner befragt.",
        "Zum Angebot in Musterau gehören Workshops, Beratung und ein Labor.",
        "Zur Open-Data-Plattform gehören Karten, Zeitreihen und eine Schnittstelle.",
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
        ("Wie viele Einwohner hat Musterau?", "Musterau liegt an der Elbe und hat 9.180 Einwohner."),
        ("Wo liegt Musterau?", "Musterau liegt an der Elbe und hat 9.180 Einwohner."),
        ("Zu welcher Staffel gehört Musterau?", COHORT),
        ("Welche Modellprojekte wurden 2021 ausgewählt?", COHORT),
        ("Which model projects were selected in 2021?", COHORT),
        ("Wer gehört zum Musterauer Land?", "Zum Musterauer Land gehören Adorf, Bedorf und Cedorf."),
        ("Wo kann man über die App nachlesen?", "Zur Musterauer App gibt es einen Steckbrief der KTS."),
    ],
)
def test_who_asks_for_it_gets_it(question: str, sentence: str) -> None:
    assert not says_little(sentence, question)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Was macht Musterau gegen Leerstand?", "Themen in Musterau sind Leerstand und Beteiligung."),
        ("Wie beteiligt Musterau seine Einwohner?", "Musterau liegt an der Elbe und hat 9.180 Einwohner."),
        ("Welche Modellprojekte haben Erfahrung mit Starkregen?", COHORT),
        ("Wie fangen kleine Gemeinden mit Smart City an?", COHORT),
        ("Welche Vorteile hat ein digitaler Zwilling?", COHORT),
    ],
)
def test_what_is_done_about_something_or_with_whom_is_no_question_for_themes_or_numbers(
    question: str, sentence: str
) -> None:
    assert says_little(sentence, question)
