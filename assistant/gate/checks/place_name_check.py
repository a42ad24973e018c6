"""Names of places stand alone: no article, no adjective and no number before them, but what makes them neuter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Source
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import WITH_ACCUSATIVE
from assistant.gate.words.endings import WEAK_ADJECTIVE
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import ambiguous, article_cells, cells_of
from ingest.german import fold

_GERMAN = ModuleWords(__name__)

_PLAIN = _GERMAN.pattern("plain")
_PLACING = _GERMAN.words("placing")
"""Words directly before a noun that is no other than the name of a place: "in Tannau", "die Stadt Tannau"."""
_NEUTER = _GERMAN.words("neuter")
"""Articles an adjective may stand behind: "im benachbarten Tannau"."""
_OF_ONE = _GERMAN.words("of_one")
"""Articles that also tell a name not in the catalogue from a thing in the plural: "die Läden", "in Läden"."""
_LED = _GERMAN.words("led")
_NEXT = re.compile(r" ([A-ZÄÖÜ][\w-]*)")
_JOINING = ("-", "/", ":", "|", "*", "’", "'")
_SINGLE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]+")
_ENDED = re.compile(r"[.,;!?)]|$| (?:und|oder) [a-zäöü]| [a-zäöüß]+(?:[^enrms]|[^e][nrms]) ")
"""Behind a word no noun can follow: the end of a part or a word that is no adjective."""
_PARTICIPLE = re.compile(r" [a-zäöüß]+(?:e|en|er|es|em) [A-ZÄÖÜ]")
"""Behind the name: "der Tannau gehörende Bus"."""


def check_place_names(reading: Reading, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every name of a place with a word before it that makes it a thing, where no quote has it so."""
    for place, word in enumerate(reading.words):
        if not word.noun or word.quoted or (word.name is None and cells_of(word.low) is not None):
            continue
        if _inhabitant(place, reading):
            yield from _unless_so(f"{reading.words[place - 1].text} {word.text}", sources, end=r"(?! [A-ZÄÖÜ])")
        if not _PLAIN.fullmatch(word.text) or _goes_on(word, reading):
            continue
        mark = _mark(place, reading, known=_is_known(word))
        if mark and (_is_known(word) or _is_place(word, sources)):
            yield from _unless_so(f"{mark} {word.text}", sources)


def _is_known(word: Word) -> bool:
    return word.name is not None and word.name == fold(word.low) and not ambiguous(word.low)


def _is_place(word: Word, sources: Sequence[Source]) -> bool:
    """Not in the catalogue: in the quotes it stands bare behind "in" or "Stadt", and nowhere behind an article."""
    if word.name:
        return False
    before = [
        first.low
        for source in sources
        for first, second in zip(source.reading.words, source.reading.words[1:], strict=False)
        if second.text == word.text and second.place == first.place + 1
    ]
    return any(low in _PLACING for low in before) and not any(low in article_cells() for low in before)


def _unless_so(text: str, sources: Sequence[Source], end: str = "") -> Iterator[Reason]:
    """A reason, but for what a quote writes just so."""
    written = re.compile(rf"\b{re.escape(text)}\b{end}", re.IGNORECASE)
    if not any(written.search(source.reading.text) for source in sources):
        yield Reason(ReasonCode.RELATION, text)


def _inhabitant(place: int, reading: Reading) -> bool:
    """ "von Tannauer wird": an adjective of a place right behind a preposition, and no noun behind it."""
    word, before = reading.words[place], reading.words[place - 1] if place else None
    if before is None or before.place != word.place - 1 or word.name is None or not word.low.endswith("er"):
        return False
    if fold(word.low) == word.name or before.low not in markers().prepositions or not _SINGLE.fullmatch(word.text):
        return False
    return _ENDED.match(reading.text, word.start + len(word.text)) is not None


def _goes_on(word: Word, reading: Reading) -> bool:
    """The beginning of a longer name or phrase: "der Tannau App", "Tannau-Nord", "der Tannau gehörende Bus"."""
    following = reading.text[word.start + len(word.text) :]
    if (longer := _NEXT.match(following)) is not None:
        return _fits(word, longer[1], reading)
    return following[:1] in _JOINING or following[:2] == " „" or _PARTICIPLE.match(following) is not None


def _fits(word: Word, following: str, reading: Reading) -> bool:
    """The noun behind may have the article before the name: "die Tannau App", but not "im Tannau Wärme"."""
    article = next((other for other in reading.words if other.place == word.place - 1), None)
    asked = article_cells().get(article.low) if article else None
    cells = cells_of(following.lower())
    return asked is None or cells is None or bool(asked & cells)


def _mark(place: int, reading: Reading, *, known: bool) -> str:
    """The words before that a name of a place cannot have, "" where there are none."""
    words = reading.words
    near = [
        words[place - back]
        for back in (2, 1)
        if place >= back and words[place - back].place == words[place].place - back
    ]
    if not near or near[-1].place != words[place].place - 1:
        return ""
    before, first = near[-1], near[0] if len(near) == 2 else None
    if before.low in article_cells() and (known or before.low in _OF_ONE or _of_one(first, before)):
        return "" if _is_pronoun(before, first, reading) else before.text
    described = before.content and not before.noun and before.text.islower() and before.low.endswith(WEAK_ADJECTIVE)
    led = first is not None and (first.low in article_cells() or first.low in markers().prepositions)
    if described and before.name is None and led and first is not None and first.low not in _NEUTER:
        return "" if _is_pronoun(first, None, reading) else f"{first.text} {before.text}"
    return ""


def _of_one(first: Word | None, article: Word) -> bool:
    """ "in der Tannau", "durch den Tannau", but not "in den Läden"."""
    led = first is not None and first.low in markers().prepositions
    if article.low == "den":
        return led and first is not None and first.low in WITH_ACCUSATIVE
    return led and article.low in _LED


def _is_pronoun(article: Word, before: Word | None, reading: Reading) -> bool:
    """Opens a relative clause: ", die Tannau nutzt", ", mit der Tannau plant"."""
    opening = before if before is not None and before.low in markers().prepositions else article
    return reading.text[: opening.start].rstrip().endswith((",", "(", "–", ";"))
