"""The gate: what is turned round though every word is the quote's: case, aim, order, basis, denial, part, doer."""

from __future__ import annotations

import pytest
from gated import is_carried


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Die Gemeinde pachtete einen alten Stall am Bach als Lager für Boote.",
            "Einen alten Stall am Bach pachtete die Gemeinde als Lager für Boote.",
            "Ein alter Stall am Bach pachtete die Gemeinde als Lager für Boote.",
        ),
        (
            "Der Verein betreut den Garten der Gemeinde.",
            "Den Garten der Gemeinde betreut der Verein.",
            "Der Garten der Gemeinde betreut den Verein.",
        ),
        (
            "Jedes Jahr lädt die Kammer alle Vereine zu einem Markt ein.",
            "Alle Vereine werden jedes Jahr von der Kammer zu einem Markt eingeladen.",
            "Von allen Vereinen wird die Kammer jedes Jahr zu einem Markt eingeladen.",
        ),
        (
            "Die Kinder sammelten Ideen mit dem Baukasten Holzwelt.",
            "Ideen mit dem Baukasten Holzwelt sammelten die Kinder.",
            "Die Kinder sammelten Ideen für den Baukasten Holzwelt.",
        ),
    ],
)
def test_who_does_it_to_what_and_with_what(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Die Stadt zählt Fahrräder an der Brücke, um Ampeln zu steuern.",
            "Die Stadt zählt Fahrräder an der Brücke, damit sich Ampeln steuern lassen.",
            "Die Stadt steuert Ampeln, damit sich Fahrräder an der Brücke zählen lassen.",
        ),
        (
            "Auf den Entwurf folgt der Probebetrieb.",
            "Dem Probebetrieb geht der Entwurf voraus.",
            "Dem Entwurf geht der Probebetrieb voraus.",
        ),
        (
            "Das Amt nutzt eine Karte auf Basis der Plattform Seeblick.",
            "Das Amt nutzt eine Karte, die auf der Plattform Seeblick basiert.",
            "Die Plattform Seeblick basiert auf einer Karte des Amts.",
        ),
    ],
)
def test_aim_order_and_basis(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Das Portal zeigt Karten, Bilder und nicht öffentliche Pläne.",
            "Das Portal zeigt nicht öffentliche Pläne, Karten und Bilder.",
            "Das Portal zeigt Pläne, Bilder und nicht öffentliche Karten.",
        ),
        (
            "In Auen sind 16 Millionen Euro vorgesehen, davon 14 Millionen Euro Förderung.",
            "In Auen sind 14 Millionen Euro Förderung vorgesehen.",
            "In Auen sind 16 Millionen Euro Förderung vorgesehen.",
        ),
    ],
)
def test_a_denied_adjective_and_a_part_stay_with_their_noun(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)
