"""A town has no article and is not counted: "im Hannover", "drei Wuppertal" put it in the place of a thing (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.alignment import Alignment, Source
from assistant.gate.lexicon import markers
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import Reading, Word

_TOWN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{2,}(?<!kreis)(?<!land)(?<!region)(?<!stadt)")
"""One plain word; "der Eifelkreis" and "das Ilzer Land" have their article."""
_BEFORE = re.compile(r"(\w+)\s+$")


def check_towns(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """Reasons for towns with an article or a number before them that no quote has there."""
    for word in alignment.reading.words:
        mark = _mark_before(word, alignment.reading)
        if mark and not any(_mark_before(other, s.reading) for s in sources for other in _same(word, s.reading)):
            yield Reason(ReasonCode.RELATION, f"{mark} {word.text}")


def _mark_before(word: Word, reading: Reading) -> str:
    """The article or number directly before a town; "" where there is none, or the word is none."""
    if word.name != word.low or not _TOWN.fullmatch(word.text):
        return ""
    found = _BEFORE.search(reading.text[: word.start])
    if found is None:
        return ""
    counted = any(f.figure.end == found.end(1) and f.figure.unit is None and not f.figure.date for f in reading.figures)
    return found[1] if counted or found[1].lower() in markers().town_marks else ""


def _same(word: Word, reading: Reading) -> Iterator[Word]:
    return (other for other in reading.words if other.name == word.name)
