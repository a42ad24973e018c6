"""First step: what reaches the pipeline is a question in plain characters, or the run ends with a clear word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from assistant.answer import AnswerStatus
from assistant.instructions import question_in
from assistant.run import Run
from assistant.wording import texts, wording

HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
"""Control, format (zero width, direction, tags), private and unassigned characters: nobody types them on purpose."""
FEWEST_LETTERS = 2

_BLANKS = re.compile(r"\s+")


class Guard:
    """Cleans the question; ends the run for empty, manipulative and harmful ones."""

    name = "guard"

    def __call__(self, run: Run) -> None:
        run.question = run.standalone = question_in(plain(run.request.question))
        if sum(character.isalpha() for character in run.question) < FEWEST_LETTERS:
            run.end(AnswerStatus.CLARIFICATION, wording("answers", "no_question"))
        elif kind := unwelcome(run.question):
            run.end(AnswerStatus.REFUSED, wording("answers", f"refused.{kind}"))


def plain(text: str) -> str:
    """``text`` in composed characters without hidden ones, white space collapsed."""
    visible = "".join(
        " " if character in "\n\r\t" else "" if unicodedata.category(character) in HIDDEN_CATEGORIES else character
        for character in unicodedata.normalize("NFC", text)
    )
    return _BLANKS.sub(" ", visible).strip()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        kind: re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
        for kind, patterns in texts("guard").items()
        if isinstance(patterns, list)
    }


@cache
def _harmless() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in texts("guard")["harmless"].items()}


def unwelcome(question: str) -> str | None:
    """The kind of unwelcome question (a table of ``texts/guard.toml``), None for all others."""
    for kind, pattern in _patterns().items():
        harmless = _harmless().get(kind)
        if pattern.search(question) and not (harmless and harmless.search(question)):
            return kind
    return None
