"""The evidence gate: no statement reaches a reader that its quoted passage does not carry."""

from assistant.gate.checks.surface_check import check_surface
from assistant.gate.gate import check_statement
from assistant.gate.model import GateContext, LogOdds, Quote, Reason, ReasonCode, Verdict
from assistant.gate.quoted import check_quoted
from assistant.gate.reading_ahead import read_ahead
from assistant.gate.repair import find_supporting_quote
from assistant.gate.sentence.tokens import without_markers

__all__ = [
    "GateContext", "LogOdds", "Quote", "Reason", "ReasonCode", "Verdict",
    "check_quoted", "check_statement", "check_surface", "find_supporting_quote", "read_ahead",
    "without_markers",
]  # fmt: skip
