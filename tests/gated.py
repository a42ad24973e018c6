"""A statement beside one quote, for tests of the evidence gate."""

from __future__ import annotations

from assistant.gate import GateContext, Quote, check_statement


def is_carried(quote: str | tuple[str, ...], statement: str, names: frozenset[str] = frozenset()) -> bool:
    """Does the gate let ``statement`` through beside ``quote``, a sentence or several of one passage?

    ``names`` are those of the catalogue.
    """
    sentences = (quote,) if isinstance(quote, str) else quote
    return check_statement(statement, (Quote("q", sentences),), GateContext(frozenset({"q"}), names)).passed
