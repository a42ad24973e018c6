"""Names a question shares with the documents or the catalogue."""

from __future__ import annotations

import pytest
from runs import evidence, passages, run_of

from assistant.gaps.known_names import asked_alone, known_names, names_one
from assistant.gaps.nearest import nearest
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)


def names(question: str, *texts: str) -> tuple[str, ...]:
    found = passages(*texts)
    return known_names(question, found, CATALOGUE)


@pytest.mark.parametrize(
    ("question", "passage", "name"),
    [
        ("Was ist Brandolin?", "Musterau stellte „Brandolin 112“ vor.", "brandolin"),
        ("wer steckt hinter pixelei", "Programmiert hat das Berliner Büro pixelei die App.", "pixelei"),
        ("Kennst du Flurix?", "Die FluRix-App zeigt Schäden.", "flurix"),
        ("Was ist Verwaltung für Morgen?", "Dazu gehört „Rathaus Morgen“.", "morgen"),
        ("Backrezept für NUNKO", "An der Sprechstunde von NUNKO nahmen 90 teil.", "nunko"),
    ],
)
def test_what_the_evidence_writes_as_a_name_is_one(question: str, passage: str, name: str) -> None:
    assert names(question, passage) == (name,)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Was ist der Sinn des Lebens?", "Offenburg nennt es „EIN.Lebens.Raum“."),
        ("Wo liegt das Meer?", "Die Reihe heißt „Meer“. Das Meer ist weit."),
        ("Wer erfand die Uhr?", "Der Vortrag „Wem schlägt heute die Uhr“ war voll."),
        ("Was ist Brandolin?", "Musterau stellte ein Dorfauto vor."),
        ("Wie wird das Wetter morgen in Jena?", "Dazu gehört „Verwaltung für Morgen“."),
        ("Regnet es abends in Ulm?", "Dazu gehört „Verwaltung für Abends“."),
    ],
)
def test_other_words_are_none(question: str, passage: str) -> None:
    assert names(question, passage) == ()


def test_products_of_the_catalogue_are_names() -> None:
    assert names("Schmeckt das Tiny Rathaus?") == ("tiny rathaus",)


def test_a_town_or_a_term_is_one_where_nothing_else_is_asked() -> None:
    assert names("Kennst du Süderbrarup?") == ("suederbrarup",)
    assert names("Wie wird das Wetter morgen in Süderbrarup?") == ()
    assert names("Taugt LoRaWAN was?") == ("lorawan",)


def test_a_name_is_found_in_a_sentence_as_a_word() -> None:
    assert names_one("Die Kiezbox 2.0 misst.", ["kiezbox"])
    assert not names_one("Die Kiezboxen messen.", ["kiezbox"])


def test_a_sentence_with_the_name_is_near() -> None:
    told = "Musterau stellte „Brandolin 112“ vor."
    found = evidence(told, title="A", cosines=(0.88,)), evidence("Anderes.", title="B")
    run = run_of("Welche Farbe hat Brandolin?", CATALOGUE, *found)
    assert [item.text for item in nearest(run, CATALOGUE)] == [told]


def test_a_name_that_everything_has_brings_nothing_near() -> None:
    told = [evidence(f"Musterau{n} ist im NUNKO seit {n} Jahren.", title=f"Papier {n}") for n in range(2, 12)]
    assert nearest(run_of("Welche Farbe hat NUNKO?", CATALOGUE, *told), CATALOGUE) == ()


@pytest.mark.parametrize("question", ["Kennst du Süderbrarup?", "kennst du Süderbrarup ?!.. ", "Was ist Süderbrarup?"])
def test_a_town_alone_is_a_name_whatever_marks_follow(question: str) -> None:
    assert asked_alone(question, CATALOGUE) == ("suederbrarup",)
