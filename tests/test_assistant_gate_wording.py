"""Modes, figures, names and denials told in other words or places, each beside its wrong twin."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement

CONTEXT = GateContext(frozenset({"q"}), frozenset({"Ahlbach", "Guben", "Ulm", "Guben-Ulm"}))

FAIR = "Die Messe „Gebaut, um zu halten: Vom Plan zum Haus“ lief vom 18. bis 20. Oktober 2022 in Ulm."
DAYS = "Die Messe in Ulm (18.–20. Oktober 2022) zählte 90 Stände."
FUND = "Grundlage in Guben war ein Leitbild mit 15 Zielen; in Aussicht standen 64.000 Euro Zuschuss."
NET = "Das Messnetz in Ulm hat 40 Stationen (geplant bis 60) und erfasst Wind und Regen."
FLAT = "In Ulm ist eine helle, trockene Musterwohnung geplant."
DUTY = "Der Verein wird von Ulm getragen, ist Teil des Netzwerks und will kleine Orte beraten und schulen."
AIM = "Guben: 16.000 Einwohner, mittlere Stadt; Ziel weitgehende Barrierefreiheit bis Ende 2035."
RUN = "Der Umbau in Ulm läuft voraussichtlich bis Mai 2027."
MONEY = "Die Region um Guben (ohne Ahlbach) erhält 11 Millionen Euro."
RIGHT = "Ulm stehen über sieben Jahre 3 Millionen Euro Landesmittel zu."
PAIR = "Themen des Projekts Guben-Ulm sind Wasser und Verkehr."
PLAN = "Der Stufenplan wurde im Juni 2024 von einem Beirat verabschiedet. Am Stufenplan wirkten mehrere Kammern mit."
FAIR_DAY = "Die Messe in Ulm begann am 5. Oktober 2022."
STEP = "In Phase 2 misst Ulm den Pegel."
SHARE = "Zwei Drittel der Haushalte in Ulm nutzen die App."
NAMES = "Weder Namen noch Adressen werden in Ulm gespeichert."
STATE = "Der sachsen-anhaltische Verein misst den Pegel."
APP = "Guben gab 6.000 Euro für die Wartung der Dorf Laden App."


@pytest.mark.parametrize(
    ("statement", "passage", "expected"),
    [
        (
            "Unter dem Titel „Gebaut, um zu halten: Vom Plan zum Haus“ lief im Oktober 2022 in Ulm die Messe.",
            FAIR,
            set(),
        ),
        ("Die Messe „Gebaut, um zu halten: Vom Plan zum Haus“ soll in Ulm laufen.", FAIR, {"modality"}),
        (
            "In Aussicht standen 64.000 Euro Zuschuss für Guben, wo ein Leitbild mit 15 Zielen Grundlage war.",
            FUND,
            set(),
        ),
        ("In Guben standen 64.000 Euro Zuschuss; Grundlage war ein Leitbild.", FUND, {"modality"}),
        ("Das Ulmer Messnetz mit 40 Stationen, geplant bis 60, erfasst Wind und Regen.", NET, set()),
        ("Das Ulmer Messnetz erfasst mit 60 Stationen Wind und Regen.", NET, {"scope"}),
        ("In Ulm plant man eine Musterwohnung, die hell und trocken ist.", FLAT, set()),
        ("In Ulm gibt es eine Musterwohnung, die hell und trocken ist.", FLAT, {"modality"}),
        ("Ulm trägt den Verein, der Teil des Netzwerks ist und kleine Orte beraten und schulen will.", DUTY, set()),
        ("Ulm trägt den Verein, der Teil des Netzwerks ist und kleine Orte berät und schult.", DUTY, {"modality"}),
        ("Ziel von Guben, einer mittleren Stadt mit 16.000 Einwohnern, ist weitgehende Barrierefreiheit.", AIM, set()),
        ("Guben, eine mittlere Stadt mit 16.000 Einwohnern, hat weitgehende Barrierefreiheit.", AIM, {"modality"}),
        ("Vermutlich läuft der Umbau in Ulm bis Mai 2027.", RUN, set()),
        ("Bis Mai 2027 dürfte der Umbau in Ulm laufen.", RUN, set()),
        ("Der Umbau in Ulm muss bis Mai 2027 laufen.", RUN, {"modality"}),
        ("Ulm beabsichtigte eine helle Musterwohnung.", FLAT, set()),
    ],
)
def test_modes(statement: str, passage: str, expected: set[str]) -> None:
    assert _codes(statement, passage) == expected


@pytest.mark.parametrize(
    ("statement", "passage", "expected"),
    [
        ("Vom 18. bis 20.10.2022 gab es auf der Messe in Ulm 90 Stände.", DAYS, set()),
        ("Vom 18. bis 21.10.2022 gab es auf der Messe in Ulm 90 Stände.", DAYS, {"date"}),
        ("Die Region um Guben erhält, Ahlbach ausgenommen, 11 Millionen Euro.", MONEY, set()),
        ("Mit Ausnahme von Ahlbach erhält die Region um Guben 11 Millionen Euro.", MONEY, set()),
        ("Die Region um Guben mit Ahlbach erhält 11 Millionen Euro.", MONEY, {"polarity"}),
        ("Ulm hat über sieben Jahre Anspruch auf 3 Millionen Euro Landesmittel.", RIGHT, set()),
        ("Ulm hat über acht Jahre Anspruch auf 3 Millionen Euro Landesmittel.", RIGHT, {"number"}),
        ("In Guben und Ulm sind die Themen des Projekts Wasser und Verkehr.", PAIR, set()),
        ("In Ulm sind die Themen des Projekts Wasser und Verkehr.", PAIR, {"name"}),
        ("Der im Juni 2024 verabschiedete Stufenplan entstand unter Mitwirkung mehrerer Kammern.", PLAN, set()),
        ("Der im Juni 2024 verworfene Stufenplan entstand unter Mitwirkung mehrerer Kammern.", PLAN, {"coverage"}),
        ("Am fünften Oktober 2022 begann die Messe in Ulm.", FAIR_DAY, set()),
        ("Am sechsten Oktober 2022 begann die Messe in Ulm.", FAIR_DAY, {"date"}),
        ("Die Messe in Ulm begann im 10/2022.", FAIR_DAY, set()),
        ("Die Messe in Ulm begann am 5. Nov. 2022.", FAIR_DAY, {"date"}),
        ("In der zweiten Phase misst Ulm den Pegel.", STEP, set()),
        ("In der dritten Phase misst Ulm den Pegel.", STEP, {"number"}),
        ("In Ulm nutzen 2/3 der Haushalte die App.", SHARE, set()),
        ("In Ulm nutzen 3/4 der Haushalte die App.", SHARE, {"number"}),
        ("In Ulm werden keine Namen und keine Adressen gespeichert.", NAMES, set()),
        ("In Ulm werden Namen und Adressen gespeichert.", NAMES, {"polarity"}),
        ("Der Verein aus Sachsen-Anhalt misst den Pegel.", STATE, set()),
        ("Der Verein aus Sachsen misst den Pegel.", STATE, {"name"}),
        ("Guben gab 6.000 Euro für die Dorf-Laden-App-Wartung.", APP, set()),
        ("Guben gab 6.000 Euro für die Dorf-Laden-App-Werbung.", APP, {"coverage"}),
    ],
)
def test_figures_names_and_denials(statement: str, passage: str, expected: set[str]) -> None:
    found = _codes(statement, passage)
    assert found == expected or (expected and expected <= found)


def _codes(statement: str, passage: str) -> set[str]:
    sentences = tuple(f"{part.rstrip('.')}." for part in passage.split(". ") if part) if passage is PLAN else (passage,)
    return {code.value for code in check_statement(statement, [Quote("q", sentences)], CONTEXT).codes}
