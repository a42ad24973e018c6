"""Questions for what a model project is made of: who belongs to it, how many people live there (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.evidence.asked.answer_types import without_as_of
from assistant.question import TAKEN_OVER
from assistant.wording import texts
from ingest.catalogue import Catalogue, Project
from ingest.catalogue.mentions import ProjectMention, Via

SEVERAL = 2
"""Municipalities that make a project one with members."""
PLACEHOLDER = "§"
"""Stands for the project's name in a question; nobody writes it there."""


class Wanted(StrEnum):
    """What is asked of one project that the catalogue alone answers."""

    MEMBERS = "members"
    SIZE = "size"
    STATE = "state"
    ROUND = "round"
    """Whether it is a model project and since when; asked alone, the documents tell it."""
    CLASS = "class"
    """Whether it is a city or a village: the same."""


ASKED_ALONE = (Wanted.MEMBERS, Wanted.SIZE, Wanted.STATE)


@dataclass(frozen=True, slots=True)
class Profile:
    """``written``: the project's name as in the question."""

    project: Project
    written: str
    wanted: Wanted


def profile_in(question: str, catalogue: Catalogue) -> Profile | None:
    """What is asked of the only project of ``question``; None where anything else is asked, or of none,
    or of a thing it has made that was spoken of ("Wie viele Kommunen haben das: Bad Belzig App?").

    A project of one municipality has no members.
    """
    mentions = catalogue.find_projects(question)
    if len(mentions) != 1 or _is_thing_taken_over(mentions[0], question):
        return None
    span, project = mentions[0].span, catalogue.project(mentions[0].project_id)
    asked = question[: span.start].rstrip("„“\"'") + PLACEHOLDER + question[span.end :].lstrip("„“\"'")
    wanted = wanted_of(asked, ASKED_ALONE)
    if wanted is None or (wanted is Wanted.MEMBERS and len(project.municipalities) < SEVERAL):
        return None
    return Profile(project, question[span.start : span.end], wanted)


def wanted_of(asked: str, kinds: Sequence[Wanted]) -> Wanted | None:
    """What of ``kinds`` a question wants in which ``PLACEHOLDER`` stands for the project."""
    return next((kind for kind in kinds if any(found.search(asked) for found in _patterns(kind))), None)


def _is_thing_taken_over(mention: ProjectMention, question: str) -> bool:
    return mention.via is Via.PRODUCT and question[: mention.span.start].endswith(TAKEN_OVER)


def tells_people(text: str, written: str) -> bool:
    """True where ``text`` names ``written`` and a number of inhabitants."""
    is_named = re.search(rf"\b{re.escape(written)}(?:s|er)?\b", text, re.IGNORECASE)
    return bool(is_named) and bool(_people().search(without_as_of(text)))


@cache
def _patterns(kind: Wanted) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern), re.IGNORECASE) for pattern in texts("profile")["question"][kind])


def _filled(pattern: str) -> str:
    for name, words in texts("profile")["question"]["words"].items():
        pattern = pattern.replace(f"<{name}>", words)
    return pattern.replace("<projekt>", PLACEHOLDER)


@cache
def _people() -> re.Pattern[str]:
    return re.compile(texts("profile")["told"]["people"], re.IGNORECASE)
