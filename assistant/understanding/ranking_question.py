"""Whether a question asks which project has most or least of something, and of what (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.understanding.asked_projects import without, words_beside
from assistant.understanding.tokens import overlaps
from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.documents import Span
from ingest.german import stem


class Measure(StrEnum):
    """What projects can be ranked by."""

    QUOTA = "quota"
    """The share that the federation pays."""
    OWN_SHARE = "own_share"
    FUNDING = "funding"
    PEOPLE = "people"


_DEGREES = (("superlative", "most"), ("superlative", "least"), ("comparative", "most"), ("comparative", "least"))
_SAID = (Measure.QUOTA, Measure.OWN_SHARE, Measure.FUNDING)
"""Measures that their words name: "größer" alone may mean people, "höher" anything."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """``compares``: asked with a comparative ("wer bekommt mehr?"), which means those the question names."""

    measure: Measure
    highest: bool
    compares: bool
    both: bool = False
    """Whether the other end is asked for, too: "das größte und das kleinste"."""


def ranking_asked(question: str, places: Sequence[Span] = ()) -> Ranking | None:
    """ "Welche Stadt hat die meisten Einwohner?"; ``places``: where it names some.

    None where no project is to be chosen, nothing is measured, or the question is about something else besides ("die
    meisten Einwohner mit App").
    """
    if not _pattern("chooses").search(question) or _pattern("not_chosen").search(question):
        return None
    if words_beside(without(question, places), _own_words()):
        return None
    measure = next((kind for kind in Measure if _pattern(f"measures.{kind}").search(question)), None)
    if measure is None:
        return None
    if all(_pattern(f"superlative.{direction}").search(question) for direction in ("most", "least")):
        return Ranking(measure, True, False, both=True)
    for degree, direction in _DEGREES:
        if _pattern(f"{degree}.{direction}").search(question):
            return Ranking(measure, direction == "most", degree == "comparative")
    return None


def ranking_in(question: str, catalogue: Catalogue) -> Ranking | None:
    """As ``ranking_asked``, where ``question`` leaves a choice: it names no project, or more than one."""
    named = _mentioned(question, catalogue)
    asked = ranking_asked(question, [*named, *(mention.span for mention in catalogue.find_states(question))])
    members = set(named.values())
    if asked is None or len(members) == 1 or (asked.compares and not members):
        return None
    return asked


def members_named(question: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of the projects to choose from, in order, where the question names them."""
    found = sorted(_mentioned(question, catalogue).items(), key=lambda item: item[0].start)
    return tuple(dict.fromkeys(project for _, project in found))


def _mentioned(question: str, catalogue: Catalogue) -> dict[Span, str]:
    """Projects by where they are named: "Hof" alone is a district here, where else it may be a farm or a station."""
    found = {mention.span: mention.project_id for mention in catalogue.find_projects(question)}
    for project in catalogue.projects:
        district, _, name = project.name.partition(" ")
        if district == texts("ranking")["question"]["district"] and project.id not in found.values():
            spans = [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(name)}\b", question)]
            found |= {span: project.id for span in spans if not overlaps(span, list(found))}
    return found


def names_measure(phrase: str) -> bool:
    """True for "Förderung" and "Einwohnerzahl"."""
    return any(_pattern(f"measures.{kind}").search(phrase) for kind in Measure)


def is_degree_only(question: str) -> bool:
    """True where it says "most" or "more" and nothing of what."""
    has_degree = any(_pattern(f"{degree}.{direction}").search(question) for degree, direction in _DEGREES)
    return has_degree and not any(_pattern(f"measures.{kind}").search(question) for kind in _SAID)


@cache
def _own_words() -> frozenset[str]:
    words = f"{texts('ranking')['question']['words']['own']} {texts('project_list')['words']['listing']}"
    return frozenset(stem(word) for word in words.split())


@cache
def _pattern(path: str) -> re.Pattern[str]:
    entry = texts("ranking")["question"]
    for key in path.split("."):
        entry = entry[key]
    return re.compile(entry, re.IGNORECASE)
