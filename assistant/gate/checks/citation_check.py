"""Every statement cites, and cites only passages of this run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gate.model import GateContext, Quote, Reason, ReasonCode

_MARKERS = re.compile(r"\[(\d+(?:,\s?\d+)*)\]")


def check_citations(statement: str, quotes: Sequence[Quote], context: GateContext) -> list[Reason]:
    """Reasons for no citation, for passages outside the evidence and for markers in the text without a quote."""
    if not quotes:
        return [Reason(ReasonCode.CITATION_MISSING, "")]
    reasons = [Reason(ReasonCode.CITATION_UNKNOWN, q.id) for q in quotes if q.id not in context.evidence_ids]
    numbers = {quote.marker for quote in quotes if quote.marker is not None}
    used = [int(number) for match in _MARKERS.finditer(statement) for number in match[1].split(",")]
    return reasons + [Reason(ReasonCode.CITATION_UNKNOWN, f"[{n}]") for n in used if n not in numbers]
