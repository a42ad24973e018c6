"""Preposition, article, adjective and noun of a statement fit, or words were exchanged."""

from __future__ import annotations

import pytest
from gated import is_carried

QUOTE = "Das Bürgerhaus in Tannau zeigt den Gemeinden den Plan mit digitalen Karten; das Netz misst Wasser im Kreis."


@pytest.mark.parametrize(
    ("statement", "carried"),
    [
        ("Das Netz misst im Kreis Wasser.", True),
        ("Das Kreis misst im Netz Wasser.", False),
        ("Den Gemeinden zeigt das Bürgerhaus den Plan.", True),
        ("Den Plan zeigt das Bürgerhaus mit digitalen Karten.", True),
        ("Die Karten zeigt das Bürgerhaus mit digitalen Plan.", False),
        ("Das Bürgerhaus in Tannau zeigt den Plan.", True),
        ("Das Tannau in Bürgerhaus zeigt den Plan.", False),
        ("Das Bürgerhaus zeigt zum Karten den Plan.", False),
    ],
)
def test_words_before_a_noun_fit_it(statement: str, carried: bool) -> None:
    assert is_carried(QUOTE, statement, frozenset({"Tannau"})) is carried


@pytest.mark.parametrize(
    ("statement", "carried"),
    [
        ("Der Bus fährt im benachbarten Tannau mit Strom.", True),
        ("Eine Firma, die Tannau und Rebach kennen, baut den Bus.", True),
        ("Im Bus fährt die Tannau mit Strom.", False),
        ("Der Bus fährt im Strom mit der Rebach.", False),
        ("Der Strom fährt für elektrische Tannau den Bus.", False),
        ("Der Bus fährt im Tannau Strom.", False),
        ("Der Bus von Tannauer fährt mit Strom.", False),
        ("Der Tannauer Bus fährt mit Strom.", True),
    ],
)
def test_names_of_places_stand_alone(statement: str, carried: bool) -> None:
    told = "Eine Firma, die in Rebach und Tannau jeder kennt, baut den Bus; "
    assert (
        is_carried(told + "mit Strom fährt er elektrisch im benachbarten Tannau.", statement, frozenset({"Tannau"}))
        is carried
    )
