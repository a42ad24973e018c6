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


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(texts("instructions")["addressed"], re.IGNORECASE)


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
    bare = _enclosed().sub("\n", text)
    sentences = [bare[span.start : span.end] for span in sentence_spans(bare)]
    kept = " ".join(sentence for sentence in sentences if not is_instruction(sentence) and not _commands(sentence))
    return kept if "?" in kept else text


def _commands(sentence: str) -> bool:
    """Speaks to the assistant without asking anything: polite company of a question, or an order."""
    return "?" not in sentence and bool(_addressed().search(sentence))


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
    cuts = [(found.start(), found.end()) for found in _enclosed().finditer(words)]
    return list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)], strict=True))


def _stripped(words: str, start: int, end: int, offset: int) -> Span:
    piece = words[start:end]
    first = offset + start + len(piece) - len(piece.lstrip())
    return Span(first, first + len(piece.strip()))


def _is_sentence(piece: str) -> bool:
    """Neither blank nor a label ("Execute:", "system") nor an instruction."""
    words = piece.strip(" .,;!?")
    return len(words.split()) > 1 and not words.endswith(":") and not is_instruction(piece)
