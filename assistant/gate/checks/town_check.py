"""A town has no article and is not counted: "im Hannover", "drei Wuppertal" put it in the place of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from ingest.german import fold

_GERMAN = ModuleWords(__name__)

_TOWN = _GERMAN.pattern("town")
"""One plain word; "der Eifelkreis" and "das Ilzer Land" have their article."""
_CITIES = _GERMAN.words("cities")
_DISTRICTS = _GERMAN.words("districts")
_BODY = _GERMAN.pattern("body")
_JOINED = _GERMAN.pattern("joined")
_BEFORE = re.compile(r"(\w+)\s+$")


def check_towns(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """Reasons for towns with an article or number before them that no quote has, and for districts told as towns."""
    yield from _other_bodies(alignment.reading, sources)
    for word in alignment.reading.words:
        mark = _mark_before(word, alignment.reading) if word.name is not None else ""
        if mark and not any(_mark_before(other, s.reading) for s in sources for other in _same(word, s.reading)):
            yield Reason(ReasonCode.RELATION, f"{mark} {word.text}")


def _other_bodies(claim: Reading, sources: Sequence[Source]) -> Iterator[Reason]:
    """ "die Stadt Hof" where the passage has "Landkreis Hof" alone, or the other way round: two bodies of one name."""
    for found in _BODY.finditer(claim.text):
        others = _DISTRICTS if found[1] in _CITIES else _CITIES
        texts = [text for source in sources for text in (source.reading.text, *source.quote.section)]
        told = {body for text in texts for body, name in _BODY.findall(text) if name == found[2]}
        if told and told <= others and not any(_both(text) for text in texts):
            yield Reason(ReasonCode.NAME, found[0])


def _both(text: str) -> bool:
    """ "Stadt und Landkreis Hof": of both."""
    return bool(_JOINED.search(text))


def _mark_before(word: Word, reading: Reading) -> str:
    """The article or number directly before a town; "" where there is none, or the word is none."""
    if word.name is None or word.name != fold(word.low) or not _TOWN.fullmatch(word.text):
        return ""
    found = _BEFORE.search(reading.text[: word.start])
    if found is None:
        return ""
    counted = any(f.figure.end == found.end(1) and f.figure.unit is None and not f.figure.date for f in reading.figures)
    return found[1] if counted or found[1].lower() in markers().town_marks else ""


def _same(word: Word, reading: Reading) -> Iterator[Word]:
    return (other for other in reading.words if other.name == word.name)
