"""Evidence without the sentences that are orders to a machine, and sentences without what is stuck to them (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from assistant.instructions.cutting import quotable_parts
from assistant.instructions.meaning import telling
from assistant.run import Evidence
from ingest.documents import Passage, Span
from ingest.embedding.embedder import Vectors

SentenceVectors = Callable[[str], Vectors]
"""The vectors of a passage's sentences by the passage's id."""


def without_instructions(
    evidence: Sequence[Evidence], vectors_of: SentenceVectors | None = None
) -> tuple[Evidence, ...]:
    """The evidence with only those sentences that may be quoted; passages that have none are left out.

    Without ``vectors_of`` sentences are judged by their words alone.
    """
    return tuple(kept for item in evidence if (kept := _harmless(item, vectors_of)) is not None)


def _harmless(item: Evidence, vectors_of: SentenceVectors | None) -> Evidence | None:
    passage = item.hit.passage
    ordered = telling(_texts(passage), vectors_of(passage.id)) if vectors_of else np.zeros(len(passage.sentences))
    found = [
        (number, span)
        for number, one in enumerate(passage.sentences)
        for span in _quotable(passage, one.span)
        if not (ordered[number] and span == one.span)
    ]
    if [span for _, span in found] == [sentence.span for sentence in passage.sentences]:
        return item
    if not found:
        return None
    sentences = tuple(replace(passage.sentences[number], span=span) for number, span in found)
    scores = item.sentence_scores
    scores = scores[np.array([n for n, _ in found])] if len(scores) == len(passage.sentences) else scores
    hit = replace(item.hit, passage=replace(passage, sentences=sentences))
    return replace(item, hit=hit, sentence_scores=scores)


def _texts(passage: Passage) -> list[str]:
    return [_text(passage, sentence.span) for sentence in passage.sentences]


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]


def _quotable(passage: Passage, span: Span) -> list[Span]:
    """The sentence, or what is left of it without the orders and the foreign matter stuck to it."""
    return [Span(span.start + start, span.start + end) for start, end in quotable_parts(_text(passage, span))]
