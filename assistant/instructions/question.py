"""The question without what is said beside it to steer the answer (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.instructions.evidence import enclosed
from assistant.instructions.recognition import is_instruction, suspicion
from assistant.wording import texts
from ingest.sentences import sentence_spans


def question_in(text: str) -> str:
    """``text`` without sentences that only command, where a question remains; else unchanged."""
    bare = enclosed().sub("\n", text)
    sentences = [_asking(bare[span.start : span.end]) for span in sentence_spans(bare)]
    kept = " ".join(sentence for sentence in sentences if not _commands(sentence))
    return kept if "?" in kept else text


def _asking(sentence: str) -> str:
    """A question that follows an order without a full stop between them; else the whole sentence."""
    if "?" not in sentence or not is_instruction(sentence):
        return sentence
    tails = (sentence[found.start() :] for found in _asks().finditer(sentence))
    return next((tail for tail in tails if not is_instruction(tail)), sentence)


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(texts("instructions")["asking"])


def _commands(sentence: str) -> bool:
    """An order, or something said to the assistant without asking: leaving it out costs an honest question little."""
    if is_instruction(sentence):
        return True
    spoken = sentence.lower()
    if "?" in sentence:
        return False
    return bool(_addressed().search(spoken)) or suspicion(spoken) > texts("instructions")["threshold_beside_question"]


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(texts("instructions")["addressed"])
