"""An adjective that moved to another noun, and a preposition that turned into one of another sense."""

from __future__ import annotations

import pytest
from gated import is_carried

NAMES = frozenset({"Tannau", "Rebach"})
ZWILLING = "Tannau baut einen digitalen Zwilling für den Hafen."
OFFEN = "Offene Daten nutzt Tannau in der neuen Werkstatt."
LISTE = "Die Bibliothek zeigt alte Karten und Pläne aus Rebach im hellen Saal."
GRUENDLICH = "Der Beirat prüft am Hafen gründlich die Vorhaben."
BRIEF = "Ein Brief aus Tannau lag im Archiv der Bibliothek."
MESSE = "In Rebach fand die Messe nach der Sanierung statt."
SPENDE = "Der Verein wirbt für den Radweg in Rebach."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (ZWILLING, "Für den Hafen baut Tannau einen digitalen Zwilling.", True),
        (ZWILLING, "Für den digitalen Hafen baut Tannau einen Zwilling.", False),
        (OFFEN, "In der neuen Werkstatt nutzt Tannau offene Daten.", True),
        (OFFEN, "In der offenen Werkstatt nutzt Tannau Daten.", False),
        (LISTE, "Im hellen Saal zeigt die Bibliothek alte Pläne und Karten aus Rebach.", True),
        (LISTE, "Im alten Saal zeigt die Bibliothek Karten und Pläne aus Rebach.", False),
        (GRUENDLICH, "Die gründliche Prüfung der Vorhaben am Hafen übernimmt der Beirat.", True),
        (GRUENDLICH, "Die Prüfung der Vorhaben am gründlichen Hafen übernimmt der Beirat.", False),
    ],
)
def test_adjectives_stay_with_their_noun(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (BRIEF, "Im Archiv der Bibliothek lag ein Brief aus Tannau.", True),
        (BRIEF, "Im Archiv der Bibliothek lag ein Brief an Tannau.", False),
        (MESSE, "Nach der Sanierung fand in Rebach die Messe statt.", True),
        (MESSE, "Vor der Sanierung fand in Rebach die Messe statt.", False),
        (MESSE, "Nach der Sanierung fand bei Rebach die Messe statt.", False),
        (SPENDE, "Für den Radweg in Rebach wirbt der Verein.", True),
        (SPENDE, "Gegen den Radweg in Rebach wirbt der Verein.", False),
    ],
)
def test_prepositions_keep_their_sense(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried
