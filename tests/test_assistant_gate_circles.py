"""How far a denial and a quantity reach: each rule with a wording it carries and one it stops."""

from __future__ import annotations

import pytest
from gated import is_carried


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Nicht alle kommen mit dem Automaten zurecht.",
            "Mit dem Automaten kommen nicht alle zurecht.",
            "Niemand kommt mit dem Automaten zurecht.",
        ),
        (
            "Der Bauhof leert nicht mehr jeden Korb im Park.",
            "Im Park leert der Bauhof nicht mehr jeden Korb.",
            "Der Bauhof leert keinen Korb im Park mehr.",
        ),
        (
            "Die Wehr kann den Alarm oft nicht sofort prüfen.",
            "Oft kann die Wehr den Alarm nicht sofort prüfen.",
            "Die Wehr kann den Alarm nie sofort prüfen.",
        ),
        (
            "Der Verein kommt mit zwei Pumpen aus, statt jeden Garten auszustatten.",
            "Statt jeden Garten auszustatten, kommt der Verein mit zwei Pumpen aus.",
            "Der Verein stattet jeden Garten aus.",
        ),
        (
            "Manche erwarteten vom Bürgerladen fälschlich einen Verleih von Rädern.",
            "Vom Bürgerladen erwarteten manche fälschlich einen Verleih von Rädern.",
            "Der Bürgerladen bietet einen Verleih von Rädern.",
        ),
        (
            "In der Siedlung fehlen Radwege zwischen den Schulen.",
            "Zwischen den Schulen in der Siedlung fehlen Radwege.",
            "An Radwegen zwischen den Schulen mangelt es in der Siedlung nicht.",
        ),
        (
            "Am Treffen nahmen über 200 Vereine teil, auch aus Dörfern ohne Zuschuss.",
            "Am Treffen nahmen auch Vereine aus Dörfern ohne Zuschuss teil.",
            "Dörfer ohne Zuschuss waren vom Treffen ausgeschlossen.",
        ),
        (
            "Zum Gasthaus kommt man nur mit Fahrrad oder Bahn.",
            "Nur mit Fahrrad oder Bahn kommt man zum Gasthaus.",
            "Zum Gasthaus kommt man nur mit der Bahn.",
        ),
        (
            "Der Kreis betreibt die Plattform mit allen 27 Dörfern.",
            "Mit allen 27 Dörfern betreibt der Kreis die Plattform.",
            "Der Kreis betreibt die Plattform mit einem Teil der 27 Dörfer.",
        ),
        (
            "Die Studie beruht auf neun Versuchen in Schulen und Büchereien.",
            "Auf neun Versuchen in Schulen und Büchereien beruht die Studie.",
            "Die Studie beruht allesamt auf neun Versuchen in Schulen.",
        ),
        (
            "Bis auf die Abmeldung kann das Portal alles, was vereinbart war.",
            "Das Portal kann bis auf die Abmeldung alles, was vereinbart war.",
            "Das Portal kann alles, was vereinbart war.",
        ),
        (
            "Der Steg ist die längste hölzerne Brücke unter den Bauten am See.",
            "Unter den Bauten am See ist der Steg die längste hölzerne Brücke.",
            "Der Steg ist die längste Brücke unter den Bauten am See.",
        ),
        (
            "Der Verein führt eine große Bücherei am Markt.",
            "Am Markt führt der Verein eine große Bücherei.",
            "Der Verein führt die größte Bücherei am Markt.",
        ),
        (
            "Beide Schulen am Markt haben einen Garten.",
            "Am Markt haben beide Schulen einen Garten.",
            "Eine der beiden Schulen am Markt hat einen Garten.",
        ),
        (
            "Zehn der 73 Schulen sind Altbauten unter 20 Räumen.",
            "Altbauten unter 20 Räumen sind zehn der 73 Schulen.",
            "Die Schulen sind Altbauten unter 20 Räumen.",
        ),
        (
            "Die ersten drei Konferenzen waren virtuell und offen für Vereine.",
            "Virtuell und offen für Vereine waren die ersten drei Konferenzen.",
            "Die Konferenzen waren virtuell und offen für Vereine.",
        ),
        (
            "Unter den ersten Treffen war ein Austausch mit Vereinen.",
            "Ein Austausch mit Vereinen war unter den ersten Treffen.",
            "Das erste Treffen war ein Austausch mit Vereinen.",
        ),
    ],
)
def test_reach_is_kept(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried"),
    [
        (
            "Der Laden ist Teil des Marktes und wird vom Verein geführt.",
            "Der Verein führt den Laden, einen Teil des Marktes.",
        ),
        (
            "Das Treffen fand im Stadthaus statt, Thema Kunst im Alltag.",
            "Thema des Treffens im Stadthaus war Kunst im Alltag.",
        ),
        (
            "Der Plan umfasst 17 Millionen Euro: 2 Millionen für Brücken.",
            "Vom Plan entfallen 2 Millionen Euro auf Brücken.",
        ),
    ],
)
def test_other_senses_of_the_marks(quote: str, carried: str) -> None:
    assert is_carried(quote, carried)
