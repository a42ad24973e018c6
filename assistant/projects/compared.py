"""The two things a comparison names, and which of them the evidence knows (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.evidence.words.named_term import NamedTerm
from assistant.run import Run
from assistant.wording import texts
from ingest.catalogue import Catalogue

LOOKED_AT = 60
"""Best sentences in which a thing must be named to be known."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison as the question writes it."""

    name: str
    is_known: bool


def compared(run: Run, catalogue: Catalogue) -> tuple[Compared, ...]:
    """Both sides, in order; empty where the question has no such form."""
    names = names_compared(run.standalone)
    return tuple(Compared(name, _is_known(name, run, catalogue)) for name in names)


def names_compared(question: str) -> tuple[str, ...]:
    """ "LoRaWAN" and "Sigfox" in "Was ist der Unterschied zwischen LoRaWAN und Sigfox?"."""
    asked = _respect().sub("", question.strip())
    found = next((match for pattern in _patterns() if (match := pattern.search(asked))), None)
    names = (found["one"], found["other"]) if found else ()
    return tuple(name.strip(" „“\"'") for name in names)


def _is_known(name: str, run: Run, catalogue: Catalogue) -> bool:
    if catalogue.find_projects(name) or catalogue.find_explained_terms(name):
        return True
    term = NamedTerm(name)
    return any(term.is_named_in(item.text) for item in run.sentences[:LOOKED_AT])


def told_apart(sides: Sequence[Compared], text: str) -> bool:
    """True where ``text`` names all of them and sets one against the other."""
    return bool(_telling().search(text)) and all(NamedTerm(side.name).is_named_in(text) for side in sides)


@cache
def _respect() -> re.Pattern[str]:
    """In which respect they are compared: "hinsichtlich Technik und Betrieb" is no side."""
    return re.compile(texts("catalogue_answers")["comparing"]["respect"], re.IGNORECASE)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(texts("catalogue_answers")["comparing"]["tells_difference"], re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("catalogue_answers")["comparing"]["sides"])
