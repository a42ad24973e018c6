"""The gate: words keep their place beside each other: owners, adjectives, amounts, subjects of infinitives, dates."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

_NAMES = frozenset({"Kiel", "Hamburg", "Jena", "Gera"})
_HIKE = "Die Vereine Hof und Plau planten, den Wanderpfad zu verlängern."
_CALM = "Gera baut auf Ruhe durch Abstand."

_passes = partial(is_carried, names=_NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Jena arbeitet mit vier Schulen und deren Fördervereinen zusammen.",
            "Mit vier Schulen und deren Fördervereinen arbeitet Jena zusammen.",
            "Jena arbeitet mit vier Fördervereinen und deren Schulen zusammen.",
        ),
        (
            "Gera bietet ein Portal: verschiedene Karten, aber nur eine Suche.",
            "Gera bietet ein Portal mit verschiedenen Karten, aber nur einer Suche.",
            "Gera bietet ein Portal mit verschiedenen Suchen, aber nur einer Karte.",
        ),
        (
            "Jena hat leere Läden und volle Busse.",
            "Volle Busse und leere Läden hat Jena.",
            "Jena hat volle Läden und leere Busse.",
        ),
        (
            "Die Kieler Karte wurde in Hamburg gedruckt.",
            "In Hamburg wurde die Kieler Karte gedruckt.",
            "Hamburgs Karte wurde in Kiel gedruckt.",
        ),
    ],
)
def test_what_belongs_to_a_noun_stays_with_it(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            _HIKE,
            "Den Wanderpfad zu verlängern planten die Vereine Hof und Plau.",
            "Die Gemeinde plante, den Wanderpfad der Vereine Hof und Plau zu verlängern.",
        ),
        (
            "Vereine brauchen ein Konzept; kleine Werkstätten können alte Räder dafür sammeln.",
            "Kleine Werkstätten können alte Räder sammeln.",
            "Das Konzept kann alte Räder für kleine Werkstätten sammeln.",
        ),
        (
            "Gera erhält 9 Millionen Euro und legt 2 Millionen Euro dazu; ausführende Firma ist die Stadtwerkstatt.",
            "Gera erhält 9 Millionen Euro und legt 2 Millionen Euro dazu.",
            "Gera erhält 9 Millionen Euro, und die ausführende Firma Stadtwerkstatt legt 2 Millionen Euro dazu.",
        ),
        (
            "Grundlage in Jena war ein Leitbild mit 12 Zielen.",
            "In Jena war ein Leitbild mit 12 Zielen die Grundlage.",
            "In Jena waren 12 Ziele die Grundlage für ein Leitbild.",
        ),
    ],
)
def test_who_does_it_in_the_quote_does_it_in_the_statement(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (_CALM, "Gera baut durch Abstand auf Ruhe.", "Gera baut auf Ruhe, aus der Abstand entsteht."),
        (
            "Der Verein trägt die Bücherei seit 4. Mai 2022; der Katalog erschien im März 2020.",
            "Der Verein trägt die Bücherei seit 4. Mai 2022.",
            "Der Verein trägt die Bücherei seit 4. Mai 2022; an diesem Tag erschien auch der Katalog.",
        ),
        (
            "Der Anbau lief über 70 Monate.",
            "Über 70 Monate lief der Anbau.",
            "Der Anbau lief über 62 Monate.",
        ),
        (
            "An der Konferenz nahmen 80 Fachleute teil.",
            "80 Fachleute nahmen an der Konferenz teil.",
            "Die Konferenz wurde von 80 Fachleuten veranstaltet.",
        ),
    ],
)
def test_means_dates_and_deeds_are_not_taken_over(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)
