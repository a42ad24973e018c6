"""What brackets, doers and spans leave as it is: statements that were refused though the quote says them."""

from __future__ import annotations

import pytest

from assistant.gate.sentence.reading import read
from tests.gated import is_carried

PHASES = (
    "In Ulm lief die Strategiephase (Phase A) vom 1. April 2021 bis 31. März 2023, die Umsetzung (Phase B) geht bis "
    "31. März 2028."
)
NAMES = frozenset({"Ulm"})


@pytest.mark.parametrize(
    ("statement", "carried"),
    [
        ("Die Strategiephase in Ulm dauerte vom 1.4.2021 bis zum 31.3.2023.", True),
        ("Die Strategiephase in Ulm lief vom 1. April 2021 bis 31. März 2023.", True),
        ("Die Umsetzung in Ulm geht bis 31. März 2028.", True),
        ("Die Umsetzung in Ulm lief vom 1. April 2021 bis 31. März 2023.", False),
        ("Die Strategiephase in Ulm läuft bis 31. März 2028.", False),
    ],
)
def test_dates_of_two_clauses_with_brackets(statement: str, carried: bool) -> None:
    assert is_carried(PHASES, statement, NAMES) is carried


def test_behind_brackets_the_part_before_goes_on() -> None:
    words = {word.text: word for word in read("Die Umsetzung (Phase B) geht weiter, der Kurs (65 Teile) endet.").words}
    assert (words["Umsetzung"].hard, words["Umsetzung"].soft) == (words["geht"].hard, words["geht"].soft)
    assert words["Phase"].hard != words["geht"].hard
    assert words["Kurs"].hard == words["endet"].hard
    assert words["Kurs"].soft != words["endet"].soft


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (
            "Das Planungsbüro Terravolt hat für sämtliche Blöcke den Wärmebedarf berechnet.",
            "Für sämtliche Blöcke wurde vom Planungsbüro Terravolt der Wärmebedarf berechnet.",
            True,
        ),
        (
            "Der Kreistag von Nordheide hat die Verwaltung beauftragt, alle Gebäude mit Sensoren auszustatten.",
            "Die Verwaltung wurde vom Kreistag beauftragt, alle Gebäude mit Sensoren auszustatten.",
            True,
        ),
        (
            "Der Kreistag von Nordheide hat die Verwaltung beauftragt, alle Gebäude mit Sensoren auszustatten.",
            "Der Kreistag wurde von der Verwaltung beauftragt, alle Gebäude mit Sensoren auszustatten.",
            False,
        ),
    ],
)
def test_doers_of_passives_before_their_subject(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement) is carried


def test_what_rests_on_a_thing_of_the_same_word() -> None:
    quote = "Auf der Smart Village App beruhen über 50 Apps von Kommunen mit mehr als 250.000 Downloads."
    assert is_carried(quote, "Mehr als 50 Apps von Kommunen beruhen auf der Smart Village App.")
    assert not is_carried(quote, "Die Smart Village App beruht auf über 50 Apps von Kommunen.")


def test_a_bound_is_no_preposition() -> None:
    assert is_carried(
        "Über 80 Personen pflegen die Inhalte des Portals.", "Mehr als 80 Personen pflegen die Inhalte des Portals."
    )


def test_a_bracket_that_is_never_closed_hides_no_denial() -> None:
    quote = "Die Stadt Ulm (12.000 Einwohner) lehnt den Kauf ab."
    assert not is_carried(quote, "Die Stadt Ulm (12.000 Einwohner) lehnt den (nicht Kauf ab.", NAMES)
    assert not is_carried(quote, "Die Stadt Ulm) lehnt (den Kauf nicht ab.", NAMES)
