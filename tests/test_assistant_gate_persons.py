"""Of two clauses side by side each keeps its person."""

from __future__ import annotations

import pytest

from assistant.gate import GateContext, Quote, check_statement

MAP = "Die Karte betreut Ulrike Tamm, die Befragung wertete Sven Kolbe aus."
LEAD = "Die Projektleitung in Tannau liegt bei Dr. Miriam Holl, das Controlling übernimmt Frank Wenz."
TEAM = "Ulrike Tamm leitet das Team, mit Sven Kolbe betreut sie die Karte."


@pytest.mark.parametrize(
    ("statement", "quote", "carried"),
    [
        ("Die Befragung wertete Ulrike Tamm aus.", MAP, False),
        ("Die Karte betreut Sven Kolbe.", MAP, False),
        ("Die Projektleitung in Tannau liegt bei Frank Wenz.", LEAD, False),
        ("Das Controlling in Tannau übernimmt Dr. Miriam Holl.", LEAD, False),
        ("Die Karte betreut Ulrike Tamm.", MAP, True),
        ("Sven Kolbe wertete die Befragung aus.", MAP, True),
        ("Die Projektleitung in Tannau liegt bei Miriam Holl.", LEAD, True),
        ("Das Controlling in Tannau übernimmt Frank Wenz.", LEAD, True),
        ("Mit Sven Kolbe betreut Ulrike Tamm die Karte.", TEAM, True),
    ],
)
def test_a_person_keeps_the_clause(statement: str, quote: str, carried: bool) -> None:
    context = GateContext(frozenset({"q"}), frozenset({"Tannau"}))
    assert check_statement(statement, [Quote("q", (quote,))], context).passed is carried
