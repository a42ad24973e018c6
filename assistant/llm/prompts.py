"""From a question and its evidence to the messages a model gets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from assistant.llm.model import Message, Schema

PROMPTS = Path(__file__).parent.parent / "prompts"
NAMES = {"standard": "answer.de", "einfach": "answer_einfach.de"}

ANSWER_SCHEMA: Schema = {
    "type": "object",
    "properties": {
        "statements": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"text": {"type": "string"}, "evidence": {"type": "array", "items": {"type": "integer"}}},
                "required": ["text", "evidence"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["statements"],
    "additionalProperties": False,
}

_VERSION = re.compile(r"\A<!-- version: (\d+) -->\n")
_FENCE = re.compile(r"\b(BELEG|ENDE)\b(?=\s*\[)")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text of ``assistant/prompts`` with its name and the version that its first line states."""

    name: str
    version: str
    text: str

    @property
    def label(self) -> str:
        """What an answer records: name and version."""
        return f"{self.name}/{self.version}"


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A passage of the evidence under the number it is cited by."""

    number: int
    title: str
    text: str


@cache
def load_prompt(name: str) -> Prompt:
    """The file ``assistant/prompts/{name}.md``, whose first line states its version."""
    raw = (PROMPTS / f"{name}.md").read_text(encoding="utf-8")
    version = _VERSION.match(raw)
    assert version is not None, f"{name}.md states no version"
    return Prompt(name, version[1], raw[version.end() :].strip())


def answer_prompt(style: Literal["standard", "einfach"]) -> Prompt:
    return load_prompt(NAMES[style])


def answer_messages(prompt: Prompt, question: str, evidence: Sequence[NumberedText]) -> list[Message]:
    """Rules in the system message; fenced evidence, then the question, in the user message."""
    fenced = "\n\n".join(_fenced(item) for item in evidence)
    asked = load_prompt("question.de").text.format(evidence=fenced, question=_unfenced(question))
    return [Message("system", prompt.text), Message("user", asked)]


def _fenced(item: NumberedText) -> str:
    text, title = _unfenced(item.text), _unfenced(item.title)
    return load_prompt("evidence.de").text.format(number=item.number, title=title, text=text)


def _unfenced(text: str) -> str:
    """Foreign text cannot close its own fence or open another."""
    return _FENCE.sub(lambda word: word[0].capitalize(), text)
