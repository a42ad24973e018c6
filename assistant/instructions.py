"""Text in documents is data: sentences that address the assistant are no evidence (pure)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

import numpy as np

from assistant.run import Evidence
from assistant.wording import texts
from ingest.documents import Passage, Span
from ingest.sentences import sentence_spans

CACHED_SENTENCES = 1 << 14
_TAGS = range(0xE0020, 0xE007F)
"""Invisible copies of the ASCII characters ("tag characters"): nobody but a smuggler writes words in them."""
_SPOKEN_FORMAT = frozenset("\u00ad")
"""Format characters that honest texts have: the soft hyphen."""


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in texts("instructions")["patterns"]), re.IGNORECASE)


@cache
def _enclosed() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in texts("instructions")["enclosed"]), re.IGNORECASE)


def visible(text: str) -> str:
    """``text`` without zero-width, direction, tag and private characters; line breaks and tabs stay."""
    return "".join(
        character
        for character in text
        if character in "\n\r\t" or character in _SPOKEN_FORMAT or unicodedata.category(character) not in _HIDDEN
    )


_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


@lru_cache(maxsize=CACHED_SENTENCES)
def is_instruction(sentence: str) -> bool:
    """True for a sentence that tells a reader's machine what to do, or carries something that acts when shown."""
    spelled = "".join(chr(ord(c) - 0xE0000) if ord(c) in _TAGS else c for c in sentence)
    forms = {unicodedata.normalize("NFKC", visible(form)) for form in (sentence, spelled)}
    return any(_patterns().search(form) for form in forms)


def question_in(text: str) -> str:
    """``text`` without sentences that only command, where a question remains; else unchanged."""
    bare = _enclosed().sub(" ", text)
    sentences = [bare[span.start : span.end] for span in sentence_spans(bare)]
    kept = " ".join(sentence for sentence in sentences if not is_instruction(sentence))
    return kept if "?" in kept else text


def without_instructions(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with only those sentences that may be quoted; passages that have none are left out."""
    return tuple(kept for item in evidence if (kept := _harmless(item)) is not None)


def _harmless(item: Evidence) -> Evidence | None:
    passage = item.hit.passage
    spans = [_quotable(passage, sentence.span) for sentence in passage.sentences]
    if spans == [sentence.span for sentence in passage.sentences]:
        return item
    keep = [number for number, span in enumerate(spans) if span is not None]
    if not keep:
        return None
    sentences = tuple(replace(passage.sentences[n], span=span) for n, span in enumerate(spans) if span is not None)
    scores = item.sentence_scores
    scores = scores[np.array(keep)] if len(scores) == len(passage.sentences) else scores
    hit = replace(item.hit, passage=replace(passage, sentences=sentences))
    return replace(item, hit=hit, sentence_scores=scores)


def _quotable(passage: Passage, span: Span) -> Span | None:
    """The sentence without what hangs on to it before and after; None where the rest is no evidence."""
    words = passage.text[span.start - passage.span.start : span.end - passage.span.start]
    if not is_instruction(words):
        return span
    start, end = _harmless_piece(words)
    rest = words[start:end]
    if not rest.strip():
        return None
    first = span.start + start + len(rest) - len(rest.lstrip())
    return Span(first, first + len(rest.strip()))


def _harmless_piece(words: str) -> tuple[int, int]:
    """Where the one piece of ``words`` between foreign matter is that may be quoted; nowhere if two are left."""
    cuts = [(found.start(), found.end()) for found in _enclosed().finditer(words)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)]
    pieces = [(start, end) for start, end in zip(starts, ends, strict=True) if _is_sentence(words[start:end])]
    return pieces[0] if len(pieces) == 1 else (0, 0)


def _is_sentence(piece: str) -> bool:
    """Neither blank nor a label ("Execute:", "system") nor an instruction."""
    words = piece.strip(" .,;!?")
    return len(words.split()) > 1 and not words.endswith(":") and not is_instruction(piece)
