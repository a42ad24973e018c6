"""Figures of a statement: what counts an enumeration, what is a rounding, which role a figure or a date has."""

from __future__ import annotations

import pytest
from gated import is_carried

COURSE = "Der Kurs in Ulm hat fünf Module, 30 Stunden an zehn Abenden, Themen sind Recht, Technik und Umwelt."
TEAM = "Das Ulmer Team hat sechs Personen, prüft Radwege und baut Brücken."
VOTE = "Der Rat billigte den Haushalt mit 31 zu 14 Stimmen."
ASKED = "2023 gingen 41 Anträge ein, bewilligt wurden 29."
SHARED = "Moor.digital umfasste 12 Millionen Euro Volumen: 3 Millionen für die Planung, 9 Millionen für den Bau."
GRANT = "Ulm erhielt 6,5 Millionen Euro (65 Prozent) für den Bau, 2 Millionen für die Planung."
PLAN = "Ulm will bis 2027 eine Brücke bauen (Stand 2024)."
TALKS = "Werkstätten in Aldorf: Technik (11. Oktober), Verkehr (15. November); alle digital."
SOURCE = "Eine Quelle von 2022 nennt 2027 als Ende der Förderung für Ulm."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        ("Themen in Ulm sind Wohnen, Verkehr und Klima.", "Drei Themen hat Ulm.", True),
        (TEAM, "Das Ulmer Team hat zwei Personen.", False),
        (TEAM, "Das Ulmer Team hat 6 Personen.", True),
        (COURSE, "Der Kurs in Ulm hat drei Module.", False),
        (COURSE, "Der Kurs in Ulm dauert 30 Stunden an 30 Abenden.", False),
        (COURSE, "Der Kurs in Ulm dauert 30 Stunden an 10 Abenden.", True),
        ("Mit einem Eintrag erreicht Ulm Zeitung, Netz und Radio.", "Mit drei Einträgen erreicht Ulm Zeitung.", False),
        ("In Ulm messen sieben Sensoren vor und nach dem Umbau.", "In Ulm messen zwei Sensoren vor dem Umbau.", False),
        (ASKED, "29 Anträge wurden 2023 bewilligt.", True),
        (VOTE, "Mit 31 Stimmen billigte der Rat den Haushalt.", True),
    ],
)
def test_an_enumeration_counts_only_what_no_figure_counts(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        ("In Ulm leben 74.254 Menschen.", "In Ulm leben gut 74.000 Menschen.", True),
        ("In Ulm leben 74.254 Menschen.", "In Ulm leben gut 72.000 Menschen.", False),
        ("In Ulm leben 235.623 Menschen.", "In Ulm leben mehr als 230.000 Menschen.", True),
        ("In Ulm leben 235.623 Menschen.", "In Ulm leben mehr als 225.000 Menschen.", False),
        ("215 Vereine kamen nach Ulm.", "Über 200 Vereine kamen nach Ulm.", True),
        ("290 Vereine kamen nach Ulm.", "Fast 300 Vereine kamen nach Ulm.", True),
        ("310 Vereine kamen nach Ulm.", "Fast 300 Vereine kamen nach Ulm.", False),
        ("Rund 36.100 Menschen leben in Ulm.", "Mehr als 36.000 Menschen leben in Ulm.", True),
        ("Ulm erhält über 350 Millionen Euro.", "Ulm erhält über 300 Millionen Euro.", False),
        ("Ulm erhält bis zu 13,5 Millionen Euro.", "Ulm erhält maximal 15 Millionen Euro.", False),
        ("Nur etwa vier Prozent in Ulm kennen das Wort.", "Nur etwa 2 Prozent in Ulm kennen das Wort.", False),
        ("Nur etwa vier Prozent in Ulm kennen das Wort.", "Nur etwa 3,7 Prozent in Ulm kennen das Wort.", False),
        ("3,7 Prozent in Ulm kennen das Wort.", "Etwa 4 Prozent in Ulm kennen das Wort.", True),
        ("33 Prozent in Ulm kennen das Wort.", "Rund ein Drittel in Ulm kennt das Wort.", True),
        ("Ulm erhält über sieben Jahre Geld.", "Ulm erhält über sechs Jahre Geld.", False),
        ("Ulm erhält über sieben Jahre Geld.", "Ulm erhält über 7 Jahre Geld.", True),
    ],
)
def test_rounding_goes_to_the_round_figure(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (PLAN, "Eine Brücke will Ulm bis 2027 bauen (Stand 2024).", True),
        (PLAN, "Eine Brücke will Ulm bis 2024 bauen (Stand 2027).", False),
        (PLAN, "Eine Brücke will Ulm bis 2024 bauen.", False),
        ("Ulm gründete 2021 einen Verein (Stand Mai 2022).", "Im Mai 2022 gründete Ulm einen Verein.", False),
        ("Ulm hat Erfahrung mit Sensoren (Stand 2023).", "2023 hatte Ulm Erfahrung mit Sensoren.", True),
        (SOURCE, "Nach einer Quelle aus dem Jahr 2022 ist 2027 das Ende der Förderung für Ulm.", True),
        (SOURCE, "Nach einer Quelle aus dem Jahr 2027 ist 2022 das Ende der Förderung für Ulm.", False),
    ],
)
def test_the_date_of_the_source_is_none_of_the_matter(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (SHARED, "Für den Bau umfasste Moor.digital 9 Millionen Euro.", True),
        (SHARED, "Für den Bau umfasste Moor.digital 12 Millionen Euro.", False),
        (SHARED, "Von 12 Millionen Euro Volumen waren 9 Millionen für den Bau.", True),
        (SHARED, "Von 9 Millionen Euro Volumen waren 12 Millionen für den Bau.", False),
        (GRANT, "65 Prozent, das sind 6,5 Millionen Euro, erhielt Ulm.", True),
        (GRANT, "65 Prozent, das sind 2 Millionen Euro, erhielt Ulm.", False),
        (VOTE, "Mit 31 gegen 14 Stimmen billigte der Rat den Haushalt.", True),
        (VOTE, "Mit 14 gegen 31 Stimmen billigte der Rat den Haushalt.", False),
        ("In Ulm haben 9 von 14 Vereinen gespart.", "Neun der insgesamt 14 Vereine in Ulm haben gespart.", True),
        ("In Ulm haben 9 von 14 Vereinen gespart.", "Neun der insgesamt 9 Vereine in Ulm haben gespart.", False),
        ("Die Messe ist am 28. und 29. April in Ulm.", "Am 28. und 29. April ist die Messe in Ulm.", True),
        (
            "Die 40 Stände der Messe sind am 28. und 29. April offen.",
            "Offen ist sie am 40. und 29. April.",
            False,
        ),
    ],
)
def test_part_and_whole_keep_their_places(quote: str, statement: str, carried: bool) -> None:
    assert is_carried(quote, statement) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (VOTE, "Mit 31 gegen 31 Stimmen billigte der Rat den Haushalt.", False),
        ("Die Sommer 2018 und 2019 waren heiß.", "Heiß waren die Sommer 2018 und 2019.", True),
        ("Die Sommer 2018 und 2019 waren heiß.", "Heiß waren die Sommer 2019 und 2019.", False),
        ("Der Bus fuhr von 2021 bis 2023 in Ulm.", "Zwischen 2021 und 2023 fuhr der Bus in Ulm.", True),
        ("Der Bus fuhr von 2021 bis 2023 in Ulm.", "Zwischen 2023 und 2021 fuhr der Bus in Ulm.", False),
        ("Der Newsletter 01/23 behandelt Busse.", "Busse behandelt der Newsletter 01/23.", True),
        ("Der Newsletter 01/23 behandelt Busse.", "Busse behandelt der Newsletter 23/01.", False),
        ("86 Orte bewarben sich, 32 kamen zum Zug (20 Städte).", "32 kamen zum Zug, darunter 86 Städte.", False),
        (TALKS, "Die Werkstatt Verkehr in Aldorf war am 15. November digital.", True),
        (TALKS, "Die Werkstatt Verkehr in Aldorf war am 11. Oktober digital.", False),
        (
            ("Am 11. Juli 2024 besuchte der Minister Aldorf.", "Bis 2026 wird Aldorf vom Bund gefördert."),
            "Aldorf wird bis 11. Juli 2024 vom Bund gefördert.",
            False,
        ),
    ],
)
def test_a_figure_is_told_once_and_of_its_own(quote: str | tuple[str, ...], statement: str, carried: bool) -> None:
    assert is_carried(quote, statement) is carried
