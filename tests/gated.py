"""A statement beside one quote, for tests of the evidence gate."""

from __future__ import annotations

from assistant.gate import GateContext, Quote, check_statement


def is_carried(quote: str, statement: str, names: frozenset[str] = frozenset()) -> bool:
    """Does the gate let ``statement`` through beside ``quote``? ``names`` are those of the catalogue."""
    return check_statement(statement, (Quote("q", (quote,)),), GateContext(frozenset({"q"}), names)).passed
