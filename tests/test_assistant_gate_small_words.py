"""Small words, joints and modal verbs: each rule with a wording it carries and one it stops."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement

CONTEXT = GateContext(frozenset({"q"}), frozenset({"Ahrdorf", "Wendheim"}))


def passes(statement: str, *sentences: str) -> bool:
    return check_statement(statement, (Quote("q", sentences),), CONTEXT).passed


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Der Kreis muss die Brücke jährlich prüfen.",
            "Die Brücke muss vom Kreis jährlich geprüft werden.",
            "Die Brücke kann vom Kreis jährlich geprüft werden.",
        ),
        (
            "Eine Werkstatt wartet die Räder.",
            "Die Räder werden von einer Werkstatt gewartet.",
            "Die Räder dürfen von einer Werkstatt gewartet werden.",
        ),
        (
            "Die Halle ist ein Treffpunkt der Vereine.",
            "Ein Treffpunkt der Vereine ist die Halle.",
            "Ein Treffpunkt der Vereine kann die Halle sein.",
        ),
        (
            "Der Rat beschloss die Satzung einstimmig.",
            "Die Satzung wurde vom Rat einstimmig beschlossen.",
            "Die Satzung soll vom Rat einstimmig beschlossen werden.",
        ),
        (
            "In Ahrdorf messen Sensoren Lärm und Staub.",
            "Lärm und Staub werden in Ahrdorf von Sensoren gemessen.",
            "Lärm oder Staub werden in Ahrdorf von Sensoren gemessen.",
        ),
        (
            "In Ahrdorf messen Sensoren Lärm und Staub.",
            "Sensoren messen in Ahrdorf Staub und Lärm.",
            "Sensoren messen in Ahrdorf Lärm statt Staub.",
        ),
        (
            "Alle Schulen in Ahrdorf haben einen Garten.",
            "In Ahrdorf haben sämtliche Schulen einen Garten.",
            "In Ahrdorf haben fast alle Schulen einen Garten.",
        ),
        (
            "Fast alle Schulen in Ahrdorf haben einen Garten.",
            "In Ahrdorf haben nahezu alle Schulen einen Garten.",
            "In Ahrdorf haben alle Schulen einen Garten.",
        ),
        (
            "Die Karte wird in Ahrdorf nicht genutzt.",
            "In Ahrdorf wird die Karte nicht genutzt.",
            "In Ahrdorf wird die Karte kaum genutzt.",
        ),
        (
            "Die Karte wird in Ahrdorf kaum genutzt.",
            "In Ahrdorf wird die Karte kaum genutzt.",
            "In Ahrdorf wird die Karte nicht genutzt.",
        ),
        (
            "Der Kreis gründete die Gesellschaft 2019.",
            "Die Gesellschaft wurde 2019 vom Kreis gegründet.",
            "Die Gesellschaft wurde 2019 vom Kreis übernommen.",
        ),
        (
            "Wendheim und Lauben bekamen je drei Busse.",
            "Je drei Busse bekamen Wendheim und Lauben.",
            "Wendheim und Lauben bekamen insgesamt drei Busse.",
        ),
    ],
)
def test_changed_word_is_stopped(quote: str, carried: str, wrong: str) -> None:
    assert passes(carried, quote)
    assert not passes(wrong, quote)


@pytest.mark.parametrize(
    "word",
    ["vor allem", "erst", "noch", "schnell", "tatsächlich", "mit Erfolg", "persönlich", "angeblich", "vielleicht",
     "verpflichtend", "dauerhaft", "gemeinsam", "gleichzeitig", "zunächst"],
)  # fmt: skip
def test_small_word_out_of_nowhere_is_stopped(word: str) -> None:
    quote = "Die Wehr misst den Pegel der Aue."
    assert passes("Der Pegel der Aue wird von der Wehr gemessen.", quote)
    assert not passes(f"Der Pegel der Aue wird von der Wehr {word} gemessen.", quote)


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Angemeldet sind vor allem Frauen.", "Angemeldet sind hauptsächlich Frauen."),
        ("Das Netz war noch im Aufbau.", "Das Netz war bisher im Aufbau."),
        ("Erst wurde die Halle gebaut, dann der Platz.", "Zuerst wurde die Halle gebaut, danach der Platz."),
        ("Ahrdorf und Wendheim haben zusammen 900 Plätze.", "Ahrdorf und Wendheim haben 900 Plätze."),
        ("Der Versuch endete mit Erfolg.", "Der Versuch endete erfolgreich."),
        ("Im Haus kann man Räder leihen.", "Im Haus leiht man Räder."),
        ("Die Planung umfasst eine größere Halle.", "Geplant ist eine größere Halle."),
    ],
)
def test_small_word_told_otherwise_passes(statement: str, quote: str) -> None:
    assert passes(statement, quote)
