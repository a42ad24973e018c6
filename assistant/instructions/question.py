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
    sentences = [bare[span.start : span.end] for span in sentence_spans(bare)]
    kept = " ".join(sentence for sentence in sentences if not _commands(sentence))
    return kept if "?" in kept else text


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
