"""Whether a question asks which of two projects it names is ahead: has more, is further, costs less (pure)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from assistant.wording import texts
from ingest.catalogue import Catalogue


def asks_who_is_ahead(question: str, catalogue: Catalogue) -> bool:
    """ "Wer ist bei Hitze weiter, Mannheim oder Würzburg?": a comparative, and two projects with "oder" between."""
    if not _pattern("ahead").search(question):
        return False
    named = sorted(catalogue.find_projects(question), key=lambda mention: mention.span.start)
    between = (
        question[one.span.end : other.span.start]
        for one, other in pairwise(named)
        if one.project_id != other.project_id
    )
    return any(_pattern("either").fullmatch(text) for text in between)


def asks_how_many_more(question: str) -> bool:
    """True where it is counted who is ahead: "mehr Sensoren", "öfter geladen"."""
    return bool(_pattern("counted").search(question))


def asks_price(question: str) -> bool:
    """True where the price of things is compared: "teurer"."""
    return bool(_pattern("priced").search(question))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("catalogue_answers")["comparing"][name], re.IGNORECASE)
