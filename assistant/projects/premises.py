"""What a question takes for granted about who is a model project, where the catalogue knows better (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understanding.places import Place, PlaceKind
from assistant.wording import texts


def one_that_left(question: str, places: Sequence[Place]) -> str | None:
    """The project ``question`` takes to have left: "Warum ist Gera aus dem Programm ausgestiegen?"."""
    projects = {place.project for place in places if place.project}
    if len(projects) != 1 or any(place.kind is PlaceKind.NAME for place in places):
        return None
    return projects.pop() if tells_of_leaving(question) and _pattern("programme").search(question) else None


def tells_of_leaving(text: str) -> bool:
    """True where ``text`` has a word for leaving or breaking off."""
    return bool(_pattern("leaving").search(text))


def taken_for_project(question: str, places: Sequence[Place]) -> str | None:
    """The name no catalogue knows that ``question`` takes for a model project: "Stuttgart als Modellprojekt"."""
    names = [place.name for place in places if place.kind is PlaceKind.NAME]
    return next((name for name in names if _claimed(name).search(question)), None)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("premises")[name], re.IGNORECASE)


def _claimed(name: str) -> re.Pattern[str]:
    return re.compile(texts("premises")["claimed"].format(name=re.escape(name)), re.IGNORECASE)
