"""The second half of a question for examples: what others learnt, or what speaks for it and against (pure).

"Wer hat einen Rufbus, und welche Erfahrungen gibt es damit?" is answered by half where only who has it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.evidence.choosing.selection import Selected, completed
from assistant.evidence.judging.question_bearing import Wanted
from assistant.run import Run
from assistant.wording import texts
from ingest.german import content_words, stem

SAID = 0.75
"""How well a sentence must say a noun of the first half."""
LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Half:
    """``written`` as it stands in the question; ``before`` is the first half."""

    written: str
    before: str
    told: re.Pattern[str]

    @property
    def as_question(self) -> str:
        return f"{self.written[0].upper()}{self.written[1:].strip()}?"

    def is_told(self, text: str) -> bool:
        return bool(self.told.search(text))

    def answers(self, run: Run) -> Iterator[Selected]:
        """What tells it of a thing the first half names, best first."""
        wanted = Wanted.of(self.before, run.words, run.understood.parts)
        own = {stem(word) for word in content_words(self.before)}
        nouns = [noun for noun in wanted.nouns if noun in own]
        telling = (item for item in run.sentences[:LOOKED_AT] if not item.elsewhere and self.is_told(item.text))
        fitting = [item for item in telling if any(wanted.says(noun, item.text) >= SAID for noun in nouns)]
        yield from completed(fitting, run.evidence)


@lru_cache(maxsize=256)
def half_of(question: str) -> Half | None:
    """None where the question ends in no such half."""
    for asked, told in _halves():
        if found := asked.search(question):
            return Half(found["half"].strip(), question[: found.start()], told)
    return None


@cache
def _halves() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rows = texts("halves")["halves"]
    return tuple((re.compile(row["asked"], re.IGNORECASE), re.compile(row["told"], re.IGNORECASE)) for row in rows)
