"""Evidence without the sentences that are orders to a machine, and sentences without what is stuck to them (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from assistant.instructions.recognition import any_of, is_instruction
from assistant.run import Evidence
from assistant.wording import texts
from ingest.documents import Passage, Span


@cache
def enclosed() -> re.Pattern[str]:
    """What stands before, behind or between sentences and has nothing to do with them."""
    return any_of(texts("instructions")["enclosed"], re.IGNORECASE)


def without_instructions(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with only those sentences that may be quoted; passages that have none are left out."""
    return tuple(kept for item in evidence if (kept := _harmless(item)) is not None)


def _harmless(item: Evidence) -> Evidence | None:
    passage = item.hit.passage
    found = [(number, span) for number, one in enumerate(passage.sentences) for span in _quotable(passage, one.span)]
    if [span for _, span in found] == [sentence.span for sentence in passage.sentences]:
        return item
    if not found:
        return None
    sentences = tuple(replace(passage.sentences[number], span=span) for number, span in found)
    scores = item.sentence_scores
    scores = scores[np.array([n for n, _ in found])] if len(scores) == len(passage.sentences) else scores
    hit = replace(item.hit, passage=replace(passage, sentences=sentences))
    return replace(item, hit=hit, sentence_scores=scores)


def _quotable(passage: Passage, span: Span) -> list[Span]:
    """The sentence without foreign matter before, behind or between it and the next; nothing where none is left."""
    words = passage.text[span.start - passage.span.start : span.end - passage.span.start]
    if not is_instruction(words):
        return [span]
    pieces = [(start, end) for start, end in _between_foreign_matter(words) if _is_sentence(words[start:end])]
    if not all(words[start:end].rstrip().endswith((".", "!", "?")) for start, end in pieces[:-1]):
        # Two halves of one sentence: what one of them says alone may be the opposite.
        return []
    return [_stripped(words, start, end, span.start) for start, end in pieces]


def _between_foreign_matter(words: str) -> list[tuple[int, int]]:
    cuts = [(found.start(), found.end()) for found in enclosed().finditer(words)]
    return list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)], strict=True))


def _stripped(words: str, start: int, end: int, offset: int) -> Span:
    piece = words[start:end]
    first = offset + start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(piece.strip()))


def _is_sentence(piece: str) -> bool:
    """Neither blank nor a label ("Execute:", "system") nor an instruction."""
    words = piece.strip(" .,;!?")
    return len(words.split()) > 1 and not words.endswith(":") and not is_instruction(piece)
