"""Quoted statements: verbatim pieces of one passage, left-out parts as "[…]", resolved references in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.gate.checks.citation_check import check_citations
from assistant.gate.model import GateContext, Quote, Reason, ReasonCode, Verdict, verdict_of
from assistant.gate.sentence.names import name_forms
from assistant.gate.sentence.reading import read
from assistant.gate.sentence.tokens import without_markers
from assistant.gate.words.markers import markers
from ingest.german import fold

_REFERENCE = re.compile(r"\[([^\]\d…][^\]…]*)\]")
_SPACE = re.compile(r"\s+")


def check_quoted(statement: str, quotes: Sequence[Quote], context: GateContext) -> Verdict:
    """Every piece stands in one of the quotes, in order, and nothing left out turns its meaning."""
    reasons = check_citations(statement, quotes, context)
    if reasons:
        return verdict_of(reasons)
    tried = [_against(_normal(without_markers(statement)), quote, context) for quote in quotes]
    best = min(tried, key=len)
    return verdict_of(best)


def _normal(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _against(statement: str, quote: Quote, context: GateContext) -> list[Reason]:
    text = _normal(without_markers(quote.text))
    spans = _locate(statement, text)
    if spans is None:
        return [Reason(ReasonCode.NOT_VERBATIM, statement)]
    known = fold(" ".join((text, *quote.section, *quote.names)))
    invented = [
        Reason(ReasonCode.NAME, reference)
        for reference in _REFERENCE.findall(statement)
        if not _reference_known(reference, known, context)
    ]
    omitted = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    return invented + [reason for gap in omitted for reason in _turning(gap)]


def _locate(statement: str, text: str) -> list[tuple[int, int]] | None:
    """Where the pieces stand, in order; None if one does not."""
    pieces = [piece.strip() for piece in re.split(r"\[[^\]]*\]", statement)]
    spans: list[tuple[int, int]] = []
    position = 0
    for piece in (piece for piece in pieces if piece):
        start = text.find(piece, position)
        if start < 0 and not spans:
            start = text.find(piece[0].lower() + piece[1:], position)
        if start < 0:
            return None
        spans.append((start, start + len(piece)))
        position = start + len(piece)
    return spans or None


def _reference_known(reference: str, known: str, context: GateContext) -> bool:
    forms = name_forms(context.names)
    words = re.findall(r"\w+", reference)
    return all(fold(word) in known or forms.get(fold(word), "\0") in known or word.islower() for word in words)


def _turning(gap: str) -> list[Reason]:
    """Negations, "nur", plans and restrictions that were left out."""
    words = {word.low for word in read(gap).words}
    classes = (markers().polarity, {k: v for k, v in markers().modality.items() if k != "done"})
    forms = frozenset().union(*(f for table in classes for f in table.values()), *_restrictions())
    return [Reason(ReasonCode.OMISSION, low) for low in sorted(words & forms)]


def _restrictions() -> list[frozenset[str]]:
    return [markers().scope["some"], markers().scope["few"]]
