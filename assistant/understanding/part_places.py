"""A figure asked of several places at once: one question each (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from assistant.question import Asked
from assistant.understanding.places import Place, PlaceKind
from assistant.wording import texts
from ingest.documents import Span

OF_EACH = frozenset({Asked.MONEY, Asked.COUNT})
"""What each place has an own figure of."""


def one_place_each(question: str, places: Sequence[Place], asked: Asked | None) -> tuple[tuple[str, bool], ...]:
    """ "Wie viele Einwohner hat A?" and the same for B, for "Wie viele Einwohner haben A und B?"; else ``question``.

    With each whether its place is only known by its neighbours ("Halle und Köln").

    What several places have together ("von A und B gemeinsam", "zwischen A und B", one project of two towns) is one.
    """
    chain = _chain(question, places)
    if asked not in OF_EACH or len(chain) < 2 or _pattern("together").search(question):
        return ((question, False),)
    if asked is Asked.MONEY and not _pattern("figure_of_a_place").search(question):
        return ((question, False),)
    before, after = question[: chain[0].start], question[chain[-1].end :]
    known = {place.span for place in places}
    return tuple((_singular(f"{before}{question[span.start : span.end]}{after}"), span not in known) for span in chain)


def _chain(question: str, places: Sequence[Place]) -> list[Span]:
    """Places joined by "und" or commas, of different projects; a name that may be a place counts beside one."""
    known = {place.span: place for place in places if place.kind is not PlaceKind.STATE}
    spans = sorted([*known, *_maybe_places(question, known)], key=lambda span: span.start)
    joined = [
        pair for pair in pairwise(spans) if _pattern("place_joint").fullmatch(question[pair[0].end : pair[1].start])
    ]
    chain = sorted({span for pair in joined for span in pair}, key=lambda span: span.start)
    projects = [known[span].project for span in chain if span in known and known[span].project]
    if len(joined) != len(chain) - 1 or len(set(projects)) != len(projects) or not any(span in known for span in chain):
        return []
    return chain


def _maybe_places(question: str, known: dict[Span, Place]) -> Iterator[Span]:
    """Names with several meanings ("Halle") that no place has taken."""
    for name in texts("understanding")["ambiguous"]:
        for found in re.finditer(rf"\b{re.escape(name)}\b", question):
            span = Span(found.start(), found.end())
            if not any(span.start < other.end and other.start < span.end for other in known):
                yield span


def _singular(question: str) -> str:
    """With the verb that one place has; behind it "bekommen" is a participle ("hat bekommen")."""
    forms = texts("understanding")["parts"]["singular"]
    return re.sub(rf"\b(?:{'|'.join(forms)})\b", lambda found: forms[found.group()], question, count=1)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("understanding")["parts"][name], re.IGNORECASE)
