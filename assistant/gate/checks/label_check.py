"""What stands right before a number or name as its label stays there: "Staffel 2020" is no "Kategorie 2020"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.gate.comparing.alignment import Source
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.places import at_places, word_before
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.markers import labels
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_NUMBERED = _GERMAN.words("numbered")
_TIMES = _GERMAN.endings("times")
"""Ends of nouns that say when in a year: "Herbst 2022"."""
_DATED = _GERMAN.word("dated")
"""Often has a year behind it that is no label: "beschlossen die Strategie 2023"."""
_IN_RUN = 2


def check_labels(reading: Reading, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every noun directly before a figure or a noun that in the quotes has another word of it there."""
    if reading.figures:
        yield from _labelled(reading, sources)
        yield from _torn(reading, sources)
    yield from _paired(reading, sources)


def _labelled(reading: Reading, sources: Sequence[Source]) -> Iterator[Reason]:
    for figure in reading.figures:
        label = _noun_before(figure.place, reading)
        if label is None or label.name:
            continue
        theirs = [
            _noun_before(other.place, source.reading)
            for source in sources
            for other in source.reading.figures
            if same_value(figure.figure, other.figure)
        ]
        if not theirs or any(other is None or _same(label, other) for other in theirs):
            continue
        told = [word for word in reading.words if word.noun and word is not label]
        numbered = [other for other in theirs if other is not None and _numbers(other)]
        if any(_same(word, other) for other in numbered for word in told) and _known(label, sources):
            yield Reason(ReasonCode.RELATION, f"{label.text} {figure.figure.text}")


def _numbers(word: Word) -> bool:
    return word.low in _NUMBERED or (word.low in labels() and word.low != _DATED)


def _torn(reading: Reading, sources: Sequence[Source]) -> Iterator[Reason]:
    """ "Im Plan 2024 über den Mai" for "Mai 2024": the month stands without its year, another noun before the year."""
    dates = [figure.figure.date for figure in reading.figures]
    months = {date.month for date in dates if date and date.month and not date.year}
    for figure in reading.figures if months else ():
        date, label = figure.figure.date, _noun_before(figure.place, reading)
        if date is None or date.month or label is None or label.low.endswith(_TIMES):
            continue
        theirs = [
            (f, s) for s in sources for f in s.reading.figures if f.figure.date and f.figure.date.year == date.year
        ]
        whole = [f for f, _ in theirs if f.figure.date and f.figure.date.month in months]
        beside = [other for f, s in theirs if (other := _noun_before(f.place, s.reading)) is not None]
        if whole and not any(_same(label, other) for other in beside):
            yield Reason(ReasonCode.DATE, f"{label.text} {figure.figure.text}")


def _paired(reading: Reading, sources: Sequence[Source]) -> Iterator[Reason]:
    """ "Kommunen Innovation Lab" for "Open Innovation Lab"."""
    for first, second in pairwise(reading.words):
        if not _side_by_side(first, second, reading) or first.quoted or second.quoted:
            continue
        theirs = [
            _word_before(other, source.reading)
            for source in sources
            for other in source.reading.words
            if other.text == second.text and _in_long_run(other, source.reading)
        ]
        written = reading.text[first.start : second.start + len(second.text)]
        if not theirs or any(other is None or _same(first, other) for other in theirs):
            continue
        if any(written in source.reading.text for source in sources):
            continue
        told = [word for word in reading.words if word is not first]
        if all(any(_same(word, other) for word in told) for other in theirs if other) and _known(first, sources):
            yield Reason(ReasonCode.RELATION, f"{first.text} {second.text}")


def _in_long_run(word: Word, reading: Reading) -> bool:
    """One of three words with a capital in a row, as names in English have them: "Open Innovation Lab"."""
    around = at_places(reading, word.place - _IN_RUN, word.place + _IN_RUN)
    near = [other for other in around if other.text[0].isupper()]
    joined = [_side_by_side(first, second, reading) for first, second in pairwise(near)]
    return any(one and two for one, two in pairwise(joined))


def _word_before(word: Word, reading: Reading) -> Word | None:
    """The word with a capital directly before."""
    first = word_before(reading, word.place)
    return first if first is not None and _side_by_side(first, word, reading) else None


def _side_by_side(first: Word, second: Word, reading: Reading) -> bool:
    blank = second.start == first.start + len(first.text) + 1 and reading.text[second.start - 1] == " "
    return blank and first.noun and second.noun


def _noun_before(place: int, reading: Reading) -> Word | None:
    return next((word for word in at_places(reading, place - 1, place - 1) if word.noun), None)


def _known(word: Word, sources: Sequence[Source]) -> bool:
    return any(alike(word, source.reading) for source in sources)


def _same(mine: Word, theirs: Word) -> bool:
    return likeness(mine, theirs) >= WORD_COVERED
