"""A town of an earlier sentence is said of one that names none, where nobody else can be meant."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement
from assistant.gate.sentence.told_places import places_in
from ingest.sentences import sentence_spans

NAMES = frozenset({"Tannau", "Rebach"})
TOWNS = [("Tannau", "Rebach"), ("Brühl", "Unna"), ("Bad Kissingen", "Görlitz")]
"""Of the catalogue, then such as it does not know."""

WLAN = (
    "Die Stadt {a} betreibt ein offenes WLAN auf dem Marktplatz. "
    "Das Land fördert den Betrieb mit 40.000 Euro im Jahr. "
    "Die Firma Netzkontor wartet die Anlage. "
    "Für 2027 ist ein Ausbau in der Fußgängerzone geplant."
)
PLANT = (
    "In {a} steuert seit 2022 eine KI die Belüftung des Klärwerks. "
    "Der Energiebedarf sank im ersten Jahr um 12 Prozent. "
    "Die Nachbargemeinde plant ein solches System für 2027. Ein Eingriff von Hand bleibt jederzeit möglich."
)
LABORATORY = (
    "{a} eröffnete im März 2022 ein Stadtlabor. "
    "Rund 900 Menschen kamen im ersten Jahr. "
    "Der Landkreis bezahlt die Miete. "
    "Viele Städte haben keine eigene Abteilung für Daten. "
    "Die Stadt zählt dort am Bahnhof die belegten Stellplätze."
)
MAP = (
    "Bei der Schulwegplanung arbeiten {a} und {b} mit einer gemeinsamen Karte. "
    "17 Gefahrenstellen wurden inzwischen beseitigt."
)
CARD = (
    "In {a} läuft die Kurkarte seit Januar 2023 als App. "
    "7.400 Gäste nutzten die App im ersten Halbjahr. "
    "In {b} gibt es eine ähnliche Karte. "
    "Die gedruckte Karte gibt es weiterhin an der Information."
)


def passes(statement: str, passage: str, towns: tuple[str, str]) -> bool:
    text = passage.format(a=towns[0], b=towns[1])
    quote = Quote("q", tuple(text[span.start : span.end] for span in sentence_spans(text)))
    context = GateContext(frozenset({"q"}), NAMES)
    return check_statement(statement.format(a=towns[0], b=towns[1]), [quote], context).passed


@pytest.mark.parametrize("towns", TOWNS)
@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("Das Land fördert den Betrieb in {a} mit 40.000 Euro im Jahr.", WLAN),
        ("Die Firma Netzkontor wartet die Anlage in {a}.", WLAN),
        ("In {a} sank der Energiebedarf im ersten Jahr um 12 Prozent.", PLANT),
        ("Ein Eingriff von Hand bleibt in {a} jederzeit möglich.", PLANT),
        ("In {a} kamen im ersten Jahr rund 900 Menschen.", LABORATORY),
        ("Der Landkreis bezahlt in {a} die Miete.", LABORATORY),
        ("Am Bahnhof zählt die Stadt {a} die belegten Stellplätze.", LABORATORY),
        ("17 Gefahrenstellen wurden in {a} und {b} inzwischen beseitigt.", MAP),
        ("In {a} nutzten 7.400 Gäste die App im ersten Halbjahr.", CARD),
        (
            "7.400 Gäste haben die Kurkarte in {a} genutzt.",
            "{a} hat eine Kurkarte. 7.400 Gäste haben sie genutzt.",
        ),
    ],
)
def test_the_town_of_the_passage_is_said_of_its_sentences(statement: str, passage: str, towns: tuple[str, str]) -> None:
    assert passes(statement, passage, towns)


@pytest.mark.parametrize("towns", TOWNS)
@pytest.mark.parametrize(
    ("statement", "passage"),
    [
        ("{a} fördert den Betrieb mit 40.000 Euro im Jahr.", WLAN),
        ("Die Stadt {a} wartet die Anlage.", WLAN),
        ("In {a} wurde die Fußgängerzone 2027 ausgebaut.", WLAN),
        ("{a} plant ein solches System für 2027.", PLANT),
        ("In {a} ist ein solches System für 2027 geplant.", PLANT),
        ("{a} bezahlt die Miete.", LABORATORY),
        ("Der Landkreis {a} bezahlt die Miete.", LABORATORY),
        ("{a} hat keine eigene Abteilung für Daten.", LABORATORY),
        ("In {a} gibt es keine eigene Abteilung für Daten.", LABORATORY),
        ("In {a} wurden inzwischen 17 Gefahrenstellen beseitigt.", MAP),
        ("In {b} wurden 17 Gefahrenstellen beseitigt.", MAP),
        ("In {b} nutzten 7.400 Gäste die App im ersten Halbjahr.", CARD),
        ("Die Stadt {a} zählt auf dem Marktplatz die belegten Stellplätze.", LABORATORY),
        ("In {b} gibt es die gedruckte Karte weiterhin an der Information.", CARD),
    ],
)
def test_it_takes_no_deed_of_others_and_gives_none_to_another_town(
    statement: str, passage: str, towns: tuple[str, str]
) -> None:
    assert not passes(statement, passage, towns)


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("In Goslar und Osterode stehen elf Stationen.", {"Goslar", "Osterode"}),
        ("Der Landkreis Cham zeigt freie Flächen.", {"Cham"}),
        ("Das Kurhaus von Bad Kissingen ist offen.", {"Kissingen"}),
        ("Rudolstadt und Saalfeld tragen die Kosten.", {"Rudolstadt", "Saalfeld"}),
        ("Mit dem Nachbarort Vorderlohe und der Partnerstadt Eger besteht ein Vertrag.", {"Vorderlohe", "Eger"}),
        ("Die Anlage ist in Betrieb und in Planung.", set()),
        ("In Schulen, Kitas und in Leichter Sprache gibt es Kurse in Zusammenarbeit mit der Stadt Bürgerinnen.", set()),
        ("Nach Angaben aus Verwaltung und Rat sinkt der Verbrauch in Gebäuden.", set()),
    ],
)
def test_towns_are_known_by_their_form(text: str, towns: set[str]) -> None:
    assert set(places_in(text)) == towns


def test_a_noun_of_the_sentence_before_does_not_come_along_by_its_preposition() -> None:
    passage = "Tannau misst im Stadtpark den Lärm. Der Bildschirm hängt im Eingang des Tierparks."
    assert passes("In Tannau hängt der Bildschirm im Eingang des Tierparks.", passage, TOWNS[0])
    assert not passes("Der Bildschirm hängt in Tannau im Stadtpark.", passage, TOWNS[0])


def test_a_body_named_after_a_town_does_not_place_what_follows() -> None:
    passage = "Tannau hat ein Dashboard. Die Hochschule Rebach entwarf es. Täglich rufen 1.300 Menschen es ab."
    assert not passes("In Rebach rufen es täglich 1.300 Menschen ab.", passage, TOWNS[0])
