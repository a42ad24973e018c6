"""The loader refuses what breaks a rule; topics, states and the text of a row."""

from __future__ import annotations

import json
import shutil
import time
import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.catalogue import Catalogue, load_catalogue, slug
from ingest.catalogue.rendering import (
    contact_text,
    definition_text,
    event_text,
    german_date,
    german_period,
    publication_text,
)
from ingest.documents import State
from ingest.errors import InvalidCatalogue

CATALOG = Path(__file__).parent.parent / "corpus" / "catalog"


@cache
def catalogue() -> Catalogue:
    return load_catalogue(CATALOG)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CATALOG, tmp_path / "catalog"))


def replace_once(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS = [
    ("projects.csv", "solingen;Solingen;", "solingen-2;Solingen;", "„solingen-2“ passt nicht zum Namen „Solingen“"),
    ("projects.csv", "ulm;Ulm;Ulm;", "solingen;Solingen;Ulm;", "„solingen“ kommt mehrfach vor"),
    (
        "projects.csv",
        "Nordrhein-Westfalen",
        "Westfalen",
        "projects.csv, Eintrag in Zeile 2: „Westfalen“ in der Spalte „state“",
    ),
    ("projects.csv", "Großstadt", "Metropole", "„Metropole“ in der Spalte „type“ steht nicht in der Liste"),
    ("projects.csv", ";2019;", ";2018;", "Spalte „cohort“"),
    ("projects.csv", "202137", "202138", "„kassel“ nennt 202138 Einwohner, der Fakt „F098“ diese Zahl aber nicht"),
    ("projects.csv", "202137", "viele", "„viele“ in der Spalte „population“ ist keine Zahl"),
    ("projects.csv", "apps|open-source", "apps|zauberei", "„solingen“ nennt das Thema „zauberei“"),
    ("projects.csv", "https://www.vku.de", "ftp://www.vku.de", "Spalte „source“ hat nicht die richtige Form"),
    ("projects.csv", "id;name;", "id;title;", "Die erste Zeile muss genau so lauten: id;name;"),
    ("projects.csv", "ulm;Ulm;Ulm;", "ulm;Ulm;", "projects.csv, Zeile 3: Die Zahl der Zellen"),
    ("projects.csv", "ulm;Ulm;Ulm;", "ulm;Ulm;;", "In der Spalte „municipalities“ fehlt ein Wert"),
    ("topics.toml", 'id = "hitze-klima"', 'id = "wasser-starkregen"', "topics.toml: Die Kennung „wasser-starkregen“"),
    ("topics.toml", "label_en", "label_english", "topics.toml, Eintrag in Zeile 1: In der Spalte „label_en“ fehlt"),
    ("topics.toml", 'exclude = ["Wasserstoff"', 'colour = "x"\nexclude = ["Wasserstoff"', "„colour“ ist unbekannt"),
    ("topics.toml", "[[topic]]", "[[thema]]", "nur Einträge der Form [[topic]]"),
    ("topics.toml", "[[topic]]", "[[topic]", "topics.toml lässt sich nicht lesen"),
    ("publications.csv", ";transferpapier;", ";roman;", "„roman“ in der Spalte „kind“ steht nicht in der Liste"),
    ("publications.csv", ";2022;", ";2022-13;", "publications.csv, Eintrag in Zeile 2"),
    ("publications.csv", "P02;", "P01;", "„P01“ kommt mehrfach vor"),
    ("events.csv", "mayen-koblenz", "mayen", "„regionalkonferenz-01“ nennt das Modellprojekt „mayen“"),
    ("events.csv", "F071|F155", "F999|F155", "„regionalkonferenz-01“ nennt den Fakt „F999“"),
    ("events.csv", "2022-03-22", "22.03.2022", "Spalte „start“ hat nicht die richtige Form"),
    ("contacts.toml", "SmartCities@dlr.de", "SmartCities(at)dlr.de", "Spalte „email“ hat nicht die richtige Form"),
    ("contacts.toml", "+49 30 67055 9999", "030/67055", "Spalte „phone“ hat nicht die richtige Form"),
    ("contacts.toml", "https://www.smart-city-dialog.de/", "http://localhost", "Spalte „url“"),
    ("glossary.toml", 'facts = ["F017"]', "own = false", "entweder Fakten oder own = true"),
    ("glossary.toml", 'term = "KTS"', 'term = "MPSC"', "„MPSC“ kommt mehrfach vor"),
    ("facts.jsonl", '"id": "F002"', '"id": "F001"', "„F001“ kommt mehrfach vor"),
    ("facts.jsonl", '"project": "Konstanz"', '"project": "Atlantis"', "„F008“ nennt das Modellprojekt „Atlantis“"),
    ("facts.jsonl", '"confidence": "high"', '"confidence": "sure"', "„sure“ in der Spalte „confidence“"),
    ("facts.jsonl", '"id": "F001"', '"id": "F001', "facts.jsonl lässt sich nicht lesen"),
]


@pytest.mark.parametrize(("file", "old", "new", "says"), FAULTS, ids=lambda value: value[:24])
def test_a_fault_is_named_with_file_place_and_remedy(copy: Path, file: str, old: str, new: str, says: str) -> None:
    replace_once(copy / file, old, new)
    with pytest.raises(InvalidCatalogue) as caught:
        load_catalogue(copy)
    assert says in str(caught.value)
    assert file in str(caught.value)


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "events.csv").unlink()
    with pytest.raises(InvalidCatalogue, match=r"events\.csv fehlt in .*Bitte die Datei"):
        load_catalogue(copy)


