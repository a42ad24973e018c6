"""What an earlier answer has told already, where the reader asks for more (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.sentences.sentence_choice import says_the_same
from assistant.evidence.words.matching import text_words
from assistant.run import ScoredSentence
from ingest.german import fold

COMPARED = 60
"""Best sentences that are compared with what was told; an answer is never composed of later ones."""
_MARKER = re.compile(r"(?<!\s)\s*\[\d+\]")
_BULLET = re.compile(r"^(?:[-*]|\[[^\]]*\])\s+")


def untold(sentences: Sequence[ScoredSentence], answers: str) -> list[ScoredSentence]:
    """Those that ``answers`` (texts of answers with their markers) neither have nor say in other words."""
    told = lines_of(answers)
    written = fold("\n".join(told))
    return [
        item
        for place, item in enumerate(sentences)
        if text_words(item.text).folded.rstrip(".") not in written
        and not (place < COMPARED and any(says_the_same(item.text, line) for line in told))
    ]


def lines_of(answers: str) -> list[str]:
    """The statements of ``answers``, without markers and bullets."""
    return [_BULLET.sub("", line) for line in _MARKER.sub("", answers).splitlines() if line.strip()]


def spoken_of(sentences: Sequence[ScoredSentence], answer: str) -> frozenset[int]:
    """The passages, as numbers of the evidence, of which ``answer`` told a sentence: they go on about what it told."""
    written = fold("\n".join(lines_of(answer)))
    return frozenset(item.evidence for item in sentences if text_words(item.text).folded.rstrip(".") in written)
