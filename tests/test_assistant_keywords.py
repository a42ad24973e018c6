"""Words typed as into a search box: what leads speaks of the rarest of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from runs import as_judged, passages, run_of

from assistant.gaps.gap import Gap
from assistant.gaps.keywords import keyword_gap, terms_of
from assistant.question import Asked, Intent, QuestionPart
from assistant.run import Run
from assistant.understanding.typed.synonyms import Synonyms
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
COUNTRY = "Die Konferenz behandelte smarte Lösungen für ländliche Räume."
OFFICE = "Das Team ist eine eigene Einheit der Verwaltung."
PLATFORM = "Iserlohn betreibt eine Plattform für die Beteiligung."
APP = "Die App in Solingen enthält einen Abfallkalender."
SENSORS = "Gelsenkirchen setzt Sensoren ein."


def judged(question: str, *texts: str) -> Run:
    run = run_of(question, CATALOGUE, *passages(*texts))
    synonyms = Synonyms(CATALOGUE).of(question).synonyms
    run.understanding = replace(run.understood, intent=Intent.FACT, synonyms=synonyms)
    return as_judged(run, CATALOGUE)


@pytest.mark.parametrize(
    ("question", "common", "carrying"),
    [
        ("LoRaWAN ländlicher Raum", COUNTRY, "In Eichenzell lief ein LoRaWAN-Gateway."),
        ("Telemedizin ländlicher Raum", COUNTRY, "Im Landkreis Kusel ist Telemedizin ein Schwerpunkt."),
        ("Makerspace ländliche Räume", COUNTRY, "Kempten plant einen fahrbaren Makerspace."),
        ("Chatbot Verwaltung", OFFICE, "Der Chatbot in Hagenow war im Alpha-Test."),
        ("Drohnen Verwaltung", OFFICE, "In Mönchengladbach fliegen Drohnen mit Proben ins Labor."),
        ("Wasserstoff Verwaltung", OFFICE, "Ein Blockheizkraftwerk mit Wasserstoff lief in Haßfurt."),
        ("Gamification Beteiligung", PLATFORM, "Schüler entwickelten Ideen mit dem Computerspiel Minecraft."),
        ("Gamification Plattform", PLATFORM, "Dresden bietet in der App ein Quiz an."),
        ("Ladesäulen App", APP, "Wunsiedel plante Mobilitätsstationen mit Ladesäulen."),
        ("Schwimmbad App", APP, "Mühlhausen zeigt den Schwimmbadbesuch in Echtzeit."),
        ("Waldbrand Sensoren", SENSORS, "Bad Belzig warnt vor Waldbrand."),
        ("Feinstaub Sensoren Plattform", SENSORS, "In Gera messen Einwohner den Feinstaub."),
        ("Glasfaser Verwaltung", OFFICE, "Eichenzell baute auf ein kommunales Glasfasernetz auf."),
        ("Leerstand Daten Plattform", PLATFORM, "Einbeck plante ein digitales Leerstandsmanagement."),
        ("Frühwarnung Sensoren", SENSORS, "Kalletal hat ein Hochwasserinfosystem."),
        ("Dorfladen digital Verwaltung", OFFICE, "In St. Wendel liefern Händler über keepFresh in die Dörfer."),
        ("Urban Data Platform Open Source", "Guben plant Open Data.", "Jenas Datenplattform beruht auf Open Source."),
        ("Digital Twin Verwaltung", OFFICE, "Osnabrück plant einen digitalen Zwilling."),
        ("Data Platform ländlicher Raum", COUNTRY, "Hildesheim baut eine Datenplattform auf."),
        ("Rufbus ländlicher Raum", COUNTRY, "Zum Rufbus hat Zwönitz Erfahrung."),
    ],
)
def test_only_what_speaks_of_the_rarest_word_is_left(question: str, common: str, carrying: str) -> None:
    run = judged(question, common, carrying)
    assert keyword_gap(run, CATALOGUE) is None
    assert [item.text for item in run.sentences] == [carrying]


@pytest.mark.parametrize("question", ["Blockchain Kommune", "Coworking ländlicher Raum"])
def test_a_field_alone_is_no_answer_where_nothing_speaks_of_the_thing(question: str) -> None:
    assert keyword_gap(judged(question, COUNTRY, OFFICE), CATALOGUE) == Gap()


@pytest.mark.parametrize("question", ["Hologramm Beteiligung", "Jugendparlament Plattform"])
def test_that_nothing_speaks_of_the_rarest_word_comes_before_the_rest(question: str) -> None:
    gap = keyword_gap(judged(question, PLATFORM, OFFICE), CATALOGUE)
    assert gap is not None
    assert question.split()[0] in gap.opening
    assert [item.text for item in gap.sentences] == [PLATFORM]


def test_what_speaks_of_more_of_the_words_leads() -> None:
    both, one = "In Gera messen Sensoren den Feinstaub.", "Feinstaub ist in Mönchengladbach ein Thema."
    run = judged("Feinstaub Sensoren", one, both)
    assert keyword_gap(run, CATALOGUE) is None
    assert [item.text for item in run.sentences] == [both, one]


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("Roboter Bibliothek", "Der Roboter in Pforzheim sammelt Müll.", "Hagenow hat ein Labor in der Bibliothek."),
        ("Citizen Science Feinstaub", "In Gera messen Einwohner den Feinstaub.", "Science ist in Jena ein Thema."),
    ],
)
def test_what_speaks_of_another_rare_word_is_left(question: str, first: str, second: str) -> None:
    run = judged(question, first, OFFICE, second)
    assert keyword_gap(run, CATALOGUE) is None
    assert {item.text for item in run.sentences} == {first, second}


def test_a_word_that_asks_is_no_term() -> None:
    app, strategy = "Die App in Dresden kostete 55.000 Euro.", "Haßfurt plante 1,6 Millionen Euro für die Strategie."
    run = judged("Smart City Strategie Kosten", app, strategy)
    run.understanding = replace(run.understood, parts=(QuestionPart(run.standalone, Asked.MONEY),))
    before = run.sentences
    assert keyword_gap(run, CATALOGUE) is None
    assert run.sentences == before


@pytest.mark.parametrize(
    "question",
    [
        "Wer nutzt LoRaWAN im ländlichen Raum?",
        "LoRaWAN?",
        "5,7 Millionen",
        "Antrag 2024",
        "Was kostet LoRaWAN",
        "Chatbot für Verwaltung",
        "Weiterbildung digitalisierungsbeauftragte Kommune kostenlos Zertifikat",
    ],
)
def test_sentences_and_single_words_have_no_terms(question: str) -> None:
    assert terms_of(question, CATALOGUE) == ()


def test_words_that_name_one_thing_are_one_term() -> None:
    found = terms_of("Urban Data Platform Open Source", CATALOGUE)
    assert [term.written for term in found] == ["Urban Data Platform", "Open Source"]
    assert [term.written for term in terms_of("Chatbot kommunale Verwaltung", CATALOGUE)] == [
        "Chatbot",
        "kommunale Verwaltung",
    ]
