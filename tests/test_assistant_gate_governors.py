"""The gate: what hangs on a noun in the quote hangs on no other one in the statement, and wholes are no parts."""

from __future__ import annotations

import pytest
from gated import is_carried

from assistant.gate.sentence.governors import hangings
from assistant.gate.sentence.reading import read
from assistant.gate.sentence.wholes import parts


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Das Portal zeigt Baustellen, Kursangebote, einen Kalender mit Erinnerung und Sportplätze.",
            "Das Portal zeigt einen Kalender mit Erinnerung, Kursangebote, Baustellen und Sportplätze.",
            "Das Portal zeigt Kursangebote mit Erinnerung, Baustellen, einen Kalender und Sportplätze.",
        ),
        (
            "Torfhaus plant vier Vorhaben, darunter eine Karte fürs Radfahren und ein Wandern mit Lotsen.",
            "Vier Vorhaben plant Torfhaus, etwa eine Karte fürs Radfahren und ein Wandern mit Lotsen.",
            "Vier Vorhaben plant Torfhaus, etwa eine Karte fürs Wandern und ein Radfahren mit Lotsen.",
        ),
        (
            "Der Bericht behandelt Busse auf Zuruf wie den Harzhüpfer und betreutes Wohnen („Anna 2.0“).",
            "Im Bericht geht es um betreutes Wohnen („Anna 2.0“) und Busse auf Zuruf wie den Harzhüpfer.",
            "Im Bericht geht es um Busse auf Zuruf wie „Anna 2.0“ und betreutes Wohnen (Harzhüpfer).",
        ),
        (
            "Geplant sind ein Windrad, die „Zukunft Moor“ und das Warnsystem „Moor meldet“.",
            "Geplant ist ein Warnsystem namens „Moor meldet“.",
            "Geplant sind ein Windrad namens „Moor meldet“ und als Warnsystem die „Zukunft Moor“.",
        ),
        (
            "Ein Beirat unter Vorsitz der Kämmerin wählt Ideen aus, die aus dem Kreis der Gärtner kommen.",
            "Unter Vorsitz der Kämmerin wählt ein Beirat Ideen aus.",
            "Den Vorsitz des Kreises der Gärtner hat die Kämmerin; seine Ideen wählt ein Beirat aus.",
        ),
        (
            "Im Amt Ried laufen 20 Vorhaben, darunter ein Bürgerbus und ein Lernhaus.",
            "Zu den 20 Vorhaben im Amt Ried gehören ein Lernhaus und ein Bürgerbus.",
            "Das Lernhaus im Amt Ried umfasst 20 Vorhaben.",
        ),
        (
            "Drei Säulen im Waldland: Holzhaus, Lernhof und Datenraum.",
            "Im Waldland gibt es die Säulen Holzhaus, Lernhof und Datenraum.",
            "Im Waldland gliedert sich der Datenraum in die Säulen Holzhaus und Lernhof.",
        ),
    ],
)
def test_hanging_elsewhere(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("sentence", "word", "heads", "sure"),
    [
        ("Die Karte der Bäume zeigt Früchte.", "Bäume", ["Karte"], True),
        ("Die Karte der Bäume mit Früchten hilft.", "Früchten", ["Bäume", "Karte"], True),
        ("Der Kreis baut ein Netz mit Firmen.", "Firmen", ["Netz"], False),
        ("Der Bus („Emma“) fährt.", "Emma", ["Bus"], True),
        ("Busse wie Emma fahren.", "Emma", ["Busse"], True),
        ("Die Karte für Kinder und Eltern hilft.", "Eltern", ["Karte"], False),
        ("Das Thema Verkehr beschäftigt alle.", "Verkehr", ["Thema"], False),
    ],
)
def test_heads(sentence: str, word: str, heads: list[str], sure: bool) -> None:
    found = {w.text: ([head.text for head in h.heads], h.sure) for w, h in hangings(read(sentence)).items()}
    assert found[word] == (heads, sure)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Das Portal enthält Karten und Kurse.", [("Karten", ["Portal"]), ("Kurse", ["Portal"])]),
        ("Die Dörfer gehören zum Amt.", [("Dörfer", ["Amt"])]),
        ("Neun Wege entstehen, darunter ein Steg.", [("Steg", ["Wege"])]),
        ("Ried: ein Dorf am Bach.", [("Dorf", ["Ried"]), ("Bach", ["Ried"])]),
        ("Das Portal zeigt Karten.", []),
    ],
)
def test_parts(sentence: str, found: list[tuple[str, list[str]]]) -> None:
    assert [(part.part.text, [whole.text for whole in part.wholes]) for part in parts(read(sentence))] == found


def test_owner_is_no_means_of_a_deed() -> None:
    """ "den Plan von Ried": Ried has it, it does nothing."""
    quote = "Der Rat prüfte im Mai den Plan von Ried."
    assert is_carried(quote, "Der Plan von Ried wurde im Mai vom Rat geprüft.")
    assert not is_carried(quote, "Ried prüfte im Mai den Plan.")
