"""Projects that a question names side by side: "Was machen Mannheim und Ulm bei Hitze?" (pure)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.wording import texts
from ingest.catalogue import Catalogue
from ingest.catalogue.mentions import ProjectMention, Via


def sides_asked(question: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Their ids in order; empty where only one is named, or where the question is of what they have together."""
    mentions = _towns(question, catalogue)
    if _pattern("together").search(question):
        return ()
    joined = [
        pair
        for pair in pairwise(mentions)
        if _pattern("joint").fullmatch(question[pair[0].span.end : pair[1].span.start])
    ]
    sides = tuple(dict.fromkeys(mention.project_id for pair in joined for mention in pair))
    return sides if len(sides) > 1 else ()


def names_sides(question: str, catalogue: Catalogue) -> bool:
    """True where it is asked how several projects differ: "Was macht Mannheim anders als Ulm?"."""
    ids = {mention.project_id for mention in _towns(question, catalogue)}
    return len(ids) > 1 and bool(_pattern("differently").search(question))


def _towns(question: str, catalogue: Catalogue) -> list[ProjectMention]:
    return [mention for mention in catalogue.find_projects(question) if mention.via is not Via.PRODUCT]


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("catalogue_answers")["sides"][name], re.IGNORECASE)
