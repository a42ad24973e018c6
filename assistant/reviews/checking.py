"""The evidence gate before words of staff: a correction is held to the same as a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.gate import GateContext, Quote, check_statement
from ingest.catalogue import Catalogue
from ingest.sentences import sentence_spans


@dataclass(frozen=True, slots=True)
class Uncarried:
    """What in a statement its citations do not carry. ``names``: of places and projects, as the gate is told them."""

    catalogue: Catalogue
    names: frozenset[str]

    def __call__(self, text: str, citations: Sequence[Citation]) -> tuple[str, ...]:
        quotes = [self._quote(citation) for citation in citations]
        verdict = check_statement(text, quotes, GateContext(frozenset(quote.id for quote in quotes), self.names))
        return () if verdict.passed else tuple(reason.detail or reason.code.value for reason in verdict.reasons)

    def _quote(self, citation: Citation) -> Quote:
        return Quote(
            id=str(citation.number),
            sentences=tuple(citation.quote[span.start : span.end] for span in sentence_spans(citation.quote)),
            section=(citation.title, *citation.section),
            names=tuple(self.catalogue.project(project).name for project in citation.projects),
        )
