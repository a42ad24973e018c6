"""A town has no article and is not counted."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement

NAMES = frozenset({"Hagenow", "Wuppertal", "Kreis Birkenfeld"})


def passes(statement: str, quote: str) -> bool:
    return check_statement(statement, [Quote("q", (quote,))], GateContext(frozenset({"q"}), NAMES)).passed


@pytest.mark.parametrize(
    ("statement", "quote", "carried"),
    [
        ("In Wuppertal begannen drei Projekte.", "Drei Projekte begannen in Wuppertal.", True),
        ("In Projekten begannen drei Wuppertal.", "Drei Projekte begannen in Wuppertal.", False),
        ("Die App im Hagenow hat Nutzer.", "Die App in Hagenow hat Nutzer.", False),
        ("Das Hagenow von heute hat eine App.", "Das Hagenow von heute hat eine App für alle.", True),
        ("Eine App, die Hagenow betreibt, hat Nutzer.", "Hagenow betreibt eine App; sie hat Nutzer.", True),
    ],
)
def test_towns_stand_bare(statement: str, quote: str, carried: bool) -> None:
    assert passes(statement, quote) is carried
