"""Names keep to those they are listed with, and to what stands in brackets behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.governors import LISTED_ON
from assistant.gate.sentence.name_groups import BRACKET, Group, groups
from assistant.gate.sentence.reading import Reading, Word, kept


def check_grouping(alignment: Alignment) -> Iterator[Reason]:
    """Reasons for names that trade their places in an enumeration, or the brackets behind them."""
    if len(alignment.reading.names) > 1:
        yield from _traded(alignment)
    if alignment.reading.names:
        yield from _bracketed(alignment)
        yield from _rebracketed(alignment)


def _traded(alignment: Alignment) -> Iterator[Reason]:
    """ "A und B, danach C" for "C nach A und B": one left the enumeration, another came in."""
    mine = groups(alignment.reading)
    said = alignment.reading.names
    for source in alignment.sources:
        for theirs in groups(source.reading):
            for group in mine:
                common, came, left = group & theirs, group - theirs, (theirs - group) & said
                if (
                    common
                    and came
                    and left
                    and came <= source.reading.names
                    and came.isdisjoint(_beside(theirs, source.reading))
                ):
                    yield Reason(ReasonCode.RELATION, ", ".join(sorted(came)))


def _beside(group: Group, reading: Reading) -> frozenset[str]:
    """Names of other enumerations that hold one of the group, too."""
    return frozenset(name for other in groups(reading) if other != group and other & group for name in other)


def _bracketed(alignment: Alignment) -> Iterator[Reason]:
    """ "Tannau: Wasser" for "Rebach (Wasser), Tannau (Licht)"."""
    for match in alignment.matches:
        word, source, theirs = match.word, match.source, match.counterpart
        if not match.found or source is None or theirs is None or word.name or not word.noun:
            continue
        owners = bracketed(source.reading)
        owner = owners.get(theirs)
        if owner is None:
            continue
        near = _nearest(word, alignment.reading)
        if near is not None and near.name != owner.name and near.name in {name.name for name in owners.values()}:
            yield Reason(ReasonCode.RELATION, f"{near.text} {word.text}")


def _rebracketed(alignment: Alignment) -> Iterator[Reason]:
    """ "Jena (seit 2023) und Würzburg" for "Würzburg (seit 2023) und Jena"."""
    for source in alignment.sources:
        theirs = of_one(source.reading)
        for bracket, names in of_one(alignment.reading).items() if theirs else ():
            owners = theirs.get(bracket, frozenset())
            if owners and names.isdisjoint(owners) and names <= source.reading.names:
                yield Reason(ReasonCode.RELATION, f"{', '.join(sorted(names))} {bracket}")


@kept
def of_one(reading: Reading) -> Mapping[str, Group]:
    """For every bracket the names it stands directly behind, though others of the enumeration follow."""
    found: dict[str, set[str]] = {}
    for bracket in BRACKET.finditer(reading.text):
        ended = len(reading.text[: bracket.start()].rstrip())
        name = next((w.name for w in reading.words if w.name and w.start + len(w.text) == ended), None)
        if name is not None and LISTED_ON.match(reading.text, bracket.end()):
            found.setdefault(bracket[0], set()).add(name)
    return {bracket: frozenset(names) for bracket, names in found.items()}


@kept
def bracketed(reading: Reading) -> Mapping[Word, Word]:
    """For every word in brackets directly behind a name that name."""
    found: dict[Word, Word] = {}
    for bracket in BRACKET.finditer(reading.text):
        ended = reading.text[: bracket.start()].rstrip()
        name = next((w for w in reading.words if w.name and w.start + len(w.text) == len(ended)), None)
        if name is not None:
            found |= {w: name for w in reading.words if bracket.start() < w.start < bracket.end() and not w.name}
    return found


def _nearest(word: Word, reading: Reading) -> Word | None:
    """The name of the same part; of several the one before, None where that leaves a doubt."""
    near = [other for other in reading.words if other.name and other.soft == word.soft]
    if len({other.name for other in near}) == 1:
        return near[0]
    if near:
        return None
    return next(
        (w for w in reversed(reading.words) if w.name and w.clause == word.clause and w.place < word.place), None
    )
