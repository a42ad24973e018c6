"""Two sentences of a passage made one: each half keeps its own, and nothing is claimed of how they hang together."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, Verdict, check_statement

NETWORK = (
    "Die Stadtwerke Emden lesen 4.200 Wasserzähler per Funk ab.",
    "Die Feuerwehr nutzt dasselbe Netz für ihre Pegelmesser.",
    "Zehn Pegelmesser hängen am Ems-Jade-Kanal.",
)
KITAS = (
    "In Unna zeigt seit März 2024 eine App freie Plätze in zwölf Kitas an.",
    "Das Jugendamt pflegt die Daten jeden Morgen.",
    "Die Eltern haben bisher 2.300 Anfragen gestellt.",
)
STRATEGY = (
    "Der Gemeinderat von Ulm beschloss im Juni 2021 eine Digitalstrategie.",
    "Sie legt fest, dass städtische Daten offen sind.",
    "Dafür stehen vier Millionen Euro bereit.",
    "In Söflingen öffnete ein Reparaturcafé mit zwei Beschäftigten.",
)


def check(sentences: tuple[str, ...], statement: str) -> Verdict:
    return check_statement(statement, [Quote("q", sentences)], GateContext(frozenset({"q"}), frozenset({"Ulm"})))


@pytest.mark.parametrize(
    ("sentences", "statement"),
    [
        (
            KITAS,
            "In Unna zeigt seit März 2024 eine App freie Plätze an, nachdem die Eltern 2.300 Anfragen gestellt hatten.",
        ),
        (
            KITAS,
            "Nachdem die Eltern 2.300 Anfragen gestellt hatten, zeigt in Unna eine App freie Plätze in zwölf Kitas an.",
        ),
        (
            NETWORK,
            "Damit die Feuerwehr ihre Pegelmesser nutzen kann, lesen "
            "die Stadtwerke Emden 4.200 Wasserzähler per Funk ab.",
        ),
        (
            NETWORK,
            "Die Stadtwerke Emden lesen 4.200 Wasserzähler per Funk ab, die am Ems-Jade-Kanal hängen.",
        ),
        (
            STRATEGY,
            "Der Gemeinderat von Ulm beschloss im Juni 2021 eine Digitalstrategie, "
            "sodass in Söflingen ein Reparaturcafé öffnete.",
        ),
    ],
)
def test_a_tie_between_two_sentences_is_none_of_theirs(sentences: tuple[str, ...], statement: str) -> None:
    assert not check(sentences, statement).passed


@pytest.mark.parametrize(
    ("sentences", "statement"),
    [
        (
            KITAS,
            "In Unna zeigt eine App freie Plätze in zwölf Kitas an, "
            "und die Eltern haben bisher 2.300 Anfragen gestellt.",
        ),
        (
            NETWORK,
            "Die Stadtwerke Emden lesen 4.200 Wasserzähler per Funk ab, am Ems-Jade-Kanal hängen zehn Pegelmesser.",
        ),
        (
            STRATEGY,
            "Im Juni 2021 beschloss der Gemeinderat von Ulm eine Digitalstrategie, "
            "die festlegt, dass städtische Daten offen sind.",
        ),
        (
            STRATEGY,
            "Der Gemeinderat von Ulm beschloss im Juni 2021 eine Digitalstrategie; "
            "in Söflingen öffnete ein Reparaturcafé.",
        ),
    ],
)
def test_two_sentences_side_by_side_are_told_in_one(sentences: tuple[str, ...], statement: str) -> None:
    assert check(sentences, statement).passed
