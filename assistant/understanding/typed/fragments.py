"""Words typed without a sentence, a size of municipalities among them: "Hitze, Messnetz, kleine Gemeinden" (pure)."""

from __future__ import annotations

import re

from assistant.evidence.words.matching import MOST_KEYWORDS
from assistant.understanding.reading import type_spans
from assistant.understanding.tokens import is_small_word, tokens_of, word_list
from assistant.wording import wording

_SEGMENTS = re.compile(r"\s*[,;:–]\s*|\s+-\s+")


def names_size_apart(question: str) -> bool:
    """True where the size stands by itself beside a subject, so that it says of whom, not of what is to be told.

    By itself it stands between commas, or among a few words nothing joins ("Hitze Messnetz kleine Gemeinden").
    """
    text = question.strip(" ?!.")
    spans = type_spans(text)
    if len(spans) != 1 or any(token.lower in word_list("finite") for token in tokens_of(text)):
        return False
    size = text[spans[0].start : spans[0].end]
    rest = f"{text[: spans[0].start]} {text[spans[0].end :]}"
    if not any(token.is_noun or token.starts for token in tokens_of(rest)) or re.search(r"[.?!]\s", text):
        return False
    return size in _SEGMENTS.split(text) or _is_unjoined(text)


def without_size_apart(question: str) -> str:
    """The question for the subjects alone where the size stands by itself, else the question as it is."""
    if not names_size_apart(question):
        return question
    text = question.strip(" ?!.")
    size = type_spans(text)[0]
    before, behind = _bare(text[: size.start]), _bare(text[size.end :])
    return wording("understanding", "parts.of_subject", subject=", ".join(filter(None, (before, behind))))


def _bare(text: str) -> str:
    return text.strip(" ,;:–-")


def _is_unjoined(text: str) -> bool:
    words = tokens_of(text)
    return len(words) <= MOST_KEYWORDS and not any(is_small_word(token.text) for token in words)
