"""Names of which the quote says the other one is earlier, or larger (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, permutations

from assistant.gate.checks.exchanged_roles import Exchanged
from assistant.gate.comparing.alignment import Alignment
from assistant.gate.sentence.figures import Day, Figure
from assistant.gate.sentence.named import Group, group_of, leads, owners
from assistant.gate.sentence.places import at_places, in_clause
from assistant.gate.sentence.reading import STAND, Reading, Word, kept
from assistant.gate.words.markers import course, ranks

Pair = tuple[str, str]
"""Two names, the earlier or the larger first."""


def in_other_turn(alignment: Alignment) -> Iterator[Exchanged]:
    """The one comes before the other, and in the quote behind it."""
    mine = _in_turn(alignment.reading)
    if mine:
        said = frozenset(pair for source in alignment.sources for pair in _in_turn(source.reading))
        yield from _turned_round(mine, said)


def compared_otherwise(alignment: Alignment) -> Iterator[Exchanged]:
    """The one is larger than the other, and in the quote smaller, by its figures or in words."""
    mine = _exceeding(alignment.reading)
    for source in alignment.sources if mine else ():
        yield from _turned_round(mine, _exceeding(source.reading) | _by_amount(source.reading))


def _turned_round(mine: frozenset[Pair], said: frozenset[Pair]) -> Iterator[Exchanged]:
    return ((one, two) for one, two in sorted(mine) if (two, one) in said and (one, two) not in said)


@kept
def _in_turn(reading: Reading) -> frozenset[Pair]:
    return frozenset([*_by_preposition(reading), *_by_date(reading), *_by_adverb(reading)])


def _by_preposition(reading: Reading) -> Iterator[Pair]:
    """ "nach Ulm", "vor Ulm", of the names of one clause."""
    for (one, by), (two, other) in permutations(leads(reading), 2):
        if one[0].clause != two[0].clause:
            continue
        if "nach" in by and "nach" not in other:
            yield from _crossed(group_of(one), group_of(two))
        if "vor" in by and "vor" not in other:
            yield from _crossed(group_of(two), group_of(one))


def _by_date(reading: Reading) -> Iterator[Pair]:
    """By the one date of each."""
    days: dict[Group, list[Day]] = {}
    for placed in reading.figures:
        if placed.figure.date and placed.cue != STAND and placed.soft in owners(reading):
            days.setdefault(owners(reading)[placed.soft], []).append(placed.figure.date)
    single = [(group, found[0]) for group, found in days.items() if len(found) == 1]
    for (first, one), (second, two) in permutations(single, 2):
        if _before(one, two):
            yield from _crossed(first, second)


def _before(one: Day, two: Day) -> bool:
    """As far as both say it."""
    if one.year is None or two.year is None:
        return False
    if one.year != two.year or one.month is None or two.month is None:
        return one.year < two.year
    return one.month < two.month


def _by_adverb(reading: Reading) -> Iterator[Pair]:
    """ "erst Ulm, dann Gera"."""
    first = _parts_with(course()["first"], reading)
    then = _parts_with(course()["later"], reading) if first else []
    for one, two in ((one, two) for one in first for two in then):
        yield from _crossed(one, two)


def _parts_with(marks: frozenset[str], reading: Reading) -> list[Group]:
    return [owners(reading)[w.soft] for w in reading.words if w.low in marks and w.soft in owners(reading)]


def _crossed(first: Group, second: Group) -> Iterator[Pair]:
    return ((one, two) for one in first for two in second if one != two)


@kept
def _exceeding(reading: Reading) -> frozenset[Pair]:
    return frozenset([*_by_comparison(reading), *_by_adjective(reading)])


def _by_comparison(reading: Reading) -> Iterator[Pair]:
    """ "Ulm ist größer als Gera"."""
    for name in reading.words:
        if name.name and any(word.low == "als" for word in at_places(reading, name.place - 1, name.place - 1)):
            before = {word.low for word in in_clause(reading, name.clause) if word.place < name.place}
            more, less = bool(before & ranks()["more"]), bool(before & ranks()["less"])
            if more != less:
                yield from _with_other(name, more, reading)


def _by_adjective(reading: Reading) -> Iterator[Pair]:
    """ "dem kleineren Gera" beside another town."""
    for adjective, name in pairwise(reading.words):
        if not name.name or name.place != adjective.place + 1 or not adjective.low.endswith(("ere", "eren")):
            continue
        root = adjective.low.removesuffix("n").removesuffix("e")
        if root in ranks()["more"] | ranks()["less"]:
            yield from _with_other(name, root in ranks()["less"], reading)


def _with_other(name: Word, below: bool, reading: Reading) -> Iterator[Pair]:
    """With the one other name of its clause, which has more where ``below`` is true."""
    others = {w.name for w in in_clause(reading, name.clause) if w.name and w.name != name.name}
    if len(others) == 1 and name.name:
        other = min(others)
        yield (other, name.name) if below else (name.name, other)


@kept
def _by_amount(reading: Reading) -> frozenset[Pair]:
    """By the one figure of each, in the same unit where both have one."""
    amounts: dict[str, list[Figure]] = {}
    for placed in reading.figures:
        group = owners(reading).get(placed.soft, frozenset())
        if not placed.figure.date and placed.figure.value is not None and len(group) == 1:
            amounts.setdefault(min(group), []).append(placed.figure)
    single = [(name, found[0]) for name, found in amounts.items() if len(found) == 1]
    return frozenset((one, two) for (one, mine), (two, theirs) in permutations(single, 2) if _above(mine, theirs))


def _above(one: Figure, two: Figure) -> bool:
    same = one.unit == two.unit or one.unit is None or two.unit is None
    return same and one.value is not None and two.value is not None and one.value > two.value
