"""The gate: what an earlier part of a statement told, a later one need not tell again; nor may it take all over."""

from __future__ import annotations

from functools import partial

import pytest
from gated import is_carried

from assistant.gate import GateContext, Quote, check_statement

NAMES = frozenset({"Altfeld", "Bergau", "Seeheim"})

_passes = partial(is_carried, names=NAMES)

LIGHT = "Altfeld will Laternen kaufen, die ihr Licht nach dem Regen richten."
MONEY = "Für Bergau sind bis 2027 6 Millionen Euro vorgesehen: 4 Millionen vom Land und 2 Millionen vom Kreis."
SHARE = "Für den Hof sind 6 Millionen Euro vorgesehen, davon 4 Millionen Euro Zuschuss."


@pytest.mark.parametrize(
    ("quote", "carried", "wrong"),
    [
        pytest.param(
            LIGHT,
            "Altfeld will Laternen kaufen. Diese richten ihr Licht nach dem Regen.",
            "Altfeld kaufte Laternen. Diese richten ihr Licht nach dem Regen.",
            id="relative clause",
        ),
        pytest.param(
            MONEY,
            "Für Bergau sind 6 Millionen Euro vorgesehen. Davon kommen 4 Millionen vom Land und 2 Millionen vom Kreis.",
            "Bergau erhielt 6 Millionen Euro. Davon kamen 4 Millionen vom Land und 2 Millionen vom Kreis.",
            id="colon, unit told before",
        ),
        pytest.param(
            SHARE,
            "Für den Hof sind 6 Millionen Euro vorgesehen. 4 Millionen Euro davon sind Zuschuss.",
            "Der Hof kostet 6 Millionen Euro. 4 Millionen Euro davon sind Zuschuss.",
            id="shared out",
        ),
        pytest.param(
            "Altfeld will ein Netz bauen, das den Pegel messen soll.",
            "Altfeld will ein Netz bauen. Es soll den Pegel messen.",
            "Altfeld will ein Netz bauen. Es misst den Pegel.",
            id="a plan of its own",
        ),
    ],
)
def test_a_mode_told_before_goes_on(quote: str, carried: str, wrong: str) -> None:
    assert (_passes(quote, carried), _passes(quote, wrong)) == (True, False)


FIRST = "Altfeld betreibt seit 2019 ein Netz aus 40 Pegeln."


@pytest.mark.parametrize(
    ("second", "statement", "carried"),
    [
        ("Die App „meinPfad“ kostet die Gäste nichts.", "die App „meinPfad“ kostet die Gäste nichts", True),
        ("Das Altfeld-Haus am Markt lädt Gäste ein.", "das Altfeld-Haus am Markt lädt Gäste ein", True),
        ("Das Bergau-Haus am Markt lädt Gäste ein.", "das Bergau-Haus am Markt lädt Gäste ein", True),
        ("Im Moorer Land leben 900 Gäste.", "im Moorer Land leben 900 Gäste", True),
        ("Der Bund zahlte 2021 für alle Häfen.", "der Bund zahlte 2021 für alle Häfen", True),
        ("Das Land zahlte 2021 für alle Häfen.", "das Land zahlte 2021 für alle Häfen", False),
        ("Die App „meinPfad“ kostet die Gäste nichts.", "dort kostet die App „meinPfad“ die Gäste nichts", False),
        ("Das Bergau-Haus am Markt lädt Gäste ein.", "das Haus am Markt lädt Gäste ein", False),
        ("Der Bund zahlte 2021 für alle Häfen.", "dort gilt: der Bund zahlte 2021 für alle Häfen", False),
        ("In Bergau kostet die App „meinPfad“ die Gäste nichts.", "die App „meinPfad“ kostet die Gäste nichts", False),
        ("Die Fähre am Markt kostet die Gäste nichts.", "die Fähre am Markt kostet die Gäste nichts", False),
    ],
)
def test_a_part_without_a_town_speaks_of_the_one_before_or_of_a_name(
    second: str, statement: str, carried: bool
) -> None:
    quotes = [Quote("a", (FIRST,)), Quote("b", (second,))]
    whole = f"Altfeld betreibt seit 2019 ein Netz aus 40 Pegeln, und {statement}."
    assert check_statement(whole, quotes, GateContext(frozenset({"a", "b"}), NAMES)).passed is carried


PAIR = (
    "Altfeld gehört zur Gruppe 2021 der Lichtstädte, Klasse A.",
    "Bergau gehört zur Gruppe 2023 der Lichtstädte, Klasse B.",
)


@pytest.mark.parametrize(
    ("statement", "carried"),
    [
        ("Altfeld gehört zur Gruppe 2021 der Lichtstädte, und Bergau gehört zur Gruppe 2023 der Lichtstädte.", True),
        ("Bergau gehört zur Gruppe 2023 der Lichtstädte; Altfeld gehört zur Gruppe 2021 der Lichtstädte.", True),
        ("Altfeld gehört zur Gruppe 2023 der Lichtstädte, und Bergau gehört zur Gruppe 2021 der Lichtstädte.", False),
        ("Altfeld gehört zur Gruppe 2021 der Lichtstädte, und Seeheim gehört zur Gruppe 2023 der Lichtstädte.", False),
    ],
)
def test_two_sentences_of_one_build_are_told_apart_by_their_names(statement: str, carried: bool) -> None:
    assert _passes(PAIR, statement) is carried
