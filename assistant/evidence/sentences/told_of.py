"""Which model projects a sentence tells of (pure): its own town before any product, and never against its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.catalogue.mentions import Via


def projects_named(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids in order. The words of a product beside a town's name are that town's own: the "Smart Green City Strategie"
    of Haßfurt tells nothing of Konstanz, whose project is called "Smart Green City".
    """
    return _named(text, catalogue)[0]


def project_headed(headings: str, catalogue: Catalogue) -> str | None:
    """The only project that title and headings name: a tag alone does not make a general sentence speak of it."""
    named = projects_named(headings, catalogue)
    return named[0] if len(named) == 1 else None


def projects_told_of(text: str, headings: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The projects ``text`` names, else the only one of its headings.

    None where both disagree: a product of one project in the profile of another, a foreign town as the subject.
    """
    named, by_town = _named(text, catalogue)
    if by_town:
        return named
    headed = project_headed(headings, catalogue)
    if not named:
        return () if headed is None or _is_about_elsewhere(text) else (headed,)
    return named if headed is None else (headed,) if headed in named else ()


def led_by_project(text: str, about: Sequence[str], catalogue: Catalogue) -> str:
    """``text``, led by the project's name in brackets where it leaves open which of them it tells of."""
    if projects_named(text, catalogue) or len(about) != 1:
        return text
    return f"[{catalogue.project(about[0]).name}] {text}"


def _named(text: str, catalogue: Catalogue) -> tuple[tuple[str, ...], bool]:
    """The projects named, and whether by more than a product."""
    mentions = catalogue.find_projects(text)
    towns = [mention for mention in mentions if mention.via is not Via.PRODUCT]
    return tuple(dict.fromkeys(mention.project_id for mention in towns or mentions)), bool(towns)


def _is_about_elsewhere(text: str) -> bool:
    """True where a town or country that is no model project is the subject: "In Amsterdam …"."""
    return bool(_elsewhere().search(text))


@cache
def _elsewhere() -> re.Pattern[str]:
    known = "|".join(map(re.escape, texts("understanding")["names"]["known"]))
    before = texts("understanding")["names"]["before_subject"]
    return re.compile(rf"^(?:(?i:{before}) )*(?:{known})\b")
