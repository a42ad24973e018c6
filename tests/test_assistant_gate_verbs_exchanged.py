"""Verbs that only end alike, and what is wished, doubted or left open told as so."""

from __future__ import annotations

import pytest
from gated import is_carried

NAMES = frozenset({"Tannau", "Rebach"})
LABOR = "Das Labor in Tannau bietet Brillen und Drucker."
KAUF = "Tannau schaffte unter anderem Lampen an (Stand Mai 2023)."
LISTEN = "Tannau achtet im Labor auf Fristen."
BILDER = "Rebach wertet mit einer KI Luftbilder aus."
WUNSCH = "Der Kreis Tannau wünscht sich eine zweite Buslinie."
GERUECHT = "Angeblich nutzen 4.000 Menschen die App aus Rebach."
OFFEN = "Ob die Sensoren in Tannau den Winter überstehen, ist offen."
PFLICHT = "Geförderte Kommunen müssen ihre Erfahrungen teilen und Software frei bereitstellen."
KOSTEN = "Der Bus in Rebach verursacht keine Mehrkosten."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (LABOR, "Brillen und Drucker werden im Labor in Tannau angeboten.", True),
        (LABOR, "Das Labor in Tannau verbietet Brillen und Drucker.", False),
        (LISTEN, "Fristen werden im Labor in Tannau beachtet.", True),
        (LISTEN, "Tannau verachtet im Labor Fristen.", False),
        (KAUF, "Unter anderem Lampen hat Tannau angeschafft.", True),
        (KAUF, "Tannau schaffte unter anderem Lampen ab.", False),
        (BILDER, "Mit einer KI werden in Rebach Luftbilder ausgewertet.", True),
        (BILDER, "Rebach wertet mit einer KI Luftbilder auf.", False),
    ],
)
def test_another_prefix_makes_another_verb(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (WUNSCH, "Eine zweite Buslinie wünscht sich der Kreis Tannau.", True),
        (WUNSCH, "Der Kreis Tannau hat den Wunsch nach einer zweiten Buslinie.", True),
        (WUNSCH, "Der Kreis Tannau hat eine zweite Buslinie.", False),
        (GERUECHT, "Die App aus Rebach nutzen angeblich 4.000 Menschen.", True),
        (GERUECHT, "4.000 Menschen nutzen die App aus Rebach.", False),
        (OFFEN, "Es ist offen, ob die Sensoren in Tannau den Winter überstehen.", True),
        (OFFEN, "Die Sensoren in Tannau überstehen den Winter.", False),
        (PFLICHT, "Geförderte Kommunen sind verpflichtet, ihre Erfahrungen zu teilen.", True),
        (PFLICHT, "Es ist geförderten Kommunen freigestellt, ihre Erfahrungen zu teilen.", False),
        (KOSTEN, "In Rebach verursacht der Bus keine Mehrkosten.", True),
        (KOSTEN, "Der Bus in Rebach darf keine Mehrkosten verursachen.", False),
    ],
)
def test_what_is_wished_doubted_or_open_is_not_so(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried
