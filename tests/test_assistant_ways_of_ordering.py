"""How a product is ordered is no part of what is paid for: "Was kostet es, das ERZmobil am Telefon zu bestellen?"."""

from __future__ import annotations

import pytest
from runs import as_judged, evidence, run_of

from assistant.evidence.asked.answer_types import unit_of_price
from assistant.gaps.prices import is_priced
from ingest.catalogue import Catalogue, load_catalogue
from ingest.settings import IndexSettings

CATALOGUE: Catalogue = load_catalogue(IndexSettings().catalog_dir)
FEE = "Seit Mai 2023 nimmt das ERZmobil Buchungen auch per Anrufbeantworter an, für 2,50 Euro Servicegebühr."


@pytest.mark.parametrize(
    ("question", "is_told"),
    [
        ("Was kostet es extra, das ERZmobil am Telefon zu bestellen?", True),
        ("Was kostet das ERZmobil, wenn ich es übers Telefon bestelle?", True),
        ("Was kostet das Telefon im ERZmobil?", False),
        ("Was kostet die Werkstatt für das ERZmobil?", False),
    ],
)
def test_the_price_of_a_product_is_told_however_it_is_ordered(question: str, is_told: bool) -> None:
    assert is_priced(as_judged(run_of(question, CATALOGUE, evidence(FEE)), CATALOGUE)) is is_told


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("Was kostet es, das ERZmobil per Telefon zu buchen?", None),
        ("Was kostet das ERZmobil per Fahrt?", "per Fahrt"),
        ("Was kostet die Plattform pro Nutzer?", "pro Nutzer"),
    ],
)
def test_a_way_of_ordering_is_no_unit_of_a_price(question: str, unit: str | None) -> None:
    assert unit_of_price(question) == unit
