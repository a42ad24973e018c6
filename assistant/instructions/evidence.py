"""Evidence without the sentences that are orders to a machine, and sentences without what is stuck to them (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from assistant.instructions.cutting import quotable_within
from assistant.instructions.glued import glued
from assistant.instructions.labels import without_ordering_labels
from assistant.instructions.meaning import Embed, stating, without_mailboxes
from assistant.run import Evidence
from ingest.documents import Passage, Span
from ingest.embedding.embedder import Vectors

SentenceVectors = Callable[[str], Vectors]
"""The vectors of a passage's sentences by the passage's id."""


def without_instructions(
    evidence: Sequence[Evidence], vectors_of: SentenceVectors | None = None, embed: Embed | None = None
) -> tuple[Evidence, ...]:
    """The evidence with only those sentences that may be quoted; passages that have none are left out.

    Without ``vectors_of`` sentences are judged by their words alone, without ``embed`` contact lines as they stand
    and no parts of sentences.
    """
    kept = (_harmless(item, vectors_of, embed) for item in evidence)
    return tuple(_named(item, embed) for item in kept if item is not None)


def _named(item: Evidence, embed: Embed | None) -> Evidence:
    hit = without_ordering_labels(item.hit, embed)
    return item if hit is item.hit else replace(item, hit=hit)


def _harmless(item: Evidence, vectors_of: SentenceVectors | None, embed: Embed | None) -> Evidence | None:
    passage = item.hit.passage
    quotable = [_quotable(passage, sentence.span) for sentence in passage.sentences]
    whole = [spans == [one.span] for spans, one in zip(quotable, passage.sentences, strict=True)]
    kept = np.ones(len(whole), dtype=np.bool_) if not vectors_of else _judged(passage, whole, vectors_of, embed)
    found = [
        (number, span)
        for number, spans in enumerate(quotable)
        for span in (spans if kept[number] or not whole[number] else ())
    ]
    if [span for _, span in found] == [sentence.span for sentence in passage.sentences]:
        return item
    if not found:
        return None
    sentences = tuple(replace(passage.sentences[number], span=span) for number, span in found)
    kept_numbers = np.array([number for number, _ in found])
    of_sentences = (item.sentence_scores, item.commonness)
    scores, common = (each[kept_numbers] if len(each) == len(passage.sentences) else each for each in of_sentences)
    hit = replace(item.hit, passage=replace(passage, sentences=sentences))
    return replace(item, hit=hit, sentence_scores=scores, commonness=common)


def _judged(
    passage: Passage, whole: Sequence[bool], vectors_of: SentenceVectors, embed: Embed | None
) -> npt.NDArray[np.bool_]:
    """For each sentence whether it states something, and nothing else in any part of it."""
    said, vectors = _texts(passage), vectors_of(passage.id)
    hung = glued(said, vectors, embed) if embed else np.zeros(len(said), dtype=np.bool_)
    is_suspect = not all(whole) or bool(hung.any())
    plain = without_mailboxes(said, vectors, embed) if embed and not is_suspect else (said, vectors)
    return np.asarray(stating(*plain, is_suspect=is_suspect) & ~hung)


def _texts(passage: Passage) -> list[str]:
    return [_text(passage, sentence.span) for sentence in passage.sentences]


def _text(passage: Passage, span: Span) -> str:
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]


def _quotable(passage: Passage, span: Span) -> list[Span]:
    """The sentence, or what is left of it without the orders and the foreign matter stuck to it."""
    offset = passage.span.start
    found = quotable_within(passage.text, Span(span.start - offset, span.end - offset))
    return [Span(offset + part.start, offset + part.end) for part in found]
