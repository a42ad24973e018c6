"""Names keep to their enumerations, to what stands in brackets behind them, and to what they are alone with."""

from __future__ import annotations

import pytest
from gated import is_carried

THIRD = "Lohme folgt nach Tannau und Rebach als dritte Stadt."
NAMES = frozenset({"Tannau", "Rebach", "Lohme", "Eschdorf", "Nordland"})


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (
            "Lohme folgt nach Tannau und Rebach als dritte Stadt.",
            "Nach Rebach und Tannau folgt als dritte Stadt Lohme.",
            1,
        ),
        (
            "Lohme folgt nach Tannau und Rebach als dritte Stadt.",
            "Nach Tannau und Lohme folgt als dritte Stadt Rebach.",
            0,
        ),
        ("Themen: Tannau (Wasser), Rebach (Licht).", "Themen waren in Rebach Licht und in Tannau Wasser.", 1),
        ("Themen: Tannau (Wasser), Rebach (Licht).", "Thema war in Rebach Wasser.", 0),
        ("Um Wasser ging es in Tannau, um Licht in Rebach.", "In Rebach ging es um Licht, in Tannau um Wasser.", 1),
        ("Um Wasser ging es in Tannau, um Licht in Rebach.", "Tannau stand für Licht, Rebach für Wasser.", 0),
        ("Partner im Kreis Tannau-Rebach ist Lohme.", "Lohme ist Partner im Kreis Rebach-Tannau.", 1),
        ("Partner im Kreis Tannau-Rebach ist Lohme.", "Rebach ist Partner im Kreis Tannau-Lohme.", 0),
        ("Tannau und Lohme bauen Netze.", "Der Bau von Netzen läuft in Tannau/Lohme.", 1),
    ],
)
def test_names_are_not_told_crosswise(quote: str, statement: str, carried: int) -> None:
    assert is_carried(quote, statement, NAMES) is bool(carried)


def test_a_name_of_another_sentence_is_in_the_same_place() -> None:
    quote = ("Lohme ist seit 2020 Modellprojekt.", "Modellprojekte in Nordland sind Tannau und Rebach.")
    assert is_carried(quote, "In Nordland sind Tannau und Rebach Modellprojekte.", NAMES)
    assert not is_carried(quote, "In Nordland sind Tannau und Lohme Modellprojekte.", NAMES)
