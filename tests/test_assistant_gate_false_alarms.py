"""Faithful wordings that a check once took for another claim, each beside a wrong one of the same build."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement
from assistant.gate.comparing.alignment import sources_of
from assistant.gate.parts import parts_of
from assistant.gate.sentence.reading import read

NAMES = frozenset({"Seeheim", "Aldorf"})


def _passes(statement: str, quote: tuple[str, ...]) -> bool:
    return check_statement(statement, [Quote("q", quote)], GateContext(frozenset({"q"}), NAMES)).passed


@pytest.mark.parametrize(
    ("sentence", "word", "cue"),
    [
        ("Es gibt Zähler in Aldorf und eine Wetterstation.", "Wetterstation", ""),
        ("Es gibt Zähler im Park und eine Wetterstation.", "Wetterstation", ""),
        ("Es gibt Zähler im Park und der Schule.", "Schule", "in"),
        ("Es gibt Zähler für Parks und eine Schule.", "Schule", "für"),
        ("Geplant ist bis Mai 2026 die Brücke.", "Brücke", ""),
        ("Geplant ist bis Mai 2026 in der Brücke.", "Brücke", "in"),
        ("Der Ort spart, um Schulden abzubauen.", "Schulden", ""),
        ("Der Ort spart um Schulden herum.", "Schulden", "um"),
        ("Es gibt Zähler in Aldorf, zusammen etwa 60 Geräte.", "Geräte", ""),
        ("Es gibt Zähler mit insgesamt 60 Geräten.", "Geräten", "mit"),
    ],
)
def test_where_a_phrase_ends(sentence: str, word: str, cue: str) -> None:
    assert next(found.cue for found in read(sentence, NAMES).words if found.text == word) == cue


FAIR = (
    "Aldorf richtete am 4. Mai 2023 online die erste Fachmesse aus.",
    "Zur ersten Messe in Aldorf kamen 90 Leute.",
)
CARD = (
    "Eine Karte in Seeheim hängt am Bahnhof, am Markt und im Bad.",
    "Mit einer Karte erreicht Seeheim 700 Gäste.",
)


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (FAIR, "Zur ersten Messe, die Aldorf am 4. Mai 2023 online ausrichtete, kamen 90 Leute.", True),
        (FAIR, "Zur ersten Messe, die Aldorf am 9. Mai 2023 online ausrichtete, kamen 90 Leute.", False),
        (CARD, "Eine Karte, mit der Seeheim 700 Gäste erreicht, hängt am Bahnhof, am Markt und im Bad.", True),
        (CARD, "Eine Karte, mit der Seeheim 900 Gäste erreicht, hängt am Bahnhof, am Markt und im Bad.", False),
        (
            ("In Seeheim zeigt die Leitwarte Pegel, Stände von Tonnen und Besuche.",),
            "Pegel, Stände von Tonnen und Besuche zeigt in Seeheim die Leitwarte.",
            True,
        ),
        (
            ("In Seeheim zeigt die Leitwarte Pegel, Stände von Tonnen und Besuche.",),
            "Pegel, Stände von Tonnen und die Leitwarte zeigen in Seeheim Besuche.",
            False,
        ),
        (
            ("Die Sonden werden seit 2. März 2024 von einer Abteilung mit 7 Orten betrieben.",),
            "Seit dem 2. März 2024 werden die Sonden von einer Abteilung mit sieben Orten betrieben.",
            True,
        ),
        (
            ("Das Amt baut einen Deich, um Mangel vorzubeugen und Fluten besser abzuwehren.",),
            "Um Fluten besser abzuwehren und Mangel vorzubeugen, baut das Amt einen Deich.",
            True,
        ),
        (
            ("Das Amt baut einen Deich, um Mangel vorzubeugen und Fluten besser abzuwehren.",),
            "Um Mangel besser abzuwehren und Fluten vorzubeugen, baut das Amt einen Deich.",
            False,
        ),
    ],
)
def test_words_in_another_order(quote: tuple[str, ...], statement: str, carried: bool) -> None:
    assert _passes(statement, quote) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (
            "Aldorf plante eine Werkstatt für Lastenräder, an der Lehrlinge und Rentner gemeinsam bauen können.",
            "An der Werkstatt für Lastenräder, die Aldorf plante, können Lehrlinge und Rentner gemeinsam bauen.",
            True,
        ),
        (
            "Aldorf plante eine Werkstatt für Lastenräder, an der Lehrlinge und Rentner gemeinsam bauen können.",
            "An der Werkstatt für Lastenräder, die Aldorf hat, können Lehrlinge und Rentner gemeinsam bauen.",
            False,
        ),
        (
            "Die 7. Fachmesse war für den 3. Juni 2025 in Aldorf angekündigt, Thema: Häfen sparsam beleuchten.",
            "Für den 03.06.2025 war in Aldorf die 7. Fachmesse angekündigt; Thema: Häfen sparsam beleuchten.",
            True,
        ),
        (
            "Die 7. Fachmesse war für den 3. Juni 2025 in Aldorf angekündigt, Thema: Häfen sparsam beleuchten.",
            "Am 03.06.2025 fand in Aldorf die 7. Fachmesse statt; Thema: Häfen sparsam beleuchten.",
            False,
        ),
        (
            "Der Park hat sieben Holzbänke und zwei Uhren; einige Bänke wurden gestohlen.",
            "Einige der Holzbänke im Park wurden gestohlen.",
            True,
        ),
        (
            "Der Park hat sieben Holzbänke und zwei Uhren; einige Bänke wurden gestohlen.",
            "Einige der Uhren im Park wurden gestohlen.",
            False,
        ),
    ],
)
def test_modes_and_parts(quote: str, statement: str, carried: bool) -> None:
    assert _passes(statement, (quote,)) is carried


def test_an_infinitive_keeps_what_it_hangs_on() -> None:
    sentences = (
        "Seeheim rät, den Deich nicht im Winter zu erhöhen, sondern das Frühjahr abzuwarten.",
        "Ein weiterer Rat aus Seeheim lautet, Landwirte für das Vorhaben zu gewinnen.",
    )
    statement = (
        "Seeheim rät, das Frühjahr abzuwarten, statt den Deich im Winter zu erhöhen, "
        "und zudem Landwirte für das Vorhaben zu gewinnen."
    )
    quotes = [Quote("q", sentences)]
    parts = parts_of(statement, sources_of(quotes, NAMES), NAMES)
    assert parts[-1].text == "Seeheim rät, zudem Landwirte für das Vorhaben zu gewinnen."
    assert _passes(statement, sentences)


HALL = (
    "Die offene Werkhalle Aldorfs steht seit 2020 am Hafen.",
    "Vereine und Schulen buchten sie im Jahr 2022 oft.",
    "Freiwillige betreiben die Halle ohne Lohn und mit viel Geduld.",
)
TWO_HALLS = (*HALL[:1], "Eine teure Werkhalle steht leer.", *HALL[2:])
DISTRICT = (
    "Im Landkreis Aldorf fährt ein Bus mit Büchern.",
    "„Dach Neu“ baut ein Verzeichnis der Dächer auf, das Mietern Pläne liefert.",
)
TOWN = ("Im Landkreis Aldorf fährt ein Bus mit Büchern.", "Die Stadt Aldorf baut ein Verzeichnis der Dächer auf.")
LAKE = ("Das Aldorfer Projekt kostet vier Millionen Euro.", "Aldorf am Moorsee bekam Geld im zweiten Anlauf.")


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (HALL, "Freiwillige betreiben die offene Werkhalle ohne Lohn und mit viel Geduld.", True),
        (HALL, "Freiwillige betreiben die teure Werkhalle ohne Lohn und mit viel Geduld.", False),
        (TWO_HALLS, "Freiwillige betreiben die offene Werkhalle ohne Lohn und mit viel Geduld.", False),
        (DISTRICT, "Im Landkreis Aldorf baut „Dach Neu“ ein Verzeichnis der Dächer auf.", True),
        (DISTRICT, "In der Gemeinde Aldorf baut „Dach Neu“ ein Verzeichnis der Brücken auf.", False),
        (TOWN, "Der Landkreis Aldorf baut ein Verzeichnis der Dächer auf.", False),
        (LAKE, "Das Projekt in Aldorf am Moorsee kostet vier Millionen Euro.", True),
        (LAKE, "Das Projekt in Aldorf am Waldsee kostet vier Millionen Euro.", False),
    ],
)
def test_what_the_passage_says_of_a_noun_or_a_name(quote: tuple[str, ...], statement: str, carried: bool) -> None:
    assert _passes(statement, quote) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (
            "Der 2023 beschlossene Leitplan betont die Rolle der Vereine.",
            "Die Rolle der Vereine betont der 2023 beschlossene Leitplan.",
            True,
        ),
        (
            "Der 2023 beschlossene Leitplan betont die Rolle der Vereine.",
            "Den Leitplan der Vereine betont die 2023 beschlossene Rolle.",
            False,
        ),
        (
            "Der Beirat in Aldorf tagte im Mai 2022 erstmals.",
            "Im Mai 2022 war in Aldorf die erste Tagung des Beirats.",
            True,
        ),
        (
            "Der Beirat in Aldorf tagte im Mai 2022 erstmals.",
            "Im Mai 2022 war in Aldorf die dritte Tagung des Beirats.",
            False,
        ),
        (
            "Mit Toren zählt Aldorf Gäste, um bis zu 90 Busse zu lenken.",
            "Die Zählung von Gästen dient in Aldorf der Lenkung von bis zu 90 Bussen.",
            True,
        ),
        (
            "Mit Toren zählt Aldorf Gäste, um bis zu 90 Busse zu lenken.",
            "Die Zählung von Gästen dient in Aldorf der Lenkung von bis zu 80 Bussen.",
            False,
        ),
        (
            "Aus Geldnot strich Aldorf einige der geplanten Brücken.",
            "Aldorf strich aus Geldnot einige der geplanten Brücken.",
            True,
        ),
        (
            "Aus Geldnot strich Aldorf einige der geplanten Brücken.",
            "Aldorf strich aus Geldnot alle geplanten Brücken.",
            False,
        ),
    ],
)
def test_objects_and_figures(quote: str, statement: str, carried: bool) -> None:
    assert _passes(statement, (quote,)) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        ("Aldorf plante ein Lager für Räder.", "Aldorf hatte die Einrichtung eines Lagers für Räder in Planung.", True),
        ("Aldorf plante ein Lager für Räder.", "Aldorf hatte den Verkauf eines Lagers für Räder in Planung.", False),
        ("Aldorf hat ein Lager für Räder.", "Aldorf hatte die Einrichtung eines Lagers für Räder in Planung.", False),
        ("Ein Beirat prüft die Pläne regelmäßig.", "Ein Beirat unterzieht die Pläne einer regelmäßigen Prüfung.", True),
        ("Ein Beirat kennt die Pläne seit 2020.", "Ein Beirat unterzieht die Pläne seit 2020.", False),
        (
            "Die Pegel sind auf pegel-aldorf.de öffentlich.",
            "Die Pegel sind auf pegel-aldorf.de öffentlich abrufbar.",
            True,
        ),
        ("Die Pegel sind auf pegel-aldorf.de öffentlich.", "Die Pegel sind auf pegel-aldorf.de abgestellt.", False),
        ("Bilanz im Mai 2023: 40 Fahrten.", "Die Bilanz ergab im Mai 2023 vierzig Fahrten.", True),
        ("Ziel im Mai 2023: 40 Fahrten.", "Die Fahrten ergaben im Mai 2023 vierzig Ziele.", False),
        ("Thema waren Akteursnetzwerke in Aldorf.", "Thema war, Akteure in Aldorf zu vernetzen.", True),
        ("Thema waren Akteure in Aldorf.", "Thema war, Akteure in Aldorf zu vernetzen.", False),
    ],
)
def test_words_the_quote_implies(quote: str, statement: str, carried: bool) -> None:
    assert _passes(statement, (quote,)) is carried
