"""When a project joined the programme, asked in whatever words, as the question for its round (pure).

Documents and catalogue tell of no joining ("kam ins Programm", "wurde ausgewählt"), but of each project's round.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understanding.places import Place, PlaceKind
from assistant.wording import texts, wording


def by_round(question: str, places: Sequence[Place]) -> str:
    """ "In welcher Staffel ist Gera?" for "Wann kam Gera ins Programm?"; else ``question`` as it is.

    ``places`` are those of ``question``. What is asked besides stays: "… und wie viel Geld?".
    """
    if len(places) != 1 or places[0].kind is not PlaceKind.PROJECT:
        return question
    span = places[0].span
    before, after = question[: span.start], question[span.end :]
    joined = _pattern("after").match(after)
    if joined is None or not _pattern("before").search(before):
        return question
    if not (_pattern("joins").search(joined[0]) or _pattern("joins").search(before)):
        return question
    name = question[span.start : span.end]
    return wording("understanding", "joining.round", name=name) + _pattern("same").sub("", after[joined.end() :])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("understanding")["joining"][name], re.IGNORECASE)
