"""Names that took over the preposition, the place or the deed of another name of the sentence (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.sentence.named import OWNER, Group, Run, group_of, leads, roles, roles_by_part
from assistant.gate.sentence.places import at_places, next_word
from assistant.gate.sentence.reading import Item, Reading, Word, kept
from assistant.gate.sentence.segments import verb_like
from assistant.gate.sentence.voice import is_passive
from assistant.gate.words.closed_words import PLACING, WHENCE
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

Exchanged = tuple[str, str]
"""What was exchanged, or what was told of whom: a detail for the reader of the reasons."""
_Found = tuple[Item, Source, Item]
_LEADING = _GERMAN.words("leading")
"""Prepositions a name does not take from another; "von" and "mit" come and go with the wording."""
_LOOSE = _GERMAN.words("loose") | {"", OWNER}
_SUBJECT = frozenset({""})
_DOING = _SUBJECT | PLACING


def led_otherwise(alignment: Alignment) -> Iterator[Exchanged]:
    """ "von München nach Hamburg" for "von Hamburg nach München"."""
    mine = roles(alignment.reading)
    for source in alignment.sources:
        theirs = roles(source.reading)
        for one, two in permutations([name for name in mine if name in theirs], 2):
            taken = (mine[one] - mine[two]) & (theirs[two] - theirs[one])
            turned = mine[two] == theirs[one] == _SUBJECT
            given = turned and mine[one] <= WHENCE and theirs[two] <= WHENCE and not _any_passive(alignment.reading)
            if given or taken & _LEADING or (taken & PLACING and turned):
                yield one, two


def _any_passive(reading: Reading) -> bool:
    return any(is_passive(reading, clause) for clause in range(len(reading.parents)))


def places_exchanged(alignment: Alignment, pairs: Sequence[_Found]) -> Iterator[Exchanged]:
    """What happens "in Ulm" in the quote happens "in Gera" in the statement, and the quote has another deed of Gera."""
    claim = alignment.reading
    for item, source, theirs in pairs:
        mine, there = _roles(claim, item), _roles(source.reading, theirs)
        for by in (mine.keys() & there.keys()) - _LOOSE:
            known = mine[by] <= source.reading.names and there[by] & claim.names
            if known and mine[by].isdisjoint(there[by]) and _has_verb(mine[by], source.reading):
                yield by, min(mine[by])


def deeds_exchanged(alignment: Alignment, pairs: Sequence[_Found]) -> Iterator[Exchanged]:
    """A verb of the one is told of the other, which has one of its own in the quote."""
    claim = alignment.reading
    for item, source, theirs in pairs:
        if not _verb(item, claim) or not _verb(theirs, source.reading):
            continue
        mine, there = _roles(claim, item), _roles(source.reading, theirs)
        one, two = _doer(mine), _doer(there)
        sure = any(len(part) == 1 and part.keys() <= _DOING for part in (mine, there))
        if not sure or len(one) != 1 or len(two) != 1 or one == two or not one <= source.reading.names:
            continue
        placed = mine.keys() <= PLACING or _same_voice(item, theirs, alignment, source)
        if placed and _has_verb(one, source.reading):
            yield min(two), min(one)


def _roles(reading: Reading, item: Item) -> dict[str, Group]:
    return dict(roles_by_part(reading).get(item.soft, {}))


def _doer(part: dict[str, Group]) -> Group:
    """Whoever stands without a preposition, else whoever does it in their own town."""
    return next((part[by] for by in ("", "in", "bei") if by in part), frozenset())


def bare_turned(alignment: Alignment, pairs: Sequence[_Found]) -> Iterator[Exchanged]:
    """ "Ulm lieh Gera ein Gerät" for "Gera lieh Ulm ein Gerät"."""
    for item, source, theirs in pairs:
        if not _verb(item, alignment.reading) or not _same_voice(item, theirs, alignment, source):
            continue
        mine, there = _bare(alignment.reading, item), _bare(source.reading, theirs)
        turned = len(set(mine)) == len(mine) == len(there) == 2 and mine == there[::-1]
        if turned and mine not in _in_parts(source.reading).values():
            yield mine[0], mine[1]


def _bare(reading: Reading, item: Item) -> tuple[str, ...]:
    """The two names that stand without a preposition in the clause of a verb; of more those of its part.

    None where a part of that clause has a name and no verb.
    """
    found = [run for run, by in leads(reading) if not by and run[0].clause == item.clause]
    if len(found) > len(("one", "other")):
        return _in_parts(reading).get(item.soft, ())
    parted = len({run[0].soft for run in found}) > 1
    names = frozenset(name for run in found for name in group_of(run))
    return _in_turn(found) if not parted or _has_verb(names, reading) else ()


@kept
def _in_parts(reading: Reading) -> dict[int, tuple[str, ...]]:
    """As they follow each other, for every part."""
    found: dict[int, list[Run]] = {}
    for run, by in leads(reading):
        if not by:
            found.setdefault(run[0].soft, []).append(run)
    return {soft: _in_turn(there) for soft, there in found.items()}


def _in_turn(found: Sequence[Run]) -> tuple[str, ...]:
    """Those that stand alone; an enumeration has no order of its own."""
    return tuple(min(group_of(run)) for run in found if len(group_of(run)) == 1)


def _verb(item: Item, reading: Reading) -> bool:
    """Of a full verb; "die von Ulm betriebene Plattform" tells of the noun behind."""
    if not isinstance(item, Word) or item.noun or item.name:
        return False
    following = next_word(reading, item)
    if following is not None and following.place == item.place + 1 and following.noun and not following.name:
        return verb_like(item, following)
    behind_name = any(word.name for word in at_places(reading, item.place - 1, item.place - 1))
    return behind_name or verb_like(item, None)


def _same_voice(item: Item, theirs: Item, alignment: Alignment, source: Source) -> bool:
    return is_passive(alignment.reading, item.clause) == is_passive(source.reading, theirs.clause)


def _has_verb(names: Group, reading: Reading) -> bool:
    """Every part that tells of them: what has no verb of its own shares that of another part."""
    softs = {word.soft for word in reading.words if word.name in names}
    return all(any(word.soft == soft and verb_like(word, None) for word in reading.words) for soft in softs)