def test_the_hash_follows_the_vocabulary_and_nothing_else(copy: Path) -> None:
    before = load_catalogue(copy).vocabulary_hash
    replace_once(copy / "glossary.toml", "Förderprogramm des Bundes", "Programm des Bundes")
    assert load_catalogue(copy).vocabulary_hash == before == catalogue().vocabulary_hash
    replace_once(copy / "topics.toml", '"Starkregen"', '"Starkregen", "Platzregen"')
    assert load_catalogue(copy).vocabulary_hash != before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Was macht Thurmansbang?", "Was macht Thurmansbang? Ringelai-Ilzer Land"),
        ("Schoefweg", "Schoefweg Ringelai-Ilzer Land"),
        ("Kosten des ERZmobils", "Kosten des ERZmobils Zwönitz"),
        ("Suederbrarup", "Suederbrarup"),
        ("Rufbus auf dem Land", "Rufbus auf dem Land"),
    ],
)
def test_projects_meant_are_named(text: str, expected: str) -> None:
    assert catalogue().with_project_names(text) == expected


def topics(text: str) -> list[tuple[str, str]]:
    return [(m.topic_id, text[m.span.start : m.span.end]) for m in catalogue().find_topics(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Straßenbeleuchtungen", [("beleuchtung", "Straßenbeleuchtungen")]),
        ("Wir haben Überflutungen", [("wasser-starkregen", "Überflutungen")]),
        ("ueberflutung", [("wasser-starkregen", "ueberflutung")]),
        ("Wasserstoff", [("energie", "Wasserstoff")]),
        ("Regensburg regeneriert", []),
        ("digitalen Zwillings", [("digitaler-zwilling", "digitalen Zwillings")]),
        ("recht robust", []),
        ("der Rufbus", [("mobilitaet", "Rufbus")]),
        ("heavy rain", [("wasser-starkregen", "heavy rain")]),
        ("leerstehende Läden", [("leerstand-innenstadt", "leerstehende")]),
        ("Parkplätze", [("parken", "Parkplätze")]),
        ("Datenschutz-Folgenabschätzung", [("datenschutz", "Datenschutz-Folgenabschätzung")]),
        ("Guten Morgen", []),
        ("Pflege und Wartung der Anlage", []),
        ("wer macht wartung und pflege", []),
        ("Pflege und Beratung", [("gesundheit-pflege", "Pflege")]),
    ],
)
def test_topics_by_inflection_compound_and_phrase(text: str, expected: list[tuple[str, str]]) -> None:
    assert topics(text) == expected


def test_every_word_of_the_vocabulary_finds_its_topic() -> None:
    missed = [
        (topic.id, word)
        for topic in catalogue().topics
        for word in (*topic.words, *topic.english)
        if topic.id not in {mention.topic_id for mention in catalogue().find_topics(word)}
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("in Niedersachsen und Sachsen-Anhalt", [State.NIEDERSACHSEN, State.SACHSEN_ANHALT]),
        ("bayerische Kommunen", [State.BAYERN]),
        ("aus NRW", [State.NORDRHEIN_WESTFALEN]),
        ("Schleswig Holstein", [State.SCHLESWIG_HOLSTEIN]),
        ("sh ist kein Land", []),
        ("Thueringens Städte", [State.THUERINGEN]),
    ],
)
def test_states(text: str, states: list[State]) -> None:
    assert [mention.state for mention in catalogue().find_states(text)] == states


@given(st.text())
def test_mentions_are_slices_in_order(text: str) -> None:
    for mentions in (catalogue().find_projects(text), catalogue().find_topics(text), catalogue().find_states(text)):
        starts = [mention.span.start for mention in mentions]
        assert starts == sorted(starts)
        assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in mentions)


