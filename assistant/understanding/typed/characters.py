"""The characters questions are read in: no hidden ones, no runs of white space, no words without end (pure)."""

from __future__ import annotations

import re
import unicodedata

from assistant.answer import LONGEST_QUESTION
from assistant.instructions.unmasking import HIDDEN

LONGEST_WORD = 100
"""Letters; the longest German word has 79. Patterns that look for the end of a word begin anew at each of its letters:
one of 1,800 letters took the rules thirteen seconds."""
_BLANKS = re.compile(r"\s+")
_ENDLESS = re.compile(rf"(\w{{{LONGEST_WORD}}})\w+")


def plain(text: str) -> str:
    """``text`` in composed characters without hidden ones, white space collapsed."""
    visible = "".join(
        " " if character in "\n\r\t" else "" if unicodedata.category(character) in HIDDEN else character
        for character in unicodedata.normalize("NFC", text)
    )
    return _BLANKS.sub(" ", visible).strip()


def with_ends(text: str) -> str:
    """``text`` with words of ``LONGEST_WORD`` letters at most."""
    return _ENDLESS.sub(r"\1", text)


def asked_before(question: str) -> str:
    """The question of an earlier turn, in the characters of one asked now: a program may hand in anything as such."""
    return with_ends(plain(question[:LONGEST_QUESTION]))
