"""Text in documents and questions is data: what tells a reader's machine what to do is neither quoted nor asked (pure).

``unmasking`` finds what a disguised text says, ``recognition`` decides about a sentence by its words and ``meaning``
by its vector, ``evidence`` and ``question`` take out what was recognised.
"""

from assistant.instructions.cutting import quotable_spans, said_in, without_tagged
from assistant.instructions.evidence import without_instructions
from assistant.instructions.meaning import is_known, telling, warm
from assistant.instructions.question import question_in
from assistant.instructions.recognition import is_instruction
from assistant.instructions.unmasking import visible

__all__ = [
    "is_instruction",
    "is_known",
    "question_in",
    "quotable_spans",
    "said_in",
    "telling",
    "visible",
    "warm",
    "without_instructions",
    "without_tagged",
]
