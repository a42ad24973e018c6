"""Corrections that say as what a place was meant: "Nein, ich meine die Stadt" after "Was macht Gießen?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understanding.dialogue.replacing import is_after_preposition
from assistant.understanding.places import Place, PlaceKind
from assistant.wording import texts
from ingest.documents import Span


def of_kind(meant: str, question: str, places: Sequence[Place], *, corrects: bool) -> str:
    """ "Was macht die Stadt Gießen?"; empty where ``meant`` is no kind of place or ``question`` names not just one.

    ``places`` are those of ``question``. What ``corrects`` nothing must say so itself: "Die Stadt selbst".
    """
    found = _pattern("meant").fullmatch(meant)
    if not found or len(places) != 1 or places[0].kind is PlaceKind.STATE:
        return ""
    if not (corrects or _pattern("unasked").fullmatch(meant)):
        return ""
    place = places[0]
    before = _apart(_pattern("before").sub("", question[: place.span.start]))
    stands = "behind_preposition" if is_after_preposition(before, Span(len(before), len(before))) else "alone"
    kind = texts("followup")["kinds_of_place"][stands][found["kind"].casefold()]
    text = f"{before}{kind} {_pattern('within').sub('', place.name)}{question[place.span.end :]}"
    return text[:1].upper() + text[1:]


def with_kind(piece: str, question: str, places: Sequence[Place]) -> str:
    """ "Was macht die Stadt Hof?" for "Was macht Hof?", into which "die Stadt Hof" was put."""
    found = _pattern("named").match(piece)
    return (of_kind(found["meant"], question, places, corrects=True) if found else "") or question


def district_named(text: str) -> tuple[Place, ...]:
    """ "Landkreis Kassel", which is none of the towns the catalogue knows and no class of municipalities either."""
    found = _pattern("district").search(text)
    return (Place(PlaceKind.NAME, Span(*found.span()), found[0]),) if found else ()


def is_kind(meant: str) -> bool:
    """ "die Stadt", "der Landkreis selbst"."""
    return bool(_pattern("meant").fullmatch(meant))


def _apart(text: str) -> str:
    """ "in " for "im ", whose article goes with the kind that was not meant."""
    words = text.rstrip().rpartition(" ")
    last = texts("followup")["kinds_of_place"]["apart"].get(words[2].casefold())
    return f"{words[0]}{words[1]}{last} " if last else text


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["kinds_of_place"][name], re.IGNORECASE)
