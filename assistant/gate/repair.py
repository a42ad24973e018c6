"""What can be done with a statement its quotes do not carry: another passage of the evidence may."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.gate import check_statement
from assistant.gate.model import GateContext, Quote


def find_supporting_quote(statement: str, passages: Sequence[Quote], context: GateContext) -> Quote | None:
    """The first passage of the evidence that alone carries ``statement``; None if the caller must quote or drop."""
    return next((passage for passage in passages if check_statement(statement, [passage], context).passed), None)
