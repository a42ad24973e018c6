"""The gate: turned sentences, compounds of units, names of programmes, read for what they say."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

NAMES = frozenset({"Altfeld", "Bergau", "Seeheim", "KluftRegion"})

_passes = partial(is_carried, names=NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Altfeld (rund 68.000 Einwohner) gewann 2019 einen Preis.",
            "Einen Preis gewann 2019 Altfeld (rund 68.000 Einwohner), eine Stadt.",
            "2019 gewannen rund 68.000 Einwohner in Altfeld einen Preis.",
            id="inhabitants in brackets",
        ),
        pytest.param(
            "Altfeld gehört zur Staffel 2020 der Modellprojekte, Kategorie Mittelstädte.",
            "Zur Kategorie Mittelstädte in der Staffel 2020 gehört Altfeld.",
            "Zur Kategorie Großstädte in der Staffel 2020 gehört Altfeld.",
            id="apposition shares the preposition",
        ),
        pytest.param(
            "Altfeld und Gemeinden der Kreise Bergau und Seeheim erhalten als „KluftRegion“ 9 Millionen Euro.",
            "9 Mio. Euro erhalten als „KluftRegion“ die Stadt Altfeld und Gemeinden der Kreise Bergau und Seeheim.",
            "Die Stadt Bergau erhält als „KluftRegion“ 9 Millionen Euro.",
            id="a town called a town",
        ),
        pytest.param(
            "Der Zuschuss von 10 Millionen Euro (65 Prozent): 2 Millionen für den Plan, 8 Millionen für den Bau.",
            "Vom Zuschuss entfallen 2 Millionen Euro auf den Plan.",
            "Vom Zuschuss entfallen 2 Millionen Euro auf den Bau.",
            id="part of the whole before the colon",
        ),
        pytest.param(
            "Altfeld bekommt Geld vom Bund; auf zwei Jahre Strategie folgen fünf Jahre Umsetzung.",
            "Altfeld bekommt Geld vom Bund; auf zwei Strategiejahre folgen fünf Umsetzungsjahre.",
            "Altfeld bekommt Geld vom Bund; auf zwei Umsetzungsjahre folgen fünf Strategiejahre.",
            id="unit in a compound",
        ),
        pytest.param(
            "Altfeld hat 118 km² Fläche.",
            "Altfeld ist 118 Quadratkilometern groß.",
            "Altfeld ist 118 Quadratmeter groß.",
            id="unit in the dative",
        ),
        pytest.param(
            "Die Satzung regelt den Umgang mit Daten.",
            "Die Satzung legt den Umgang mit Daten fest.",
            "Die Satzung stellt den Umgang mit Daten fest.",
            id="particle read with its verb",
        ),
        pytest.param(
            "Der Bund stellte 2023 rund 90 Millionen Euro für die Modellprojekte bereit.",
            "Der Bund stellte 2023 für die Modellprojekte Smart Cities rund 90 Millionen Euro bereit.",
            "Der Bund stellte 2023 für die Modellprojekte Smart Homes rund 90 Millionen Euro bereit.",
            id="full name of the programme",
        ),
        pytest.param(
            "Altfeld erhielt den Zuschlag erst im zweiten Anlauf.",
            "Die Erteilung des Zuschlags an Altfeld erfolgte erst beim zweiten Versuch.",
            "Die Ablehnung des Zuschlags an Altfeld erfolgte erst beim zweiten Versuch.",
            id="granting",
        ),
        pytest.param(
            "Altfeld plant ein Netz als Grundlage für Konzepte.",
            "Altfeld plant ein Netz, das als Grundlage für Konzepte gedacht ist.",
            "Altfeld plant ein Netz, das als Ersatz für Konzepte gedacht ist.",
            id="meant as",
        ),
    ],
)
def test_turned_wording_passes_and_a_turned_meaning_does_not(quote: str, carried: str, wrong: str) -> None:
    assert (_passes(quote, carried), _passes(quote, wrong)) == (True, False)
