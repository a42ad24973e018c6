"""Two nouns of a statement that changed places: a label and its number, a month and its year, a place and a thing."""

from __future__ import annotations

import pytest
from gated import is_carried

NAMES = frozenset({"Tannau", "Rebach"})
STAFFEL = "Tannau gehört zur Staffel 2020 der Projekte, Kategorie Großstädte."
MAI = "Zum Rat gehörte im Mai 2024 ein Austausch mit Tannau über den Werkzeugkasten."
LAB = "Das Open River Lab in Tannau nutzt smarte Masten."
SENSOREN = "In Tannau messen Sensoren an den Bäumen den Bedarf an Wasser."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (STAFFEL, "Tannau gehört in der Kategorie Großstädte der Projekte zur Staffel 2020.", True),
        (STAFFEL, "Tannau gehört zur Kategorie 2020 der Projekte, Staffel Großstädte.", False),
        (MAI, "Im Mai 2024 gab es mit Tannau einen Austausch über den Werkzeugkasten.", True),
        (MAI, "Im Werkzeugkasten 2024 gab es mit Tannau einen Austausch über den Mai.", False),
        (LAB, "Smarte Masten nutzt in Tannau das Open River Lab.", True),
        (LAB, "Smarte Open nutzt in Tannau das Masten River Lab.", False),
        (SENSOREN, "Der Bedarf an Wasser wird in Tannau durch Sensoren an den Bäumen gemessen.", True),
        (SENSOREN, "Der Bedarf an Wasser wird in Sensoren durch Tannau an den Bäumen gemessen.", False),
    ],
)
def test_nouns_do_not_change_places(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried


@pytest.mark.parametrize("text", ["in drei Rebach Masten", "im Wasser von fünf Münsterau"])
def test_places_with_an_umlaut_are_not_counted(text: str) -> None:
    quote = "In Rebach und Münsterau stehen fünf Masten im Wasser, drei davon neu."
    assert not is_carried(quote, f"Neu stehen {text}.", NAMES | {"Münsterau"})


@pytest.mark.parametrize(
    ("statement", "carried"),
    [
        ("Erfahrung mit Sensoren gibt es in Tannau (Stand Januar 2023) und in Rebach.", True),
        ("Erfahrung mit Sensoren gibt es in Rebach und in Tannau (Stand Januar 2023).", True),
        ("Erfahrung mit Sensoren gibt es in Rebach (Stand Januar 2023) und in Tannau.", False),
    ],
)
def test_a_bracket_stays_behind_its_name(statement: str, carried: bool) -> None:
    assert is_carried("Zu Sensoren haben Tannau (Stand Januar 2023) und Rebach Erfahrung.", statement, NAMES) is carried


@pytest.mark.parametrize(
    "statement",
    ["Das Archiv hat 12.000 Fotos ins Netz gestellt.", "Die Leute, die im Archiv wohnen, haben 12.000 Fotos."],
)
def test_what_nobody_said_needs_a_word_of_the_quote(statement: str) -> None:
    assert not is_carried("Das Archiv hat 12.000 Fotos; die Leute stellen sie auf.", statement, NAMES)
