"""Every statement cites, and cites only passages of this run."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.model import GateContext, Quote, Reason, ReasonCode
from assistant.gate.sentence.tokens import numbers_cited


def check_citations(statement: str, quotes: Sequence[Quote], context: GateContext) -> list[Reason]:
    """Reasons for no citation, for passages outside the evidence and for markers in the text without a quote."""
    if not quotes:
        return [Reason(ReasonCode.CITATION_MISSING, "")]
    reasons = [Reason(ReasonCode.CITATION_UNKNOWN, q.id) for q in quotes if q.id not in context.evidence_ids]
    numbers = {str(quote.marker) for quote in quotes if quote.marker is not None}
    used = numbers_cited(statement)
    return reasons + [Reason(ReasonCode.CITATION_UNKNOWN, f"[{n}]") for n in used if n not in numbers]
