"""What is read from a question: intent, parts, names, sizes, years, conditions, language."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from understood import catalogue, read, run_of

from assistant.answer import NoticeCode
from assistant.question import Intent
from assistant.understanding.language import language_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.names import NameFinder
from ingest.documents import DocumentKind, MunicipalityType, State
from ingest.german import stem
from ingest.index.hits import PassageFilter


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Was macht Amsterdam gegen Hitze?", ("Amsterdam",)),
        ("Welche Städte arbeiten mit Siemens oder SAP?", ("Siemens", "SAP")),
        ("Setzt die Stadt Bielefeld einen digitalen Zwilling ein?", ("Bielefeld",)),
        ("Was sagt Frau Müller zum Datenschutz?", ("Müller",)),
        ("Nutzt Ulm die Plattform OpenRemote?", ("OpenRemote",)),
        ("wie macht das amsterdam", ("amsterdam",)),
        ("WAS KOSTET EIN SENSOR IN WIEN?", ("WIEN",)),
        ("Wie schützt Lüdenscheid seine Bäume?", ("Lüdenscheid",)),
        ("Gibt es Rufbusse in Nordstemmenhausen?", ("Nordstemmenhausen",)),
        ("Wie nutzt New York seine Daten?", ("New York",)),
        ("Was macht der Landkreis Emsland im Bereich Smart City?", ("Emsland",)),
        ("Hilft der Ortenaukreis bei LoRaWAN?", ("Ortenaukreis",)),
        ("DIN SPEC 91607 digitaler Zwilling", ("91607",)),
        ("Wer arbeitet nach ISO/IEC 27001-2 oder DIN EN 17161?", ("27001-2", "17161")),
        ("Reicht die TR 12 für 91607 Euro?", ()),
        ("Wer hat eine Beteiligungsplattform auf Basis von Decidim?", ("Decidim",)),
        ("Which municipalities have an app based on Flutter?", ("Flutter",)),
        ("Welche Datenplattform läuft auf Basis von FIWARE?", ("FIWARE",)),
        ("Welche Städte nutzen FIWARE?", ()),
        ("Wer plant auf Grundlage von Luftbildern, mit Hilfe von Studierenden und auf Basis von Sensordaten?", ()),
        ("Wie bekommt man bei Glatteis rechtzeitig Bescheid?", ()),
    ],
)
def test_names_no_catalogue_knows(question: str, names: tuple[str, ...]) -> None:
    assert read(question).names == names


@pytest.mark.parametrize(
    "question",
    [
        "Wie verhindert man Leerstand in Neubaugebieten von Kleinstädten bei Glatteis?",
        "Was macht Hamburg mit dem digitalen Zwilling?",
        "Wie nutzt man LoRaWAN bei Frost, Regen und Schnee im Winterdienst?",
        "Welche Rolle spielen Bürgerinnen und Bürger in Stadtteilen bei Projekten von Kommunen?",
        "Was kostet ein WLAN-Hotspot in Bibliotheken aus Fördermitteln?",
        "Wie geht Datenschutz nach DSGVO bei IoT-Sensoren?",
        "Was plant der Landkreis Hof für Kinder in Schulen?",
        "Wer hilft in Sachsen bei Anträgen nach OZG?",
        "wie viele modellprojekte gibt es in bayern",
        "Wie sammelt man Laub von Friedhöfen in Parks?",
    ],
)
def test_common_nouns_and_known_names_are_no_names(question: str) -> None:
    assert read(question).names == ()


def test_no_fact_has_a_word_of_its_own_taken_for_a_place() -> None:
    finder = NameFinder(Mentions(catalogue()))
    known = {"Bonn", "Nürnberg", "Stuttgart"}
    guessed = {name.text for topic in catalogue().topics for name in finder.find(", ".join(topic.words))}
    assert guessed - known == set()


@pytest.mark.parametrize(
    ("question", "population", "types", "states"),
    [
        (
            "Wir sind eine Gemeinde mit 9.000 Einwohnern in Niedersachsen: welche Modellprojekte ähneln uns?",
            9000,
            (),
            (State.NIEDERSACHSEN,),
        ),
        ("Landgemeinde mit knapp 20 Tausend Menschen in NRW", 20000, (MunicipalityType.KLEINSTADT,),
         (State.NORDRHEIN_WESTFALEN,)),
        ("Was macht ein Dorf mit Sensoren?", None, (MunicipalityType.KLEINSTADT,), ()),
        ("Wie arbeiten Landkreise mit Großstädten zusammen?", None,
         (MunicipalityType.GROSSSTADT, MunicipalityType.LANDKREIS), ()),
        ("Einwohnerzahl: 35000, wir suchen Mittelstädte", 35000, (MunicipalityType.MITTELSTADT,), ()),
        ("Wurden 820 Millionen Euro für die Einwohner ausgegeben?", None, (), ()),
    ],
)  # fmt: skip
def test_profile_in_the_question(
    question: str, population: int | None, types: tuple[MunicipalityType, ...], states: tuple[State, ...]
) -> None:
    found = read(question)
    assert (found.population, found.types, found.states) == (population, types, states)


@pytest.mark.parametrize(
    ("question", "since"),
    [
        ("Welche Leitfäden gibt es seit 2023?", "2023"),
        ("Welche Studien erschienen nach 2022?", "2023"),
        ("Was geschah in den letzten zwei Jahren?", "2024"),
        ("Was geschah 2021?", None),
    ],
)
def test_since(question: str, since: str | None) -> None:
    assert read(question).since == since


def test_no_project_stands_among_the_names_outside_the_programme() -> None:
    outside = NameFinder(Mentions(catalogue())).find(", ".join(project.name for project in catalogue().projects))
    assert outside == ()


def test_kinds() -> None:
    assert read("Welche Leitfäden und Studien gibt es?").kinds == (DocumentKind.LEITFADEN, DocumentKind.STUDIE)


def test_the_programme_is_no_topic_of_every_question_on_model_projects() -> None:
    assert read("Welche Modellprojekte haben einen Rufbus?").topics == ("mobilitaet",)
    assert read("Wie viele Modellprojekte werden gefördert?").topics == ("foerderung-programm",)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("What does it cost?", "en"),
        ("Which cities use LoRaWAN?", "en"),
        ("Was kostet Smart City Open Data?", "de"),
        ("Digital Twin Hamburg", "de"),
        ("wofür steht kts", "de"),
    ],
)
def test_language(question: str, language: str) -> None:
    assert language_of(question) == language


@pytest.mark.parametrize(
    ("words", "language"),
    [("Coming events", "en"), ("Ulm", "en"), ("Die Termine", "de"), ("Übersicht", "de"), ("In the collection", "en")],
)
def test_words_that_tell_no_language_are_in_the_one_around_them(words: str, language: str) -> None:
    assert language_of(words, "en") == language


def test_english_questions_are_searched_in_german_words() -> None:
    found = read("Which city measures water quality with sensors?")
    assert found.search_text == "welche Stadt misst Wasserqualität mit Sensoren?"
    assert (found.language, found.intent) == ("en", Intent.FACT)
    assert read("How does Ulm use digital twins?").search_text == "wie Ulm digitale Zwillinge?"


def test_the_end_of_a_compound_has_other_words_too() -> None:
    found = read("Gibt es eine Vorlage für einen Kooperationsvertrag?")
    assert "Kooperationsvereinbarung" in found.expansions
    assert "kooperationsvereinbar" in found.synonyms["kooperationsvertrag"]
    assert not any("kooperationskooperation" in word.lower() for word in found.expansions)


def test_synonyms_and_expansions() -> None:
    found = read("Wofür steht KTS?")
    assert found.expansions == ("Koordinierungs- und Transferstelle", "Koordinierungsstelle", "Transferstelle")
    assert "transferstell" in found.synonyms["kts"]
    assert read("Was sagt Frau Müller?").expansions == ()
    assert "abfall" in read("Wer holt den Müll?").synonyms["mull"]
    assert "app" in read("Wer hat eine Bürgerapp?").synonyms["burgerapp"]
    assert "app" not in read("Wer hat eine Klappe?").synonyms.get("klapp", ())


def test_states_are_a_condition_for_lists_only_and_said() -> None:
    listed = run_of("Welche Kommunen in Sachsen haben Rufbusse?")
    assert listed.where == PassageFilter(states=frozenset({State.SACHSEN}))
    assert [notice.code for notice in listed.notices] == [NoticeCode.FILTER_APPLIED]
    assert "Sachsen" in listed.notices[0].text
    for question in (
        "Was kostet ein Rufbus in Sachsen?",
        "Wir sind eine Gemeinde in Sachsen. Welche Kommunen haben Rufbusse?",
        "Welche Projekte gibt es in Hamburg?",
    ):
        assert run_of(question).where.is_empty, question
    assert run_of("Was kostet ein Rufbus, bitte nur aus Sachsen?").where.states == {State.SACHSEN}


def test_years_are_a_condition_for_publications() -> None:
    assert run_of("Welche Leitfäden seit 2022 gibt es zu Datenstrategien?").where == PassageFilter(since="2022")
    assert run_of("Wer wird seit 2022 gefördert?").where.is_empty


def test_explicit_filters_are_conditions_and_win() -> None:
    run = run_of("Welche Kommunen in Sachsen haben Rufbusse?", state="Bayern", topic="mobilitaet", since="2021")
    assert run.where == PassageFilter(topics=frozenset({"mobilitaet"}), states=frozenset({State.BAYERN}), since="2021")
    assert run.notices == []


def test_a_type_stands_for_its_projects() -> None:
    districts = run_of("Was kostet ein Rufbus?", type="Landkreis").where.projects
    assert {"wunsiedel", "landkreis-hof", "hoexter"} <= districts
    assert "ulm" not in districts
    assert run_of("Was kostet ein Rufbus?", type="Landkreis", project="ulm").where.projects == {""}


def test_colloquial_words_mean_those_of_the_documents_but_not_the_other_way_round() -> None:
    assert {stem("Förderung"), stem("Euro")} <= read("Wie viel Kohle gibt es?").synonyms[stem("Kohle")]
    assert stem("Kohle") not in read("Wie viel Zuschuss gibt es?").synonyms[stem("Zuschuss")]


def test_an_idiom_means_something_else_than_its_words() -> None:
    assert stem("federführend") in read("Wer hat in Gera den Hut auf?").synonyms[stem("Hut")]
    assert stem("Hut") not in read("Wer hat einen Hut?").synonyms
    assert stem("beschlossen") in read("Wann gab der Rat grünes Licht?").synonyms[stem("Licht")]


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=120))
def test_any_text_is_understood(question: str) -> None:
    found = read(question)
    assert found.parts
    assert len(found.expansions) <= 12
    assert all(value and key not in value for key, value in found.synonyms.items())


@pytest.mark.parametrize(
    "question", ["What is the funding rate for municipalities?", "How much do municipalities pay themselves?"]
)
def test_the_rule_of_funding_is_found_in_english(question: str) -> None:
    assert "Eigenanteil" in read(question).search_text
