"""The gate on long abstract sentences: corrections, pairs of adjectives, subclauses in front, words of strategies."""

from __future__ import annotations

import pytest
from gated import is_carried

_RIGHT = "Ziel der Werkstatt ist nicht der Verkauf, sondern die Reparatur und Weitergabe der Räder."


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            _RIGHT,
            "Ziel der Werkstatt ist die Reparatur und Weitergabe der Räder.",
            "Ziel der Werkstatt ist der Verkauf.",
        ),
        (
            _RIGHT,
            "Ziel der Werkstatt ist die Reparatur der Räder statt des Verkaufs.",
            "Ziel der Werkstatt ist der Verkauf statt der Reparatur der Räder.",
        ),
        (
            "Die Akten wurden nicht einfach nur gescannt, sondern im Team neu geordnet.",
            "Die Akten wurden im Team neu geordnet.",
            "Die Akten wurden nur gescannt.",
        ),
        (
            "Der Hof ist nicht länger Parkplatz, sondern wird zum Garten.",
            "Der Hof gilt nicht mehr als Parkplatz, sondern wird zum Garten.",
            "Der Hof gilt als Parkplatz.",
        ),
    ],
)
def test_what_is_set_right(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Große Chancen neuer Verfahren liegen im Bereich der häuslichen und ambulanten Betreuung.",
            "In der häuslichen und ambulanten Betreuung liegen große Chancen neuer Verfahren.",
            "In der häuslichen und ambulanten Betreuung liegen große Risiken neuer Verfahren.",
        ),
        (
            "Wichtig ist die Achtung der Lebensumstände und -entwürfe in einer offenen und bunten Gesellschaft.",
            "In einer offenen und bunten Gesellschaft ist die Achtung der Lebensumstände und -entwürfe wichtig.",
            "In einer offenen und bunten Gesellschaft ist die Achtung der Lebensumstände und -entwürfe unwichtig.",
        ),
        (
            "Kurse, Werkzeuge und Räume bietet das Haus am Wall an.",
            "Das Haus am Wall bietet Kurse, Werkzeuge und Räume an.",
            "Das Haus am Wall kauft Kurse, Werkzeuge und Räume an.",
        ),
        (
            "Vereine, eine starke Kirche und die Schule arbeiten gemeinsam mit dem Museum an der Ausstellung.",
            "Das Museum arbeitet gemeinsam mit Vereinen, einer starken Kirche und der Schule an der Ausstellung.",
            "Das Museum arbeitet ohne die Schule gemeinsam mit Vereinen an der Ausstellung.",
        ),
        (
            "Entlang des Ufers stehen Geräte, die von Helfern gewartet werden müssen, um Brände zu löschen.",
            "Um Brände zu löschen, müssen die Geräte entlang des Ufers von Helfern gewartet werden.",
            "Um Geräte zu warten, müssen entlang des Ufers von Helfern Brände gelöscht werden.",
        ),
        (
            "In zahlreichen offenen und gut besuchten Kursen gibt die Remise Setzlinge weiter und ist Vorbild.",
            "In zahlreichen offenen und gut besuchten Kursen gibt die Remise, die Vorbild ist, Setzlinge weiter.",
            "In wenigen offenen und gut besuchten Kursen gibt die Remise, die Vorbild ist, Setzlinge weiter.",
        ),
    ],
)
def test_long_phrases_are_read_as_one(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


def test_the_date_of_a_source_has_no_rival() -> None:
    quote = "Vorläufer der Börse war ab 2014 der Tauschring mit 12 Orten (Stand Mai 2021)."
    assert is_carried(quote, "Ab 2014 war der Tauschring mit zwölf Orten der Vorläufer der Börse (Stand Mai 2021).")
    assert not is_carried(quote, "Ab 2021 war der Tauschring mit zwölf Orten der Vorläufer der Börse (Stand Mai 2014).")


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Die Satzung stellt sicher, dass außergewöhnliche Aufgaben zukünftig schrittweise angegangen werden.",
            "Die Satzung gewährleistet, dass außerordentliche Aufgaben künftig schrittweise angegangen werden.",
            "Die Satzung gewährleistet, dass kleine Aufgaben künftig schrittweise angegangen werden.",
        ),
        (
            "Es gibt eine Vielzahl an unterschiedlichen Vereinen im Tal.",
            "Im Tal gibt es zahlreiche verschiedene Vereine.",
            "Im Tal gibt es wenige verschiedene Vereine.",
        ),
        (
            "Die Dienste sind in ihrem Aufbau komplex und beeinflussen den Alltag.",
            "Der Aufbau der Dienste ist vielschichtig, und sie prägen den Alltag.",
            "Der Aufbau der Dienste ist einfach, und sie prägen den Alltag.",
        ),
    ],
)
def test_words_of_strategies(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)
