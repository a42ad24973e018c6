"""Enough of what a statement says is said by the sentences that carry it."""

from __future__ import annotations

from assistant.gate.alignment import Alignment
from assistant.gate.model import GateContext, Reason, ReasonCode
from assistant.gate.thresholds import COVERED_SHARE, NOUNS_MISSING, SIMILARITY_FLOOR, SIMILARITY_RELIEF


def check_coverage(alignment: Alignment, similarity: float | None) -> list[Reason]:
    """``similarity`` is the cosine of statement and best sentence, None without vectors."""
    reasons = []
    if similarity is not None and similarity < SIMILARITY_FLOOR:
        reasons.append(Reason(ReasonCode.SIMILARITY, f"{similarity:.2f}"))
    missing = [word for word in alignment.missing if word.noun]
    relief = 1 if similarity is not None and similarity >= SIMILARITY_RELIEF else 0
    if alignment.covered < COVERED_SHARE or len(missing) > NOUNS_MISSING + relief:
        reasons.append(Reason(ReasonCode.COVERAGE, ", ".join(word.text for word in alignment.missing)))
    return reasons


def similarity(alignment: Alignment, context: GateContext) -> float | None:
    """Highest cosine of the statement and a sentence it leans on; None where a vector is missing."""
    if context.statement_vector is None:
        return None
    found = [
        float(context.statement_vector.reshape(-1) @ source.quote.vectors[source.index])
        for source in alignment.sources
        if source.quote.vectors is not None and 0 <= source.index < len(source.quote.vectors)
    ]
    return max(found, default=None)
