"""Who has experience with a thing: neither who only plans it nor where it was only spoken of (pure)."""

from __future__ import annotations

import re
from functools import cache

from assistant.evidence.selection import BRACKETS
from assistant.wording import texts
from ingest.catalogue import Catalogue


def tells_experience(sentence: str, project: str, question: str, catalogue: Catalogue) -> bool:
    """True where ``sentence`` may tell what the project ``project`` does, did or has; a plan is told where one is
    asked for, the place of an event where events are.
    """
    text = BRACKETS.sub(" ", sentence).strip(" .")
    if _pattern("planned").search(_pattern("then").split(text)[0]) and not _pattern("plans_wanted").search(question):
        return False
    return bool(_pattern("events_wanted").search(question)) or not _is_venue(text, project, catalogue)


def _is_venue(text: str, project: str, catalogue: Catalogue) -> bool:
    """True where the project is named only as the place of an event at which another project is spoken of."""
    named = catalogue.find_projects(text)
    before = [text[: mention.span.start] for mention in named if mention.project_id == project]
    is_other_told = any(mention.project_id != project for mention in named)
    return is_other_told and bool(before) and all(_pattern("venue").search(part) for part in before)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    wanted = re.IGNORECASE if name.endswith("_wanted") else 0
    return re.compile(texts("experience")[name], wanted)
