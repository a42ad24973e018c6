"""Among what something is so: a superlative has its circle, a part its whole, "alle" its exception, "nur" its list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.sentence.places import at_places
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word, kept
from assistant.gate.words.closed_words import AND_OR, DEFINITE
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.nouns import surely_plural

_GERMAN = ModuleWords(__name__)

_SUPERLATIVE = re.compile(r"(?:\w{3,}st|größt)(?:e|en|er|es|em)$")
_RAISED = re.compile(r"(?:st|ößt)(?:e[nrms]?)?$")
"""Also participles as "gelöst", which are none."""
_OF_CIRCLE = _GERMAN.words("of_circle")
"""Prepositions right behind the noun of a superlative that say among which it is meant."""
_AMONG = _GERMAN.pattern("among")
_THE_ONE = _GERMAN.pattern("the_one")
_ONE_OF_BOTH = _GERMAN.pattern("one_of_both")
_BOTH = _GERMAN.words("both")
_EXCEPTION = _GERMAN.pattern("exception")
_NEAR = 4
"""Words behind "nur" in which its list begins."""


def widened(alignment: Alignment) -> Iterator[str]:
    """Words of the statement, or of a quote, whose circle the statement has made wider than the quotes."""
    for source in alignment.sources:
        yield from _superlatives(alignment, source)
        yield from _among(alignment.reading, source.reading)
        yield from _parts(alignment, source)
    yield from _exceptions(alignment)
    yield from _both(alignment)


def left_out_of_list(alignment: Alignment) -> Iterator[str]:
    """ "nur mit der Bahn" for "nur mit Fahrrad oder Bahn"."""
    mine = _only_behind(alignment.reading)
    used = _used(alignment) if mine else {}
    for source in alignment.sources if mine else ():
        behind = _only_behind(source.reading)
        for one, joint, two in zip(behind, behind[1:], behind[2:], strict=False):
            if one.noun and two.noun and joint.low in AND_OR and (one in used) != (two in used):
                told = one if one in used else two
                if any(used[told] is word for word in mine):
                    yield used[told].text


def _only_behind(reading: Reading) -> tuple[Word, ...]:
    only = markers().polarity["only"]
    if only.isdisjoint(reading.lows):
        return ()
    mark = next(word for word in reading.words if word.low in only)
    return at_places(reading, mark.place + 1, mark.place + _NEAR)


def _used(alignment: Alignment) -> dict[Word, Word]:
    """Words of the quotes the statement tells, each with the one that tells it."""
    return {m.counterpart: m.word for m in alignment.matches if m.found and m.counterpart is not None}


@kept
def _raised(reading: Reading) -> tuple[Word, ...]:
    """Superlatives behind a definite article."""
    words = reading.words
    return tuple(
        word
        for before, word in pairwise(words)
        if word.content and not word.noun and before.low in DEFINITE and _SUPERLATIVE.match(word.low)
    )


def _superlatives(alignment: Alignment, source: Source) -> Iterator[str]:
    """ "die kleinste Stadt" for "die kleinste ostdeutsche Stadt"; "die größte" for "eine große"."""
    mine = _raised(alignment.reading)
    used = _used(alignment) if mine else {}
    for word in mine:
        match = alignment.counterpart(word)
        if match is None or not match.found or match.source is not source or match.counterpart is None:
            continue
        theirs = match.counterpart
        plain = not theirs.noun and not _RAISED.search(theirs.low) and word.stem[:3] == theirs.stem[:3]
        lost = theirs in _raised(source.reading) and any(w not in used for w in _circle(theirs, source.reading))
        if plain or lost:
            yield word.text


def _circle(word: Word, reading: Reading) -> list[Word]:
    """ "ostdeutsche" and "Modellstädten" of "die kleinste ostdeutsche Stadt unter den Modellstädten"."""
    behind = [other for other in reading.words if other.place > word.place and other.clause == word.clause]
    head = next((other for other in behind if other.noun), None)
    if head is None:
        return []
    attributes = [other for other in behind if other.place < head.place and other.content]
    rest = [other for other in behind if other.place > head.place]
    if rest and rest[0].low in _OF_CIRCLE and rest[0].place == head.place + 1:
        attributes += [other for other in rest if other.noun][:1]
    return [other for other in attributes if not other.light]


def _among(claim: Reading, quote: Reading) -> Iterator[str]:
    """ "das erste Treffen" for "unter den ersten Treffen"."""
    among = _several(quote)
    if among and not _several(claim):
        yield from (found[1] for found in _THE_ONE.finditer(claim.text) if found[1].lower() in among)


@kept
def _several(reading: Reading) -> frozenset[str]:
    """Superlatives of which there are several: "eine der ersten"."""
    return frozenset(found[1].lower() for found in _AMONG.finditer(reading.text))


def _parts(alignment: Alignment, source: Source) -> Iterator[str]:
    """ "die Dörfer" for "zehn der 73 Dörfer" or for "die ersten drei Dörfer"."""
    parted = _parted(source.reading)
    if not parted or _quantified(alignment.reading):
        return
    if any(figure.cue == "" for figure in alignment.reading.figures if _counts(figure)):
        return
    for match in alignment.matches:
        mine, theirs = match.word, match.counterpart
        if match.found and theirs in parted and theirs is not None and mine.low == theirs.low and mine.cue == "":
            yield mine.text


@kept
def _parted(reading: Reading) -> tuple[Word, ...]:
    """Nouns in plural of which a sentence counts a part."""
    figures = [figure for figure in reading.figures if _counts(figure)]
    behind = {figure.place: figure for figure in figures}
    genitive = {word.place for word in reading.words if word.low == "der"}
    return tuple(
        figure.noun
        for figure in figures
        if figure.noun is not None
        and surely_plural(figure.noun.low)
        and (figure.place + 1 in genitive or (figure.figure.ordinal and figure.place + 1 in behind))
    )


def _counts(figure: PlacedFigure) -> bool:
    return not figure.figure.date and not figure.figure.unit


def _quantified(reading: Reading) -> bool:
    return any(not forms.isdisjoint(reading.lows) for forms in markers().scope.values())


def _exceptions(alignment: Alignment) -> Iterator[str]:
    """ "alles" for "bis auf die Bilder alles"."""
    whole = markers().scope["all"]
    if whole.isdisjoint(alignment.reading.lows) or _EXCEPTION.search(alignment.reading.text):
        return
    for source in alignment.sources:
        excepted = _EXCEPTION.search(source.reading.text)
        if excepted and not whole.isdisjoint(source.reading.lows):
            yield excepted[0]


def _both(alignment: Alignment) -> Iterator[str]:
    """ "eine der beiden Schulen" for "beide Schulen"."""
    one = None if _BOTH.isdisjoint(alignment.reading.lows) else _ONE_OF_BOTH.search(alignment.reading.text)
    texts = chain.from_iterable(_ONE_OF_BOTH.finditer(source.reading.text) for source in alignment.sources)
    if one and not any(texts):
        yield one[0]
