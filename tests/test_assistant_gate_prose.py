"""The gate on long abstract sentences: corrections, pairs of adjectives, subclauses in front, words of strategies."""

from __future__ import annotations

import pytest
from gated import is_carried

from assistant.gate import GateContext, Quote, check_statement

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


def _is_carried_by(sentences: tuple[str, ...], statement: str) -> bool:
    return check_statement(statement, (Quote("q", sentences),), GateContext(frozenset({"q"}), frozenset())).passed


@pytest.mark.parametrize(
    ("sentences", "carried", "wrong"),
    [
        (
            ("Im Hafenrat sitzen Fischer, Segler und Ruderinnen.", "Der Hafenrat wäre dann Taktgeber am Ufer."),
            "Der Hafenrat, in dem Fischer, Segler und Ruderinnen sitzen, wäre dann Taktgeber am Ufer.",
            "Der Kreistag, in dem Fischer, Segler und Ruderinnen sitzen, wäre dann Taktgeber am Ufer.",
        ),
        (
            (
                "Die Saatgutbank gehört dem Gartenamt.",
                "Dafür wird unter anderem der Keller genutzt, in dem die Samen trocken lagern.",
            ),
            "Für die Saatgutbank wird unter anderem der Keller genutzt, in dem die Samen trocken lagern.",
            "Für die Saatgutbank wird ausschließlich der Keller genutzt, in dem die Samen trocken lagern.",
        ),
    ],
)
def test_clauses_that_rest_on_two_sentences(sentences: tuple[str, ...], carried: str, wrong: str) -> None:
    assert _is_carried_by(sentences, carried)
    assert not _is_carried_by(sentences, wrong)


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        (
            "Es sollen keine Verbote verhängt, sondern Wege für Räder beschrieben werden.",
            "Es sollen Wege für Räder beschrieben werden.",
            "Wege für Räder wurden beschrieben.",
        ),
        (
            "Damit es gelingt, bedarf es eines Umbaus der Turnhalle.",
            "Die Turnhalle muss umgebaut werden.",
            "Die Turnhalle wird vielleicht umgebaut.",
        ),
        (
            "Die Runde besteht aus Trainer*innen der Vereine.",
            "Die Runde besteht aus Trainerinnen und Trainern der Vereine.",
            "Die Runde besteht aus Spielern der Vereine.",
        ),
    ],
)
def test_modes_and_forms_of_prose(quote: str, carried: str, wrong: str) -> None:
    assert is_carried(quote, carried)
    assert not is_carried(quote, wrong)


@pytest.mark.parametrize(
    ("sentences", "carried", "wrong"),
    [
        (
            ("Der Melder soll bei Glatteis warnen.", "Im Sommer soll der Melder Wasserstände liefern."),
            "Der Melder soll bei Glatteis warnen und im Sommer Wasserstände liefern.",
            "Der Melder warnt bei Glatteis und liefert im Sommer Wasserstände.",
        ),
        (
            ("Die Wehr zählt Boote am Steg.", "Ziel der Wehr ist es, Gäste zu lenken."),
            "Die Wehr zählt Boote am Steg, um Gäste zu lenken.",
            "Die Wehr zählt Boote am Steg und lenkt Gäste.",
        ),
        (
            ("So können Stege rasch gebaut und vor Ort erprobt werden.",),
            "So können Stege rasch gebaut werden.",
            "So können Stege rasch gekauft werden.",
        ),
        (
            ("Die Mühle wird vom Kreis als eines von sechs Denkmälern geführt.",),
            "Unter den 6 Denkmälern führt der Kreis die Mühle.",
            "Unter den 16 Denkmälern führt der Kreis die Mühle.",
        ),
        (
            ("Hagenried und Torfbach planten eine Fähre.",),
            "In Hagenried und Torfbach bestanden Planungen für eine Fähre.",
            "In Hagenried und Torfbach gab es eine Fähre.",
        ),
    ],
)
def test_plans_and_what_goes_with_them(sentences: tuple[str, ...], carried: str, wrong: str) -> None:
    assert _is_carried_by(sentences, carried)
    assert not _is_carried_by(sentences, wrong)


def test_what_is_to_be_noticed_is_so() -> None:
    statement = "Das Wehr liegt im Sommer trocken."
    assert is_carried("Bedacht werden muss jedoch, dass das Wehr im Sommer trocken liegt.", statement)
    assert not is_carried("Erreicht werden muss jedoch, dass das Wehr im Sommer trocken liegt.", statement)
