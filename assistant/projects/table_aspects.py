"""Rows of a comparison's table: which aspects a question names and how well a sentence tells one (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.evidence.sentences.contradictions import Thing, Told, claims_of
from assistant.projects.people import people_of
from assistant.understanding.ahead import asks_price
from assistant.wording import texts
from ingest.catalogue import Project
from ingest.catalogue.rendering import german_number

MONEY, POPULATION = "money", "population"
FROM_FACTS = frozenset({MONEY, "own_share", "duration"})
"""Aspects whose words are plain enough to find them among the catalogue's facts."""
UNTOLD = 2
"""Rank of a sentence that has words of the aspect and does not tell it."""
ALWAYS = ("state", "type")
"""Rows of every comparison: whether two projects compare at all."""
USUAL = ("population", "themes", "money")
"""Further rows of a comparison that names no aspect."""


@cache
def words_of(aspect: str) -> re.Pattern[str] | None:
    """Words by which a sentence of the evidence speaks of the aspect; None where only the catalogue may tell."""
    found = texts("catalogue_answers")["aspect_words"].get(aspect)
    return re.compile(found, re.IGNORECASE) if found else None


@cache
def _telling(aspect: str) -> re.Pattern[str] | None:
    found = texts("catalogue_answers")["aspect_told"].get(aspect)
    return re.compile(found, re.IGNORECASE) if found else None


def told_rank(aspect: str, text: str) -> int:
    """The less the more a sentence tells of the aspect: the whole funding before its parts and what else is paid."""
    pattern = _telling(aspect)
    if aspect == MONEY and any(claim.thing is Thing.FUNDING for claim in claims_of(Told(text, "", "", None))):
        return 0
    return 1 if pattern is None or pattern.search(text) else UNTOLD


@cache
def asks_of(aspect: str) -> re.Pattern[str]:
    """What in a question asks for the aspect."""
    return re.compile(texts("catalogue_answers")["aspect_asked"][aspect], re.IGNORECASE)


def without_aspects(question: str) -> str:
    """The question without the words of comparing and those of the aspects, whole words."""
    aspects = "|".join(texts("catalogue_answers")["aspect_asked"].values())
    compared = texts("catalogue_answers")["comparing"]["words"]
    return re.sub(rf"(?<!\w)\w*(?:{aspects}|{compared})\w*", " ", question, flags=re.IGNORECASE)


def has_no_row(question: str) -> bool:
    """True where what is asked is none of the aspects a table has a row for: a price is no funding."""
    named = set(aspects_of(question)).difference(ALWAYS)
    return named == set(USUAL) or (named == {MONEY} and asks_price(question))


def aspects_of(question: str) -> tuple[str, ...]:
    """The aspects the question names, after those that every comparison has."""
    named = tuple(aspect for aspect in texts("catalogue_answers")["aspect_asked"] if asks_of(aspect).search(question))
    return tuple(dict.fromkeys((*ALWAYS, *(named or USUAL))))


def _population(project: Project) -> str:
    """With what it counts, where that is not simply the municipality."""
    if project.population is None:
        return ""
    if project.population_note:
        return people_of(project)
    return german_number(project.population)


def catalogue_value(project: Project, aspect: str) -> str:
    """What the catalogue's row says of the aspect; empty where it says nothing."""
    values = {
        "state": project.state.value if project.state else "",
        "type": project.type.value if project.type else "",
        "cohort": str(project.cohort),
        "population": _population(project),
        "themes": ", ".join(project.themes),
    }
    return values.get(aspect, "")
