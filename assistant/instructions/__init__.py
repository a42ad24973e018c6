"""Text in documents and questions is data: what tells a reader's machine what to do is neither quoted nor asked (pure).

``unmasking`` finds what a disguised text says, ``recognition`` decides about a sentence, ``evidence`` and
``question`` take out what was recognised.
"""

from assistant.instructions.cutting import quotable_spans, quotable_text, without_tagged
from assistant.instructions.evidence import without_instructions
from assistant.instructions.question import question_in
from assistant.instructions.recognition import is_instruction, warm
from assistant.instructions.unmasking import visible

__all__ = [
    "is_instruction",
    "question_in",
    "quotable_spans",
    "quotable_text",
    "visible",
    "warm",
    "without_instructions",
    "without_tagged",
]
