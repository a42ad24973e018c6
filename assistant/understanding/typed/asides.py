"""What is told before a question and is no condition of its answer (pure).

"Wir planen eine Tagung in Hessen. Welche Modellprojekte gibt es dort?" asks for projects in Hessen, not for
conferences; "Wir sind ein Landkreis in Hessen. Was machen andere Landkreise?" asks of others, wherever they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.understanding.dialogue.references import references
from assistant.understanding.dialogue.replacing import in_place
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.tokens import tokens_of
from assistant.understanding.typed.paraphrases import paraphrase_of
from assistant.wording import texts
from ingest.documents import Span

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+")
"""Behind a whole word, so that "St. Wendel" stays one; who types in a hurry begins no sentence with a capital."""
PlacesIn = Callable[[str], Sequence[Place]]


def without_aside(question: str, places_in: PlacesIn) -> str:
    """``question`` without what it only tells of those who ask; as it is where that may matter."""
    sentences = _SENTENCE_END.split(question)
    first = next((index for index, text in enumerate(sentences) if text.rstrip().endswith("?")), 0)
    if not first:
        return question
    told, asked = " ".join(sentences[:first]), " ".join(sentences[first:])
    return _at_place_told(told, asked, places_in) or _of_others(told, asked, places_in) or question


def _at_place_told(told: str, asked: str, places_in: PlacesIn) -> str:
    """What is asked, with the one place told of for "dort"; empty where it does not say what it is about."""
    names = {place.name for place in places_in(told) if place.kind is not PlaceKind.NAME}
    pointing = _pointing(asked, near_us=bool(_pattern("about_us").search(told)))
    says_what = any(token.is_noun for token in tokens_of(asked)[1:])
    if len(names) != 1 or len(pointing) != 1 or places_in(asked) or not says_what:
        return ""
    return f"{asked[: pointing[0].start]}{in_place(names.pop())}{asked[pointing[0].end :]}"


def _pointing(asked: str, *, near_us: bool) -> list[Span]:
    """Where ``asked`` says "dort" or, of those who say where they are, "in unserer Nähe"."""
    near = [Span(*found.span()) for found in _pattern("near_us").finditer(asked)] if near_us else []
    found = (one.span for one in references(asked, ()))
    return near or [span for span in found if _pattern("there").fullmatch(asked, span.start, span.end)]


def _of_others(told: str, asked: str, places_in: PlacesIn) -> str:
    """The whole without the state of those who ask, where others are asked about or how anybody begins."""
    if not _pattern("about_us").search(told) or places_in(asked):
        return ""
    if not (_pattern("others").search(asked) or paraphrase_of(asked)):
        return ""
    states = [place for place in places_in(told) if place.kind is PlaceKind.STATE]
    for place in sorted(states, key=lambda place: -place.span.start):
        before = _pattern("before_state").sub("", told[: place.span.start])
        told = f"{before}{told[place.span.end :]}"
    return f"{told} {asked}" if states else ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("asides")[name], re.IGNORECASE)
