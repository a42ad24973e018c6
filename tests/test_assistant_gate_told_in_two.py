"""One sentence told as two, in another order or with a compound taken apart, each beside a wrong one of its build."""

from __future__ import annotations

import pytest
from gated import is_carried

NAMES = frozenset({"Seeheim", "Aldorf", "Bergau", "Moorsee", "Ried"})
TOUR = "Im Museum bietet Aldorf einen 360-Grad-Rundgang an."
LEAGUE = "„Seenbund“ (Aldorf, Bergau, Moorsee) veröffentlicht Leitfäden zu Daten."
OFFICE = "Das beim Bürgermeister angesiedelte Smart-Seeheim-Büro gab einen Wegweiser heraus."
BOARD = "Ein 20-köpfiger Beirat begleitete die Erarbeitung des Stufenplans."
APP = "Die Seeheim-App bündelt lokale Nachrichten und Dienste."
ROUND = "In der zweiten Staffel bewarben sich 86 Kommunen; 32 Projekte kamen zum Zug."
PEOPLE = "In Ried leben 1.883 Menschen, im Bergauer Land rund 38.000 Menschen."
PLANS = "Neue Vorhaben in Aldorf: ein Portal zur Beteiligung und eine Seite für Sportstätten."
STRATEGY = "Die Strategie von Aldorf enthält 42 Maßnahmen in sechs Handlungsfeldern."
CARDS = "An zufällig gewählte Haushalte in Aldorf gingen 2.000 Postkarten."
GRID = "In Aldorf wurden 2018 rund 87 Millionen Kilowattstunden grüner Strom erzeugt."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (TOUR, "Im Museum bietet Aldorf einen Rundgang in 360 Grad an.", True),
        (TOUR, "Im Museum bietet Aldorf einen 360-Grad-Film an.", False),
        (LEAGUE, "Leitfäden zu Daten veröffentlicht „Seenbund“ mit Moorsee, Aldorf und Bergau.", True),
        (LEAGUE, "Leitfäden zu Daten veröffentlicht „Seenbund“ ohne Moorsee.", False),
        ("Aldorf (am See) plant ein Haus; Bergau hilft.", "Aldorf plant mit Bergau ein Haus.", False),
        (OFFICE, "In Seeheim gab das Smart-Seeheim-Büro einen Wegweiser heraus.", True),
        (OFFICE, "In Aldorf gab das Smart-Seeheim-Büro einen Wegweiser heraus.", False),
        (OFFICE, "Einen Wegweiser gab in Seeheim der Bürgermeister für das Smart-Seeheim-Büro heraus.", False),
        (BOARD, "Die Erarbeitung des Stufenplans begleitete ein 20-köpfiger Beirat.", True),
        (APP, "In der Seeheim-App sind lokale Nachrichten und Dienste gebündelt.", True),
        (APP, "Lokale Nachrichten bündeln die Seeheim-App.", False),
        (ROUND, "In der zweiten Staffel kamen von 86 Bewerbungen 32 Projekte zum Zug.", True),
        (ROUND, "In der zweiten Staffel bewarben sich 32 Projekte.", False),
        (PEOPLE, "Im Bergauer Land leben rund 38000 Menschen, in Ried selbst 1883.", True),
        (PEOPLE, "Im Bergauer Land leben 1883 Menschen, in Ried selbst 38000.", False),
        (PLANS, "Aldorf hat neue Vorhaben. Das eine ist ein Portal zur Beteiligung, das andere eine Seite.", True),
        (PLANS, "Aldorf hat neue Vorhaben. Das eine ist ein Turm zur Beteiligung, das andere eine Seite.", False),
        (
            STRATEGY,
            "Die Strategie von Aldorf umfasst 42 Maßnahmen. Diese verteilen sich auf sechs Handlungsfelder.",
            True,
        ),
        (STRATEGY, "Die Strategie von Aldorf umfasst sechs Maßnahmen, die sich auf 42 Felder verteilen.", False),
        (CARDS, "In Aldorf wurden 2.000 Postkarten verschickt. Sie gingen an zufällig gewählte Haushalte.", True),
        (CARDS, "In Aldorf wurden 2.000 Postkarten bemalt. Sie gingen an zufällig gewählte Haushalte.", False),
        (GRID, "Rund 87 Millionen Kilowattstunden Grünstrom wurden 2018 in Aldorf erzeugt.", True),
        (GRID, "Rund 87 Millionen Kilowattstunden Solarstrom wurden 2018 in Aldorf erzeugt.", False),
    ],
)
def test_what_is_told_otherwise_and_what_is_not_said(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried


GRANT = "Seeheim erhält 8,7 Millionen Euro: 5,7 Millionen vom Bund und 3 Millionen vom Kreis."
COLUMNS = "Bis Ende 2027 sollen in Aldorf 150 Ladesäulen stehen, 2022 waren es 48."
PLATFORM = "Bergau baut eine Plattform auf, die Messdaten sammelt und an die Ämter weitergibt."
KEPT = "Die Förderung von Bergau endete 2024; die Stadt führt 17 der 29 Maßnahmen mit eigenem Geld weiter."
HOUSE = "Ried plant für 2026 ein Haus der Vereine und einen Laden mit Café."
TWICE = (
    "Die Bewerbung von Seeheim wurde 2020 abgelehnt, 2021 bewarb sich die Stadt erneut und kam in die dritte Staffel."
)
FAIR = "Aldorf, Bergau und Ried zeigten auf der Messe 2022 die Möglichkeiten digitaler Zwillinge."
LAND = "Das Land bewilligte Aldorf am 12. Dezember 2022 einen Zuschuss von 640.000 Euro."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (GRANT, "Seeheim bekommt 8,7 Mio. Euro. Der Bund zahlt 5,7 Millionen, der Kreis 3 Millionen.", True),
        (GRANT, "Vom Bund erhält Seeheim 5,7 Millionen Euro. Der Kreis gibt 3 Millionen.", True),
        (
            GRANT,
            "Seeheim erhält 8,7 Millionen Euro. Davon kommen 3 Millionen vom Bund, 5,7 Millionen vom Kreis.",
            False,
        ),
        (COLUMNS, "2022 gab es in Aldorf 48 Ladesäulen. Bis Ende 2027 sollen es 150 sein.", True),
        (COLUMNS, "2022 gab es in Aldorf 150 Ladesäulen. Bis Ende 2027 sollen es 48 sein.", False),
        (PLATFORM, "Bergau baut eine Plattform auf. Die Plattform sammelt Messdaten.", True),
        (PLATFORM, "Bergau baut eine Plattform auf. Die Plattform verkauft Messdaten.", False),
        (KEPT, "17 der 29 Maßnahmen führt die Stadt mit eigenem Geld weiter.", True),
        (KEPT, "Bergau hatte 29 Maßnahmen. 17 davon führt die Stadt mit eigenem Geld weiter.", True),
        (KEPT, "29 der 17 Maßnahmen führt die Stadt mit eigenem Geld weiter.", False),
        (HOUSE, "In Ried ist für 2026 ein Haus der Vereine geplant. Hinzu kommt ein Laden mit Café.", True),
        (HOUSE, "In Ried ist für 2026 ein Haus der Vereine geplant. Der Laden mit Café öffnete schon.", False),
        (TWICE, "2020 wurde die Bewerbung von Seeheim abgelehnt. 2021 bewarb sich die Stadt erneut.", True),
        (TWICE, "2021 wurde die Bewerbung von Seeheim abgelehnt. 2020 bewarb sich die Stadt erneut.", False),
        (FAIR, "Die Möglichkeiten digitaler Zwillinge zeigten auf der Messe 2022 Ried, Bergau und Aldorf.", True),
        (FAIR, "Die Möglichkeiten digitaler Zwillinge zeigten auf der Messe 2022 Ried, Bergau und Seeheim.", False),
        (LAND, "Aldorf wurde am 12. Dezember 2022 ein Zuschuss von 640.000 Euro bewilligt.", True),
        (LAND, "Aldorf bewilligte dem Land einen Zuschuss. Er beträgt 640.000 Euro.", False),
    ],
)
def test_parts_keep_what_the_sentence_joins(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement, NAMES) is carried
