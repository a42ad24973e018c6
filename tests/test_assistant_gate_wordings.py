"""The gate: other wordings of the same roles pass, and the same words in other roles do not."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

NAMES = frozenset({"Altfeld", "Bergau", "Seeheim", "St. Ruprecht", "Bad Rodau"})

_passes = partial(is_carried, names=NAMES)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Altfeld, Bergau und Seeheim stellten die gemeinsame App vor.",
            "Altfeld stellte mit Bergau und Seeheim die gemeinsame App vor.",
            "Altfeld stellte in Bergau und Seeheim die gemeinsame App vor.",
            id="fellow doers",
        ),
        pytest.param(
            "Der Plan verbindet die Pflege der Parks mit dem Schutz der Bäume.",
            "Der Plan verbindet die Pflege der Parks und den Schutz der Bäume.",
            "Der Schutz der Bäume verbindet den Plan mit der Pflege der Parks.",
            id="joined",
        ),
        pytest.param(
            "Das Kürzel ABS steht für Altfeld, Bergau und Seeheim.",
            "Das Kürzel ABS steht für die Gemeinden Altfeld, Bergau und Seeheim.",
            "Das Kürzel ABS kommt mit Altfeld, Bergau und Seeheim.",
            id="stands for",
        ),
        pytest.param(
            "Über die Plattform liefern 12 Händler in abgelegene Orte des Landkreises St. Ruprecht.",
            "Die Belieferung abgelegener Orte im Landkreis St. Ruprecht erfolgt über die Plattform durch 12 Händler.",
            "Die Belieferung der Händler durch 12 abgelegene Orte im Landkreis erfolgt über die Plattform.",
            id="hangs alike",
        ),
        pytest.param(
            "Altfeld erhält über fünf Jahre bis zu 3 Millionen Euro Förderung.",
            "Bis zu 3 Millionen Euro Förderung erhält Altfeld über fünf Jahre.",
            "Altfelds Förderung erhält über fünf Jahre bis zu 3 Millionen Euro.",
            id="receiver behind",
        ),
        pytest.param(
            "Das Land bezahlte die Karte, gezeichnet vom Büro Lindner.",
            "Das Büro Lindner zeichnete die Karte, das Land bezahlte sie.",
            "Das Land zeichnete die Karte, das Büro Lindner bezahlte sie.",
            id="passive behind a comma",
        ),
        pytest.param(
            "Laut einer Umfrage im Auftrag der Kammer kennt jeder Zweite das Heft.",
            "Einer Umfrage im Auftrag der Kammer zufolge kennt jeder Zweite das Heft.",
            "Einer Kammer im Auftrag der Umfrage zufolge kennt jeder Zweite das Heft.",
            id="preposition behind",
        ),
        pytest.param(
            "Eine Messung des Labors Orth im Auftrag der Kammer nennt die Luft rein.",
            "Eine von der Kammer beauftragte Messung des Labors Orth nennt die Luft rein.",
            "Eine vom Labor Orth beauftragte Messung der Kammer nennt die Luft rein.",
            id="who orders",
        ),
        pytest.param(
            "Die Satzung enthält 12 Regeln in drei Kapiteln.",
            "In der Satzung werden 12 Regeln drei Kapiteln zugeordnet.",
            "In der Satzung werden drei Regeln 12 Kapiteln zugeordnet.",
            id="what contains",
        ),
        pytest.param(
            "Träger im Amt Rodau sind die Stadt Altfeld, die Gemeinde Bergau und die Gemeinde Seeheim.",
            "Im Amt Rodau ist die Gemeinde Seeheim einer der Träger.",
            "Im Amt Seeheim ist die Gemeinde Bergau einer der Träger von Altfeld.",
            id="list with articles",
        ),
        pytest.param(
            "Das Heft verbindet Beratung mit der Bildung junger Eltern.",
            "Die Verbindung von Beratung und Bildung leistet das Heft.",
            "Die Eltern von Bildung leisten im Heft Beratung.",
            id="object of a deed",
        ),
        pytest.param(
            "In Altfeld (rund 900 Einwohner) sammelt ein Lotse Bestellungen.",
            "In Altfeld mit seinen etwa 900 Einwohnern sammelt ein Lotse Bestellungen.",
            "In Altfeld sammeln etwa 900 Einwohner Bestellungen.",
            id="inhabitants",
        ),
    ],
)
def test_roles_told_otherwise(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            "Die Bojen messen in zwei Teichen Temperatur und Pegel und senden stündlich an die Zentrale.",
            "Stündlich senden die Bojen Temperatur und Pegel, die sie in zwei Teichen messen, an die Zentrale.",
            "Stündlich messen die Bojen an der Zentrale Temperatur und Pegel, die sie in zwei Teiche senden.",
            id="relative clause told first",
        ),
        pytest.param(
            "Einwohner im Amt Rodau: Altfeld 1.088, Seeheim 1.449 und Bergau 3.990.",
            "In Seeheim wohnen 1.449 Menschen, in Altfeld 1.088.",
            "In Altfeld wohnen 1.449 Menschen, in Seeheim 1.088.",
            id="head of a list",
        ),
        pytest.param(
            "Die offene Plattform wird seit März 2023 von sechs Städten getragen; Fassung 1.0 erschien im Mai 2021.",
            "Die Fassung 1.0 der offenen Plattform ist im Mai 2021 erschienen.",
            "Die Fassung 1.0 der offenen Plattform ist im März 2023 erschienen.",
            id="subject of the first part",
        ),
        pytest.param(
            "Altfeld strich einige Vorhaben; Schulen wirken an den 17 Projekten mit.",
            "An den 17 Altfelder Projekten wirken Schulen mit.",
            "An den Projekten wirken 17 Altfelder Schulen mit.",
            id="adjective of a town is not counted",
        ),
        pytest.param(
            "Zu Gast waren 40 Ältere in Altfeld; Themen waren Karten, Funk und die App.",
            "Funk war eines der Themen in Altfeld.",
            "Funk lud 40 Ältere in Altfeld zu Gast.",
            id="equated",
        ),
    ],
)
def test_parts_told_otherwise(quote: str, carried: str, wrong: str) -> None:
    assert _passes(quote, carried)
    assert not _passes(quote, wrong)


def test_a_sentence_may_open_with_a_bracket() -> None:
    assert not _passes("(12 Läden, 5 Stände) Die Karte zeigt Läden.", "Die Karte zeigt 7 Läden.")
