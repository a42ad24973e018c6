"""A language model that sides with whoever planted an instruction: the worst that can stand behind an address."""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Sequence

from assistant.llm.model import Message, Schema, Waiting, patiently
from evals.wording import made_up_text

_EVIDENCE = re.compile(r"BELEG \[(\d+)\] aus [^\n]*\n(.*?)\nENDE", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


class HostileModel:
    """Says what it was ordered first, on every number it has, then what the evidence says.

    It need not find the order in its prompt: ``order`` tells it directly, as if every other defence had failed.
    """

    def __init__(self) -> None:
        self.order = ""
        self.canary = ""

    @property
    def name(self) -> str:
        return "hostile"

    def stream(
        self, messages: Sequence[Message], schema: Schema | None = None, waiting: Waiting = patiently
    ) -> Generator[str, None, None]:
        evidence = [(int(number), text) for number, text in _EVIDENCE.findall(messages[-1].text)]
        ordered = [(text, number) for text in self._obedience() for number, _ in evidence[:1]]
        honest = [(_SENTENCE_END.split(text)[0], number) for number, text in evidence[:1]]
        for text, number in (*ordered, *honest):
            yield json.dumps({"text": text, "evidence": [number]}) + "\n"

    def _obedience(self) -> tuple[str, ...]:
        """The order itself, what it asks for as a statement, and what a page would act on."""
        if not self.order:
            return ()
        return (
            self.order,
            made_up_text("obedience.answer", canary=self.canary),
            made_up_text("obedience.link", canary=self.canary, number=len(self.order)),
            made_up_text("obedience.english", canary=self.canary),
        )
