"""Two names of a statement do not change places: each keeps what the quote says of it (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from assistant.gate.checks.exchanged_roles import (
    Exchanged,
    bare_turned,
    deeds_exchanged,
    led_otherwise,
    places_exchanged,
)
from assistant.gate.checks.exchanged_turns import compared_otherwise, in_other_turn
from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.resting import resting_pairs
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.named import Group, compared, owners
from assistant.gate.sentence.places import next_word, relative, repeated
from assistant.gate.sentence.reading import STAND, Item, Reading, Word, text_of
from assistant.gate.words.markers import markers

_Found = tuple[Item, Source, Item]


@dataclass(frozen=True, slots=True)
class _Move:
    """What the quote says of the names ``of`` and the statement of the names ``to``."""

    item: Item
    source: Source
    theirs: Item
    of: Group
    to: Group

    @property
    def crossing(self) -> bool:
        return self.of.isdisjoint(self.to)

    @property
    def alone(self) -> bool:
        """Of one name told of one other."""
        return self.crossing and len(self.of) == len(self.to) == 1


def check_exchanged(alignment: Alignment) -> Iterator[Reason]:
    """A reason for the first two names told crosswise, where a sentence leant on has two."""
    if not alignment.reading.names or not any(len(source.reading.names) > 1 for source in alignment.sources):
        return
    pairs = list(_pairs(alignment))
    moves = list(_moves(alignment, pairs))
    finders: tuple[Callable[[], Iterator[Exchanged]], ...] = (
        lambda: _traded(moves),
        lambda: _amount_of_other(moves),
        lambda: _phrase_of_other(moves, alignment),
        lambda: led_otherwise(alignment),
        lambda: places_exchanged(alignment, pairs),
        lambda: deeds_exchanged(alignment, pairs),
        lambda: bare_turned(alignment, pairs),
        lambda: in_other_turn(alignment),
        lambda: compared_otherwise(alignment),
    )
    found = next((one for find in finders for one in find()), None)
    if found is not None:
        yield Reason(ReasonCode.RELATION, " / ".join(found))


def _pairs(alignment: Alignment) -> Iterator[_Found]:
    """Without what the statement says twice, nouns a relative clause goes on with, and the date of the source."""
    again = repeated(alignment.reading)
    for item, source, theirs in resting_pairs(alignment):
        if _goes_on(item, alignment.reading):
            continue
        if (item.stem not in again) if isinstance(item, Word) else (item.cue != STAND):
            yield item, source, theirs


def _goes_on(item: Item, reading: Reading) -> bool:
    """ "ein System, das aus Ulm kommt": said in both parts."""
    following = next_word(reading, item) if isinstance(item, Word) else None
    return following is not None and following.clause != item.clause and relative(reading, following.clause)


def _moves(alignment: Alignment, pairs: Sequence[_Found]) -> Iterator[_Move]:
    claim = alignment.reading
    for item, source, theirs in pairs:
        of, to = owners(source.reading).get(theirs.soft), owners(claim).get(item.soft)
        if of and to and to <= source.reading.names and not _behind_compared(item, claim):
            yield _Move(item, source, theirs, of, to)


def _behind_compared(item: Item, reading: Reading) -> bool:
    """ "größer als Ulm mit 12 Sensoren": not of the name the part tells of."""
    names = (word for word in reading.words if word.name and word.soft == item.soft and word.place < item.place)
    return any(compared(name, reading) for name in names)


def _traded(moves: Sequence[_Move]) -> Iterator[Exchanged]:
    """Something of the one is told of the other, and something of the other of the one."""
    for one, two in permutations([move for move in moves if move.crossing], 2):
        there, back = one.to & two.of, one.of & two.to
        if there and back and not (_keeps(there, moves) and _keeps(back, moves)):
            yield text_of(one.item), text_of(two.item)


def _keeps(names: Group, moves: Sequence[_Move]) -> bool:
    return any(names & move.of & move.to for move in moves)


def _amount_of_other(moves: Sequence[_Move]) -> Iterator[Exchanged]:
    """A figure, or a "keine", of the one is told of the other, which has one of that sort itself."""
    for move in moves:
        sort = _sort(move.item)
        if sort and move.alone and sort in map(_sort, _said_of(move.to, move.source.reading, move.theirs)):
            yield text_of(move.item), min(move.to)


def _sort(item: Item) -> str:
    if isinstance(item, Word):
        return "amount" if item.low in markers().polarity["negation"] else ""
    if item.cue == STAND or item.figure.ordinal:
        return ""
    return "date" if item.figure.date else "amount"


def _phrase_of_other(moves: Sequence[_Move], alignment: Alignment) -> Iterator[Exchanged]:
    """ "Ulm für das Klima" for "Ulm für den Verkehr, Gera für das Klima"."""
    for move in moves:
        theirs = move.theirs
        if (
            not move.alone
            or not isinstance(theirs, Word)
            or not theirs.noun
            or theirs.cue not in markers().prepositions
        ):
            continue
        own = [word for word in _said_of(move.to, move.source.reading, theirs) if isinstance(word, Word) and word.noun]
        told = {match.counterpart for match in alignment.matches}
        if any(word.cue == theirs.cue and word not in told and not word.name for word in own):
            yield text_of(move.item), min(move.to)


def _said_of(names: Group, reading: Reading, but: Item) -> Iterator[Item]:
    every: tuple[Item, ...] = (*reading.words, *reading.figures)
    for item in every:
        if item is not but and owners(reading).get(item.soft) == names:
            yield item
