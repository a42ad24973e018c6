"""An adjective that moved to another noun, a preposition of another sense, two words that changed places."""

from __future__ import annotations

import pytest
from gated import is_carried

from assistant.gate.checks.swapped_check import check_swapped
from assistant.gate.comparing.alignment import align, sources_of
from assistant.gate.model import Quote
from assistant.gate.sentence.reading import read

NAMES = frozenset({"Tannau", "Rebach"})
ZWILLING = "Tannau baut einen digitalen Zwilling für den Hafen."
OFFEN = "Offene Daten nutzt Tannau in der neuen Werkstatt."
LISTE = "Die Bibliothek zeigt alte Karten und Pläne aus Rebach im hellen Saal."
GRUENDLICH = "Der Beirat prüft am Hafen gründlich die Vorhaben."
BRIEF = "Ein Brief aus Tannau lag im Archiv der Bibliothek."
AUSWAHL = "Die kleinen Vorhaben sind aus einem Wettbewerb entstanden, um für die Auswahl großer Vorhaben zu lernen."
MESSE = "In Rebach fand die Messe nach der Sanierung statt."
SPENDE = "Der Verein wirbt für den Radweg in Rebach."


@pytest.mark.parametrize(
    ("quote", "statement", "carried"),
    [
        (ZWILLING, "Für den Hafen baut Tannau einen digitalen Zwilling.", True),
        (ZWILLING, "Für den digitalen Hafen baut Tannau einen Zwilling.", False),
        (AUSWAHL, "Aus einem Wettbewerb sind die kleinen Vorhaben entstanden.", True),
        (AUSWAHL, "Aus einem Wettbewerb sind die großen Vorhaben entstanden.", False),
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


KOPIE = "Der Förderverein pflegt die Beete am Bahnhof, die Jugendgruppe bemalt die Bänke im Schlosspark."


@pytest.mark.parametrize(
    ("statement", "carried"),
    [
        ("Der Förderverein pflegt die Beete am Bahnhof, und die Jugendgruppe bemalt die Bänke im Schlosspark.", True),
        ("Die Jugendgruppe bemalt die Bänke im Schlosspark, der Förderverein pflegt die Beete am Bahnhof.", True),
        ("Der Förderverein pflegt die Bänke am Bahnhof, die Jugendgruppe bemalt die Beete im Schlosspark.", False),
        ("Der Förderverein pflegt die Beete am Schlosspark, die Jugendgruppe bemalt die Bänke im Bahnhof.", False),
        ("Der Förderverein bemalt die Beete am Bahnhof, die Jugendgruppe pflegt die Bänke im Schlosspark.", False),
    ],
)
def test_words_of_nearly_the_same_wording_keep_their_places(statement: str, carried: bool) -> None:
    assert is_carried(KOPIE, statement, NAMES) is carried


@pytest.mark.parametrize(
    ("quote", "statement", "swapped"),
    [
        ("Die Jury wählte im Mai drei Ideen aus dem Wettbewerb.", "Die Jury wählte im Mai drei Ideen.", []),
        (
            "Die Jury wählte im Mai drei Ideen aus dem Wettbewerb der Schulen.",
            "Die Ideen wählte im Mai drei Jury aus dem Wettbewerb der Schulen.",
            ["Ideen / Jury"],
        ),
        (
            "Geprüft wurden Lärm, Licht und Luft am neuen Platz.",
            "Geprüft wurden Luft, Licht und Lärm am neuen Platz.",
            [],
        ),
    ],
)
def test_what_is_put_back_stands_beside_words_of_the_quote(quote: str, statement: str, swapped: list[str]) -> None:
    sources = sources_of([Quote("q", (quote,))], NAMES)
    found = check_swapped(align(read(statement, NAMES), sources, NAMES))
    assert [reason.detail for reason in found] == swapped
