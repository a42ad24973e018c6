"""Parts and wholes keep their places: "9 von 14", "17 Millionen, davon 2 für A und 15 für B", "31 gegen 14 Stimmen"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.enumerations import counting
from assistant.gate.comparing.matching import alike, likeness
from assistant.gate.comparing.same_figures import counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.figures import same_value
from assistant.gate.sentence.part_figures import amounts_between, shares
from assistant.gate.sentence.reading import PlacedFigure, Reading, Word
from assistant.gate.thresholds import WORD_COVERED
from assistant.gate.words.closed_words import OF_THESE
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_SAME = 1e-6
_OUT_OF = _GERMAN.words("out_of")
_AGAINST = _GERMAN.words("against")
_EQUATING = _GERMAN.words("equating")
_DASH = re.compile(r"\s?[–-]\s?")
_OPENING = 4
"""Tokens from an opening "Von den" or "Vom Gesamtvolumen von" to its figure."""
_BESIDE = 4
"""Tokens between two figures that say the same: "8 Euro (65 Prozent)", "65 Prozent, das sind 8 Euro"."""

Pair = tuple[PlacedFigure, PlacedFigure]


def check_shares(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every figure that is part or whole of another one than in the quote."""
    claim = alignment.reading
    if not claim.figures:
        return
    for claimed in claim.figures:
        found = counterparts(claimed, alignment)
        if found and (
            all(_told_of_part(claimed, source, quoted, claim) for source, quoted in found)
            or all(_of_another(source, quoted, claim) for source, quoted in found)
        ):
            yield Reason(ReasonCode.RELATION, claimed.figure.text)
    for first, second in _wrong_pairs(claim, alignment.sources):
        yield Reason(ReasonCode.RELATION, f"{first.figure.text}, {second.figure.text}")


def _wrong_pairs(claim: Reading, sources: Sequence[Source]) -> Iterator[Pair]:
    """Pairs of figures of the claim that stand to each other as no pair of the quote does."""
    for part, whole in shares(claim):
        pairs = [pair for source in sources for pair in shares(source.reading)]
        if _paired_otherwise((part, whole), pairs):
            yield part, whole
    yield from _larger_parts(claim)
    yield from _reversed(claim)
    numbered = [pair for source in sources for pair in _numbered(source.reading)]
    yield from (pair for pair in _numbered(claim) if numbered and not any(_same_pair(pair, o) for o in numbered))
    yield from (pair for pair in amounts_between(claim) if _turned_span(pair, sources))
    for first, second in _opposed(claim):
        turned = [(two, one) for source in sources for one, two in _opposed(source.reading)]
        if any(_same_pair((first, second), pair) for pair in turned) and not same_value(first.figure, second.figure):
            yield first, second
    for first, second in _equated(claim):
        pairs = [pair for source in sources for pair in _equated(source.reading)]
        pairs += [(two, one) for one, two in pairs]
        pairs = [pair for pair in pairs if pair[1].figure.unit == second.figure.unit]
        if _paired_otherwise((first, second), pairs):
            yield first, second


def _turned_span(span: Pair, sources: Sequence[Source]) -> bool:
    """ "6 bis 22 Uhr" for "22 bis 6 Uhr"."""
    told = [pair for source in sources for pair in amounts_between(source.reading)]
    return any(_same_pair(span[::-1], pair) for pair in told) and not any(_same_pair(span, pair) for pair in told)


def _paired_otherwise(pair: Pair, pairs: Sequence[Pair]) -> bool:
    """One of the two stands in a pair of the quote, and never with the other."""
    near = [
        p for p in pairs if any(same_value(mine.figure, theirs.figure) for mine, theirs in zip(pair, p, strict=True))
    ]
    return bool(near) and not any(_same_pair(pair, other) for other in near)


def _same_pair(pair: Pair, other: Pair) -> bool:
    return all(_said_alike(pair, other))


def _said_alike(pair: Pair, other: Pair) -> Iterator[bool]:
    return (same_value(mine.figure, theirs.figure) for mine, theirs in zip(pair, other, strict=True))


def _larger_parts(claim: Reading) -> Iterator[Pair]:
    """ "Von den 3 Millionen kommen 5 vom Bund": no part is larger than its whole."""
    lows = {word.place: word.low for word in claim.words}
    opening = [f for f in claim.figures if f.place <= _OPENING and lows.get(0) in _OUT_OF and f.cue == "von"]
    for whole in (f for f in opening[:1] if f.figure.unit):
        for part in claim.figures:
            plain = lows.get(part.place - 1) not in markers().prepositions and part.figure.unit == whole.figure.unit
            if plain and part.place > whole.place and (part.figure.value or 0.0) > (whole.figure.value or 0.0):
                yield part, whole
    for whole, part in pairwise(claim.figures):
        behind = lows.get(part.place - 1) in OF_THESE and counting(whole) and counting(part)
        if behind and (part.figure.value or 0.0) > (whole.figure.value or 0.0):
            yield part, whole


