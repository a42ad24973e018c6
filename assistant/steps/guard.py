"""First step: what reaches the pipeline is a question in plain characters, or the run ends with a clear word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.answer import AnswerStatus
from assistant.instructions import question_in
from assistant.run import Run
from assistant.understanding.language import language_of
from assistant.understanding.typed.characters import plain, with_ends
from assistant.understanding.typed.wishes import wished
from assistant.wording import texts

FEWEST_LETTERS = 2


class Guard:
    """Cleans the question; ends the run for empty, manipulative and harmful ones."""

    name = "guard"

    def __init__(self) -> None:
        _rules()  # compiling takes 70 ms, which the first question should not pay

    def __call__(self, run: Run) -> None:
        typed = plain(run.request.question)
        run.asked_plainly = wished(typed).plainly  # read first: what is no question is left out next
        run.question = run.standalone = with_ends(question_in(typed))
        run.language = run.request.language or language_of(run.question)
        if sum(character.isalpha() for character in run.question) < FEWEST_LETTERS:
            run.end(AnswerStatus.CLARIFICATION, run.wording("answers", "no_question"))
        elif kind := unwelcome(run.question):
            run.end(AnswerStatus.REFUSED, run.wording("answers", f"refused.{kind}"))


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    find: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, question: str) -> bool:
        return bool(self.find.search(question)) and not (self.unless and self.unless.search(question))


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            rule["kind"],
            _compiled("|".join(f"(?:{pattern})" for pattern in rule["find"])),
            _compiled(rule["unless"]) if "unless" in rule else None,
        )
        for rule in texts("guard")["rules"]
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """``<name>`` stands for a pattern of ``words``, which may use others."""
    words = texts("guard")["words"]
    while name := next((name for name in words if f"<{name}>" in pattern), None):
        pattern = pattern.replace(f"<{name}>", words[name])
    return re.compile(pattern, re.IGNORECASE)


def unwelcome(question: str) -> str | None:
    """The kind of unwelcome question by the first rule of ``texts/guard.toml`` that fits, None for all others."""
    return next((rule.kind for rule in _rules() if rule.fits(question)), None)
