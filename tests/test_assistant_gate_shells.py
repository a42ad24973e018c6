"""Words that say nothing beside what the quote says need no counterpart; words that say something do."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement

CONTEXT = GateContext(frozenset({"p1"}), frozenset({"Kassel", "Ulm"}))


def codes(statement: str, quote: str) -> set[str]:
    return {code.value for code in check_statement(statement, [Quote("p1", (quote,))], CONTEXT).codes}


SORTED = "Das Archiv in Ulm sortierte die Karten im September."
GRANTED = "Die Gemeinde Talheim fördert den Chor mit 900 Euro."
BLIND = "Ein Drittel der Jalousien im Rathaus Talheim klemmt."


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Die Sortierung der Karten im Archiv Ulm geschah im September.", SORTED),
        ("Das Archiv in Ulm nahm im September eine Sortierung der Karten vor.", SORTED),
        ("Der Chor erhält von der Gemeinde Talheim eine Förderung von 900 Euro.", GRANTED),
        ("Geld bekommt der Chor von der Gemeinde Talheim: 900 Euro.", GRANTED),
        ("Die Sortierung der Karten geht auf das Archiv zurück.", SORTED),
        ("Die Werkstatt nutzt für die Lackierung der Bänke Pinsel.", "Die Werkstatt lackiert die Bänke mit Pinseln."),
        ("Der Anteil klemmender Jalousien im Rathaus Talheim beträgt ein Drittel.", BLIND),
        ("Standort der Orgel ist die Nikolaikirche.", "Die Orgel steht in der Nikolaikirche."),
        ("Die Pacht der Wiese hat eine Dauer von neun Jahren.", "Die Wiese ist über neun Jahre gepachtet."),
        ("Das Angeln ist an der Schleuse erlaubt.", "An der Schleuse darf man angeln."),
        ("Der Kreisanteil an der Miete beträgt 40 Prozent.", "Von der Miete zahlt der Kreis 40 Prozent."),
        ("Das Tagebuch-Archiv umfasst zwölf Kisten.", "Für Tagebücher hat das Stadtarchiv zwölf Kisten."),
        ("Die Schule lehrt entweder Geige oder Oboe.", "Die Schule lehrt Geige oder Oboe."),
        ("Die Statiker nahmen den Turm im Juni unter die Lupe.", "Die Statiker prüften den Turm im Juni."),
    ],
)
def test_shell_words_need_no_counterpart(statement: str, quote: str) -> None:
    assert codes(statement, quote) == set()


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Die Sortierung der Karten im Archiv Ulm scheiterte im September.", SORTED),
        ("Das Archiv in Ulm verkaufte im September die Karten.", SORTED),
        ("Das Archiv in Ulm bekommt die Karten im September.", SORTED),
        ("Die Zinsen des Chors zahlt die Gemeinde Talheim mit 900 Euro.", GRANTED),
        ("Der Preis der Jalousien im Rathaus Talheim beträgt ein Drittel.", BLIND),
        ("Das Angeln ist an der Schleuse Pflicht.", "An der Schleuse darf man angeln."),
        ("Das Angeln ist an der Schleuse erlaubt.", "An der Schleuse angelt der Verein."),
        ("Die Kreispflicht an der Miete beträgt 40 Prozent.", "Von der Miete zahlt der Kreis 40 Prozent."),
        ("Die Statiker nahmen den Turm im Juni unter die Lupe.", "Die Statiker rissen den Turm im Juni ab."),
    ],
)
def test_words_that_say_something_do(statement: str, quote: str) -> None:
    assert codes(statement, quote)


CHOIRS = "Laut Satzung leitet der Dekan die Chöre, und die Kantoren reden mit."


@pytest.mark.parametrize(
    ("statement", "quote", "carried"),
    [
        ("Die Leitung der Chöre liegt laut Satzung beim Dekan.", CHOIRS, True),
        (
            "Die Messung der Pegel geschieht vor und nach der Flut.",
            "Sonden messen die Pegel vor und nach der Flut.",
            True,
        ),
        ("Wenn Eis liegt, ist der Steg zu.", "Solange Eis liegt, bleibt der Steg zu.", True),
        ("Der Posten am Tor ist besetzt.", "Der Posten am Tor ist unbesetzt.", False),
        ("Der Posten am Tor ist unbesetzt.", "Der Posten am Tor ist besetzt.", False),
    ],
)
def test_particles_go_with_their_own_verb(statement: str, quote: str, carried: bool) -> None:
    assert (codes(statement, quote) == set()) is carried
