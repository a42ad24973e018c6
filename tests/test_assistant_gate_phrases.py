"""Phrases that go on behind a comma or bracket, dates with a preposition of their own, objects that come first."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement

NAMES = frozenset({"Seeheim"})


@pytest.mark.parametrize(
    ("statement", "quote", "carried"),
    [
        ("Zehn Regeln nennt ein Leitfaden.", "Ein Leitfaden nennt zehn Regeln.", True),
        ("Zwölf Gutachter prüfen einen Ort.", "Ein Ort prüft zwölf Gutachter.", False),
        (
            "Seeheim zählt zur Kategorie der Kleinstädte.",
            "Seeheim gehört zur Staffel 2020 der Projekte, Kategorie Kleinstädte.",
            True,
        ),
        (
            "Seeheim gehört zur Staffel der Kategorie 2020.",
            "Seeheim gehört zur Kategorie der Staffel 2020 in Kleinstädten.",
            False,
        ),
        (
            "Der Kreis schrieb sein Konzept mit 9 Zielen fort.",
            "Der Kreis schrieb sein Konzept fort (Titel „Weiter“) mit 9 Zielen.",
            True,
        ),
        ("Der Plan hat zwölf Ziele und ein Projekt.", "Der Plan hat ein Ziel und zwölf Projekte.", False),
        ("Der Plan hat 12 Ziele und Projekte.", "Der Plan hat zwölf Ziele und Projekte.", True),
        ("In Seeheim endet ab 2026 die Förderung.", "Ab 2026 endet in Seeheim die Förderung.", True),
        ("In Seeheim endet bis 2026 die Förderung.", "Ab 2026 beginnt in Seeheim die Förderung.", False),
    ],
)
def test_phrases(statement: str, quote: str, carried: bool) -> None:
    assert check_statement(statement, [Quote("q", (quote,))], GateContext(frozenset({"q"}), NAMES)).passed is carried
