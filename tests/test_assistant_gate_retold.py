"""What the checks of relations, modes, figures, bounds and denials must not stop, each beside its wrong twin."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement

CONTEXT = GateContext(frozenset({"q"}), frozenset({"Wolfsburg", "Kassel", "Ulm", "Bamberg", "Guben"}))


def codes(statement: str, *sentences: str) -> set[str]:
    return {code.value for code in check_statement(statement, [Quote("q", sentences)], CONTEXT).codes}


TOWN = "Guben ist eine Kleinstadt in Brandenburg mit Hafen und Theater; sie arbeitet mit der Großstadt Kassel zusammen."
SHOP = "Kassel betreibt eine Plattform, über die Händler liefern. Die Logistik der Plattform übernimmt der Kreis."
CARD = "Das Stadtlabor in Ulm bietet Workshops und Kurse an."


@pytest.mark.parametrize(
    ("statement", "sentence", "expected"),
    [
        ("Die Kleinstadt Guben hat einen Hafen und ein Theater.", TOWN, set()),
        ("Die Kleinstadt Kassel hat einen Hafen und ein Theater.", TOWN, {"relation"}),
        ("Theater und Hafen sind Dinge, die Guben hat.", TOWN, set()),
        ("Die Logistik der Plattform wird vom Kreis übernommen.", SHOP, set()),
        ("Der Kreis wird von der Logistik übernommen.", SHOP, {"relation"}),
        ("Im Stadtlabor in Ulm gibt es Workshops und Kurse.", CARD, set()),
        ("In Workshops bietet Ulm das Stadtlabor an.", CARD, {"relation"}),
    ],
)
def test_relations(statement: str, sentence: str, expected: set[str]) -> None:
    found = codes(statement, *sentence.split(". "))
    assert found == expected or (expected and expected <= found)


@pytest.mark.parametrize(
    ("statement", "sentence", "expected"),
    [
        (
            "Zu den Planungen in Ulm gehört eine beleuchtete Fahrradbrücke.",
            "Geplant ist in Ulm eine beleuchtete Fahrradbrücke.",
            set(),
        ),
        (
            "In Ulm gibt es eine beleuchtete Fahrradbrücke.",
            "Geplant ist in Ulm eine beleuchtete Fahrradbrücke.",
            {"modality"},
        ),
        ("Kassel hatte vor, Bäume zu pflanzen.", "Kassel wollte Bäume pflanzen.", set()),
        ("Kassel hatte Bäume zu pflanzen.", "Kassel wollte Bäume pflanzen.", {"modality"}),
        (
            "Eine Empfehlung aus Bamberg ist die frühe Beteiligung der Vereine.",
            "Bamberg rät, die Vereine früh zu beteiligen.",
            set(),
        ),
        (
            "Auf Rat von Bamberg beteiligt man die Vereine früh.",
            "Bamberg rät, die Vereine früh zu beteiligen.",
            {"modality"},
        ),
        (
            "Die Verwaltung soll ein Konzept für Radwege vorlegen.",
            "Der Rat hat die Verwaltung beauftragt, ein Konzept für Radwege vorzulegen.",
            set(),
        ),
        (
            "Die Verwaltung soll ein Konzept für Radwege vorlegen.",
            "Die Verwaltung hat ein Konzept für Radwege vorgelegt.",
            {"modality"},
        ),
        (
            "Die Auswertung der Zählung ist bis Juni vorgesehen.",
            "Das Planungsbüro wertet die Zählung bis Juni aus.",
            set(),
        ),
        (
            "Die Auswertung der Zählung ist bis Juni vorgesehen.",
            "Das Planungsbüro wertete die Zählung bis Juni aus.",
            {"modality"},
        ),
    ],
)
def test_modes(statement: str, sentence: str, expected: set[str]) -> None:
    assert codes(statement, sentence) == expected
