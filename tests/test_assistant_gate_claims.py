"""An adverb, attribute, preposition or conjunction that claims something of its own is told by the quote."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement


def _passes(quote: str, statement: str) -> bool:
    context = GateContext(frozenset({"p"}), frozenset({"Ahlbach", "Torfurt", "Wiesen"}))
    return check_statement(statement, [Quote("p", (quote,))], context).passed


_BUS = "Der Bürgerbus in Ahlbach fährt an Markttagen durch die Altstadt und bringt Senioren zum Bahnhof."


@pytest.mark.parametrize(
    "wrong",
    [
        "Der Bürgerbus in Ahlbach fährt erstmals an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt wieder an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt weiterhin an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt bisher an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt trotz Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt danach durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt zunächst durch die Altstadt.",
        "Ein weiterer Bürgerbus in Ahlbach fährt an Markttagen durch die Altstadt.",
        "Der neue Bürgerbus in Ahlbach fährt an Markttagen durch die Altstadt.",
        "Der große Bürgerbus in Ahlbach fährt an Markttagen durch die Altstadt.",
        "Der eigene Bürgerbus in Ahlbach fährt an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt früher an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt an Markttagen durch die Altstadt oder bringt Senioren zum Bahnhof.",
        "Der Bürgerbus in Ahlbach fährt an Markttagen außerhalb der Altstadt.",
        "Der Bürgerbus in Ahlbach fährt statt Senioren an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt gegen Senioren an Markttagen durch die Altstadt.",
        "Der Bürgerbus in Ahlbach fährt erfolgreich an Markttagen durch die Altstadt.",
    ],
)
def test_a_small_word_more_is_a_claim_more(wrong: str) -> None:
    assert _passes(_BUS, "An Markttagen fährt der Bürgerbus in Ahlbach durch die Altstadt.")
    assert not _passes(_BUS, wrong)


@pytest.mark.parametrize(
    ("quote", "faithful"),
    [
        ("Der Rat in Ahlbach tagte 2024 zum ersten Mal.", "Erstmals tagte der Rat in Ahlbach 2024."),
        ("In Ahlbach bleibt das Bad bis Mai geöffnet.", "Das Bad in Ahlbach ist weiterhin bis Mai geöffnet."),
        (
            "Das Bad in Ahlbach ist klein, hat aber Sauna und Becken.",
            "Obwohl klein, hat das Bad in Ahlbach Sauna und Becken.",
        ),
        ("Erst prüft der Rat in Ahlbach den Plan, dann der Kreis.", "Der Rat in Ahlbach prüft den Plan zuerst."),
        ("Ahlbach zahlt 40 Prozent (2 Millionen Euro).", "Ahlbach zahlt 40 Prozent oder 2 Millionen Euro."),
        ("Das Fest in Ahlbach fand im Mai 2024 statt.", "In Ahlbach fand im Mai 2024 das Fest statt."),
        ("Ahlbach gründete für den Bus eine Tochter.", "Ahlbach gründete für den Bus eine eigene Tochter."),
        ("Ahlbach nutzt auch die Messwerte aus Torfurt.", "Ahlbach nutzt zusätzlich die Messwerte aus Torfurt."),
    ],
)
def test_a_small_word_may_be_told_otherwise(quote: str, faithful: str) -> None:
    assert _passes(quote, faithful)


@pytest.mark.parametrize(
    ("quote", "faithful", "wrong"),
    [
        (
            "Der Landkreis Wiesen misst in drei Orten den Regen.",
            "In drei Orten misst der Landkreis Wiesen den Regen.",
            "Die Stadt Wiesen misst in drei Orten den Regen.",
        ),
        (
            "Vereine in Ahlbach arbeiten an 17 Gärten mit.",
            "An 17 Gärten arbeiten in Ahlbach Vereine mit.",
            "An 17 Gärten arbeiten in Ahlbach Städte mit.",
        ),
        (
            "Aus Geldmangel strich der Rat die Feste im Winter; Vereine wirken in Ahlbach an den 17 Festen im Mai mit.",
            "Vereine wirken an den 17 Festen im Mai in Ahlbach mit.",
            "Vereine wirken an den 17 Festen im Mai in Ahlbach nicht mit.",
        ),
        (
            "Ahlbach plante für den Ort ein Netz aus Pegeln.",
            "Ein Netz aus Pegeln plante Ahlbach für den Ort.",
            "Ahlbach beantragte für den Ort ein Netz aus Pegeln.",
        ),
        (
            "Jeder Ort in Ahlbach soll seinen Partner wählen können.",
            "Seinen Partner soll jeder Ort in Ahlbach wählen können.",
            "Jeder Ort in Ahlbach soll seinen Partner wählen müssen.",
        ),
        (
            "Der Rat in Ahlbach beschloss den Plan einstimmig.",
            "Ohne Gegenstimme beschloss der Rat in Ahlbach den Plan.",
            "Mit Gegenstimme beschloss der Rat in Ahlbach den Plan.",
        ),
        (
            "In Ahlbach liefern 23 regionale Händler.",
            "23 regionale Händler liefern in Ahlbach.",
            "In Ahlbach liefern 23 überregionale Händler.",
        ),
    ],
)
def test_bodies_towns_denials_and_opposites(quote: str, faithful: str, wrong: str) -> None:
    assert _passes(quote, faithful)
    assert not _passes(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "faithful", "wrong"),
    [
        (
            "Die App in Ahlbach bündelt Feste, Märkte und Hilfe.",
            "Feste, Märkte und Hilfe bündelt die App in Ahlbach.",
            "Die App in Ahlbach bündelt Vereine, Märkte und Hilfe.",
        ),
        (
            "Ein Portal in Ahlbach hilft Verwaltung, Feuerwehr und Bürgern.",
            "In Ahlbach hilft ein Portal Feuerwehr, Verwaltung und Bürgern.",
            "Ein Portal in Ahlbach hilft Verwaltung, Pflege und Bürgern.",
        ),
        (
            "Für Ahlbach entstand ein Kasten, um den Wind zu messen.",
            "Für Ahlbach entstand ein Kasten, der den Wind messen soll.",
            "Für Ahlbach entstand ein Kasten, mit dem man den Wind messen konnte.",
        ),
        (
            "Ahlbach kann in sieben Jahren 15 Millionen Euro abrufen.",
            "15 Millionen Euro kann Ahlbach in sieben Jahren abrufen.",
            "Ahlbach wird in sieben Jahren 15 Millionen Euro abrufen.",
        ),
        (
            "In Ahlbach zeigen Sensoren online, welche Plätze frei sind.",
            "Sensoren zeigen in Ahlbach online, welche Plätze frei sind.",
            "Für die Anzeige freier Plätze online erhält Ahlbach Sensoren.",
        ),
        (
            "Dank der Messwerte wurde in Ahlbach das Umkippen des Teichs verhindert.",
            "Dank der Messwerte kippte der Teich in Ahlbach nicht um.",
            "Dank der Messwerte kippte der Teich in Ahlbach um.",
        ),
    ],
)
def test_nouns_lent_by_another_word_and_deeds_only_meant(quote: str, faithful: str, wrong: str) -> None:
    assert _passes(quote, faithful)
    assert not _passes(quote, wrong)
