"""Questions everybody asks in words no document has, in the words of the documents (pure)."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.question import Asked
from assistant.understanding.missing import subjects_of
from assistant.wording import texts

SIDES = "; "
_FAILURES, _OUTSIDE = "{failures}", "{outside}"
"""In a pattern: whatever asks for failures, and for those who are not in the programme."""


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A usual question; ``text`` says it in the words of the documents."""

    pattern: re.Pattern[str]
    topics: frozenset[str] | None
    """Topics the question may name; None for any: the answer is the same whatever is bought or paid for."""
    nouns: re.Pattern[str] | None
    """Subjects of the question that it stands for; None where the pattern says enough."""
    text: str
    """What to look for, several things with ``SIDES`` between them."""
    asked: Asked | None
    """What each of them must have in a sentence; None where their words say it."""
    by_project: bool
    """True where further model projects are a part of the answer."""
    besides: re.Pattern[str] | None = None
    """What the entry does not answer: a price, what the law says; None where it answers whatever is asked."""

    def fits(self, question: str, topics: Collection[str]) -> bool:
        """True unless ``question`` names a topic or a subject that the pattern does not stand for."""
        if self.topics is not None and not self.topics.issuperset(topics):
            return False
        if not self.pattern.search(question) or (self.besides and self.besides.search(question)):
            return False
        nouns = self.nouns
        return nouns is None or all(nouns.fullmatch(token.lower) for token in subjects_of(question))


def usual_question(question: str, topics: Collection[str] = ()) -> Paraphrase | None:
    """ "Wo fangen wir an?" as a question for first steps and offers to beginners; None where no pattern fits.

    ``topics`` are those the question names: one that the pattern does not stand for is a subject of its own.
    """
    return next((entry for entry in _paraphrases() if entry.fits(question, topics)), None)


def paraphrase_of(question: str, topics: Collection[str] = ()) -> str | None:
    """The text of ``usual_question``."""
    found = usual_question(question, topics)
    return found.text if found else None


@cache
def _paraphrases() -> tuple[Paraphrase, ...]:
    usual, everyday = texts("paraphrases")["paraphrases"], texts("everyday")
    besides = re.compile(everyday["besides"], re.IGNORECASE)
    needs = (_entry(need, None if need.get("besides") else besides) for need in everyday["paraphrases"])
    return (*map(_entry, usual), *needs)


def _entry(entry: Mapping[str, Any], besides: re.Pattern[str] | None = None) -> Paraphrase:
    failures, outside = texts("answer_types")["questions"][Asked.TROUBLE], texts("gaps")["outside"]
    pattern = str(entry["pattern"]).replace(_FAILURES, failures).replace(_OUTSIDE, outside)
    return Paraphrase(
        pattern=re.compile(pattern, re.IGNORECASE),
        topics=frozenset(entry["topics"]) if "topics" in entry else None,
        nouns=re.compile(entry["nouns"]) if "nouns" in entry else None,
        text=entry["text"],
        asked=Asked(entry["asked"]) if "asked" in entry else None,
        by_project=entry.get("by_project", False),
        besides=besides,
    )