def _reversed(claim: Reading) -> Iterator[Pair]:
    """ "2026 bis 2020": a span of time ends after it begins."""
    between = {word.place: word.low for word in claim.words}
    for first, second in pairwise(claim.figures):
        start, end = first.figure.date, second.figure.date
        if start and end and start.year and end.year and start.year > end.year and first.place + 2 == second.place:
            opened = between.get(first.place - 1) == "zwischen"
            if opened or between.get(first.place + 1) == "bis" or _DASH.fullmatch(_gap(first, second, claim)):
                yield first, second


def _numbered(reading: Reading) -> Iterator[Pair]:
    """ "Newsletter 01/23", "Drucksache 20/10935"."""
    for first, second in pairwise(reading.figures):
        if _gap(first, second, reading) == "/" and not (first.figure.date or second.figure.date):
            yield first, second


def _gap(first: PlacedFigure, second: PlacedFigure, reading: Reading) -> str:
    return reading.text[first.figure.end : second.figure.start]


def _opposed(reading: Reading) -> Iterator[Pair]:
    """ "31 zu 14", "mit 31 gegen 14"."""
    between = {word.place for word in reading.words if word.low in _AGAINST}
    for first, second in pairwise(reading.figures):
        if second.place - first.place == 2 and first.place + 1 in between and not first.figure.date:
            yield first, second


def _equated(reading: Reading) -> tuple[Pair, ...]:
    """Two figures of unlike units that say the same: one in brackets behind the other, or behind "das sind"."""
    if len(reading.figures) < len(("first", "second")):
        return ()
    words = {word.place: word for word in reading.words}
    found = []
    for first, second in pairwise(reading.figures):
        unlike = first.figure.unit != second.figure.unit and first.figure.unit and second.figure.unit
        if not unlike or second.place - first.place > _BESIDE:
            continue
        between = [words[p].low for p in range(first.place + 1, second.place) if p in words]
        if (second.bracketed and not between) or (between and set(between) <= _EQUATING):
            found.append((first, second))
    return tuple(found)


def _told_of_part(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, claim: Reading) -> bool:
    """ "17 Millionen für A" where the quote shares 17 millions out: "2 für A, 15 für B"."""
    parts = _summands(quoted, source.reading)
    parts = [part for part in parts if not any(same_value(f.figure, part.figure) for f in claim.figures)]
    if not parts:
        return False
    by_soft = {part.soft: part for part in parts}
    told = set[int]()
    for word in claim.content:
        if not word.noun or word.name or word.light or word.clause != claimed.clause:
            continue
        same = alike(word, source.reading)
        if same and all(other.soft in by_soft and other.place > by_soft[other.soft].place for other in same):
            told |= {other.soft for other in same}
    return len(told) == 1


def _summands(whole: PlacedFigure, reading: Reading) -> list[PlacedFigure]:
    """Figures in a row behind ``whole`` that add up to it."""
    if whole.figure.value is None or whole.figure.date:
        return []
    behind = [f for f in reading.figures if f.place > whole.place and f.figure.unit == whole.figure.unit]
    behind = [f for f in behind if f.figure.value is not None and not f.figure.ordinal]
    for start in range(len(behind) - 1):
        for count, total in enumerate(accumulate(f.figure.value or 0.0 for f in behind[start:]), start=1):
            if count > 1 and abs(total - whole.figure.value) <= _SAME * whole.figure.value:
                return behind[start : start + count]
    return []


def _of_another(source: Source, quoted: PlacedFigure, claim: Reading) -> bool:
    """ "A (11. Oktober), B (15. November)": a figure in brackets is that of what stands before them."""
    if not quoted.bracketed:
        return False
    reading = source.reading
    mine = _before_brackets(quoted, reading)
    if not mine or _speaks_of(mine, claim):
        return False
    return any(
        other.bracketed
        and other.hard != quoted.hard
        and (bool(other.figure.date), other.figure.unit) == (bool(quoted.figure.date), quoted.figure.unit)
        and not _tells(claim, other)
        and _speaks_of(_before_brackets(other, reading), claim)
        for other in reading.figures
    )


def _before_brackets(placed: PlacedFigure, reading: Reading) -> list[Word]:
    """The words of the part right before the brackets of a figure."""
    inside = [word.place for word in reading.words if word.hard == placed.hard]
    inside += [figure.place for figure in reading.figures if figure.hard == placed.hard]
    opening = min(inside)
    before = [word for word in reading.content if word.place < opening]
    return [word for word in before if word.soft == before[-1].soft] if before else []


def _speaks_of(owner: Sequence[Word], claim: Reading) -> bool:
    return any(likeness(word, other) >= WORD_COVERED for other in owner for word in claim.content)


def _tells(claim: Reading, other: PlacedFigure) -> bool:
    return any(same_value(mine.figure, other.figure) for mine in claim.figures)
