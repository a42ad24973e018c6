"""A claim with a figure that somebody wants confirmed asks for the figure (pure).

Looked for as it stands, "Stimmt es, dass es 80 Modellprojekte gibt?" finds a town with 80 projects, which sounds like
a confirmation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.wording import texts

_SPACES = re.compile(r"\s+(?=\?)|(?<=\s)\s+")


@dataclass(frozen=True, slots=True)
class Claim:
    """``asked`` is what a claim is known by, ``text`` the question for its figure, with the groups of ``asked``."""

    asked: re.Pattern[str]
    text: str


def figure_asked(question: str) -> str:
    """ "Wie viele Modellprojekte gibt es?" for such a claim; any other question as it is."""
    for claim in _claims():
        if found := claim.asked.search(question.strip()):
            groups = {name: text or "" for name, text in found.groupdict().items()}
            return _SPACES.sub("", claim.text.format(**groups | {"verb": groups.get("verb", "").lower()}))
    return question


@cache
def _claims() -> tuple[Claim, ...]:
    words = texts("claims")
    number = rf"(?:\d[\d.,]*|{'|'.join(texts('counting')['number_words'].split())})"
    filled = {"<frame>": words["frame"], "<about>": words["about"], "<number>": number}
    return tuple(Claim(_compiled(row["asked"], filled), row["text"]) for row in words["claims"])


def _compiled(pattern: str, filled: dict[str, str]) -> re.Pattern[str]:
    for name, text in filled.items():
        pattern = pattern.replace(name, text)
    return re.compile(pattern, re.IGNORECASE)
