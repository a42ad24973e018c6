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
from ingest.documents import Passage, Sentence

CACHED_SENTENCES = 1 << 14
_TAGS = range(0xE0020, 0xE007F)
"""Invisible copies of the ASCII characters ("tag characters"): nobody but a smuggler writes words in them."""
_SPOKEN_FORMAT = frozenset("\u00ad")
"""Format characters that honest texts have: the soft hyphen."""


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in texts("instructions")["patterns"]), re.IGNORECASE)


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


def without_instructions(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence with only those sentences that may be quoted; passages that have none are left out."""
    return tuple(kept for item in evidence if (kept := _harmless(item)) is not None)


def _harmless(item: Evidence) -> Evidence | None:
    passage = item.hit.passage
    keep = [n for n, sentence in enumerate(passage.sentences) if not is_instruction(_words(passage, sentence))]
    if len(keep) == len(passage.sentences):
        return item
    if not keep:
        return None
    sentences = tuple(passage.sentences[n] for n in keep)
    scores = item.sentence_scores
    scores = scores[np.array(keep)] if len(scores) == len(passage.sentences) else scores
    return replace(item, hit=replace(item.hit, passage=replace(passage, sentences=sentences)), sentence_scores=scores)


def _words(passage: Passage, sentence: Sentence) -> str:
    return passage.text[sentence.span.start - passage.span.start : sentence.span.end - passage.span.start]