@given(st.text())
def test_a_slug_is_ascii_and_stable(name: str) -> None:
    assert slug(name).isascii()
    assert slug(slug(name)) == slug(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("5 für Südwestfalen", "5-fuer-suedwestfalen"),
        ("Halle (Saale)", "halle-saale"),
        ("St. Wendel", "st-wendel"),
        ("Haßfurt", "hassfurt"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_row_as_text() -> None:
    assert catalogue().project_text("zwoenitz") == (
        "Zwönitz ist ein Modellprojekt Smart Cities der Staffel 2019. Land: Sachsen. "
        "Größenklasse: Kleinstadt/Landgemeinde. Beteiligt: Zwönitz. Themen: On-Demand-Mobilität. "
        "Namen von Lösungen: ERZmobil, Smart Zwönitz."
    )
    assert "Einwohnerzahl: 11.000 (etwa)." in catalogue().project_text("suederbrarup")
    assert "Land:" not in catalogue().project_text("lohmar")
    assert "rund 8.000 (2024) und 11.450" in catalogue().project_text("bad-belzig-wiesenburg")


def test_other_rows_as_text() -> None:
    events = {event.id: event for event in catalogue().events}
    assert event_text(events["kongress-8"]) == (
        "8. MPSC-Kongress: Gekommen, um zu bleiben: Vom Machen ins Wirken: 28. und 29. April 2026, "
        "Smart Village Berlin. Offen für: Modellprojekte und Kommunen ohne Förderung."
    )
    assert contact_text(catalogue().contact("start-smart")) == (
        "Start Smart, Anmeldung zu den Peer-Learnings: Austauschreihen zwischen Modellprojekten und Kommunen ohne "
        "Förderung. E-Mail: StartSmart@iqib.de. Im Netz: https://smart-city-dialog.de/peer-learnings"
    )
    assert publication_text(catalogue().publications[0]).startswith(
        "Personal für Digitalisierungsprojekte in Kommunen gewinnen & binden. Herausgegeben von DigitalAgentur"
    )
    entry = catalogue().define("onlinezugangsgesetz")
    assert entry is not None
    assert definition_text(entry).startswith("OZG (Onlinezugangsgesetz): Gesetz")


@pytest.mark.parametrize(
    ("start", "end", "german"),
    [
        ("2026-04-28", "2026-04-29", "28. und 29. April 2026"),
        ("2026-04-27", "2026-04-29", "27. bis 29. April 2026"),
        ("2025-09-30", "2025-10-02", "30. September bis 2. Oktober 2025"),
        ("2025-12-31", "2026-01-02", "31. Dezember 2025 bis 2. Januar 2026"),
        ("2025-05", "2025-06", "Mai 2025 bis Juni 2025"),
        ("2025-05-06", None, "6. Mai 2025"),
    ],
)
def test_periods_say_once_what_both_days_share(start: str, end: str | None, german: str) -> None:
    assert german_period(start, end) == german


def test_no_row_ends_a_sentence_twice() -> None:
    texts = [publication_text(entry) for entry in catalogue().publications]
    texts += [event_text(entry) for entry in catalogue().events]
    assert not [text for text in texts if ".." in text.replace("...", "…")]


@pytest.mark.parametrize(
    ("iso", "german"), [("2022", "2022"), ("2022-10", "Oktober 2022"), ("2022-10-05", "5. Oktober 2022")]
)
def test_german_dates(iso: str, german: str) -> None:
    assert german_date(iso) == german


def test_unknown_ids_raise() -> None:
    for lookup in (catalogue().project, catalogue().topic, catalogue().fact, catalogue().contact):
        with pytest.raises(KeyError):
            lookup("nirgendwo")
    assert catalogue().define("Quatschwort") is None


def test_look_ups_are_fast() -> None:
    """Ten times the promised millisecond and two, for a busy machine."""
    facts = [json.loads(line)["fact"] for line in (CATALOG / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    passages = [" ".join(facts[start : start + 10]) for start in range(0, len(facts), 10)]
    catalogue().find_topics("warm")
    for texts, allowed in ((facts, 0.010), (passages, 0.020)):
        started = time.perf_counter()
        for text in texts:
            catalogue().find_projects(text)
            catalogue().find_topics(text)
        assert (time.perf_counter() - started) / len(texts) < allowed


def test_matching_data_is_sound() -> None:
    path = Path(__file__).parent.parent / "ingest" / "texts" / "matching.toml"
    states = tomllib.loads(path.read_text(encoding="utf-8"))["states"]
    assert set(states) == {state.value for state in State}


def test_what_a_sentence_names_is_kept_and_cannot_be_changed_from_outside() -> None:
    text = "In Jena und Gera messen Sensoren."
    first = catalogue().find_projects(text)
    first.clear()
    assert [mention.project_id for mention in catalogue().find_projects(text)] == ["jena", "gera"]
