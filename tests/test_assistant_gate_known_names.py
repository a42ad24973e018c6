"""Which words of the catalogue's names a statement may not bring in."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement
from assistant.steps.check import place_names
from ingest.catalogue import load_catalogue
from ingest.settings import IndexSettings

CONTEXT = GateContext(frozenset({"q"}), place_names(load_catalogue(IndexSettings().catalog_dir)))


def passes(statement: str, quote: str) -> bool:
    return check_statement(statement, (Quote("q", (quote,)),), CONTEXT).passed


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Auf dem Bahnhofsplatz in Gera stehen fünf Sensoren.", "In Gera stehen fünf Sensoren auf dem Bahnhofsplatz."),
        ("Statt einer App nutzt Ulm Plakate.", "Ulm nutzt Plakate statt einer App."),
        ("Ein Netz aus Sensoren betreibt Ulm.", "Ulm betreibt ein Netz aus Sensoren."),
        ("Digitale Karten zeigt Gera.", "Gera zeigt digitale Karten."),
    ],
)
def test_common_words_of_a_products_name_are_no_names(statement: str, quote: str) -> None:
    assert passes(statement, quote)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("AUF plant ein Notfallsystem.", "Wolfsburg plant ein Notfallsystem."),
        ("Gera plant ein Notfallsystem.", "Wolfsburg plant ein Notfallsystem."),
        ("Das ERZmobil fährt seit 2022.", "Der Bus fährt seit 2022."),
        ("Mit Cleema spart Dresden Energie.", "Mit einem Messnetz spart Dresden Energie."),
    ],
)
def test_another_place_or_product_is_refused(statement: str, quote: str) -> None:
    assert not passes(statement, quote)
