"""Who asks tells first where their own town lies and what it wants: "Wir sind eine Gemeinde in Hessen …" (pure).

"Wir sind eine Gemeinde mit 6.000 Einwohnern in Brandenburg und denken über einen Rufbus nach. Wer hat so etwas?" asks
for a Rufbus, and in Brandenburg rather than elsewhere. Read as it stands, the state and the size are most of its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.understanding.asked_projects import people_asked
from assistant.understanding.dialogue.references import references
from assistant.understanding.dialogue.replacing import in_place
from assistant.understanding.phrases import joined, subject_of
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.reading import type_spans
from assistant.understanding.tokens import word_list
from assistant.wording import texts, wording
from ingest.documents import Span

PlacesIn = Callable[[str], Sequence[Place]]
_MOST_THINGS = 2
"""Who tells of more than that tells a story."""


def without_preface(question: str, places_in: PlacesIn) -> str:
    """ "Wer hat Rufbus in Brandenburg?" for such a question; any other as it is."""
    found = _pattern("asked").search(question)
    if not found or not _pattern("asks_who").match(found["asked"]) or places_in(found["asked"]):
        return question
    told = question[: found.start()]
    state = _own_state(told, places_in)
    who, tail = _with_tail(found["asked"])
    own = _things(who, places_in)
    things = own or _things(told, places_in)
    if not state or not 0 < len(things) <= _MOST_THINGS or (own and references(who, ())):
        return question
    return wording("asides", "asked_there", thing=joined(things), place=in_place(state), tail=tail)


def _own_state(told: str, places_in: PlacesIn) -> str:
    """The one state that ``told`` names, where it is that of those who ask."""
    places = [place for place in places_in(told) if place.kind is not PlaceKind.NAME]
    about_us = _pattern("about_us").search(told) or _pattern("kind_of_us").match(told)
    if len(places) != 1 or places[0].kind is not PlaceKind.STATE or not about_us:
        return ""
    return places[0].name


def _with_tail(asked: str) -> tuple[str, str]:
    """Who is asked for, and what is asked besides of what they have; how it went, examples tell themselves."""
    tail = _pattern("tail").search(asked)
    if not tail:
        return asked.rstrip(" ?!."), ""
    more = tail["more"].rstrip(" ?!.")
    return asked[: tail.start()], "" if _pattern("outcome").fullmatch(more) else tail[0].rstrip(" ?!.")


def _things(text: str, places_in: PlacesIn) -> tuple[str, ...]:
    """What ``text`` is about, its places, sizes and scenery aside; empty where it names no thing."""
    people = people_asked(text)
    spans = [*(place.span for place in places_in(text)), *type_spans(text), *([people[1]] if people else ())]
    left_out = [*spans, *(Span(*match.span()) for match in _pattern("of_no_thing").finditer(text))]
    things = subject_of(text, left_out)
    named = [thing for thing in things if any(word[0].isupper() for word in thing.split())]
    return tuple(thing for thing in named if thing.casefold() not in word_list("scenery"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("asides")[name], re.IGNORECASE)
