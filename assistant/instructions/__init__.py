"""Text in documents and questions is data: what tells a reader's machine what to do is neither quoted nor asked (pure).

``unmasking`` finds what a disguised text says and ``spelling`` what says nothing, ``recognition`` decides about a
sentence by its words and ``meaning`` by its vector, ``formats`` about the parts of a text by how they are written;
``pieces`` are judged apart, ``glued`` finds orders in sentences of documents, ``labels`` in titles and headings,
``statements`` tells where one stands, ``cutting`` what of a sentence may be quoted;
``evidence`` and ``question`` take out what was recognised.
"""

from assistant.instructions.cutting import outside_inserted, quotable_spans, said_in, without_disguised
from assistant.instructions.evidence import without_instructions
from assistant.instructions.formats import turns_apart
from assistant.instructions.glued import remembered
from assistant.instructions.meaning import hanging, is_known, stating, telling, warm, without_mailboxes
from assistant.instructions.pieces import attached_to, clauses_of, pieces_of, statements_behind
from assistant.instructions.question import question_in
from assistant.instructions.recognition import is_instruction
from assistant.instructions.stops import finished_parts
from assistant.instructions.unmasking import spoken, visible

__all__ = [
    "attached_to",
    "clauses_of",
    "finished_parts",
    "hanging",
    "is_instruction",
    "is_known",
    "outside_inserted",
    "pieces_of",
    "question_in",
    "quotable_spans",
    "remembered",
    "said_in",
    "spoken",
    "statements_behind",
    "stating",
    "telling",
    "turns_apart",
    "visible",
    "warm",
    "without_disguised",
    "without_instructions",
    "without_mailboxes",
]
