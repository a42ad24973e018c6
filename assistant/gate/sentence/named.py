"""What a sentence says of each of its names: which parts tell of it, and what prepositions lead it.

Towns have no case of their own. Of two in one sentence only the words beside them tell which does what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.gate.sentence.cues import CONTRACTED
from assistant.gate.sentence.name_groups import WITHIN_NAME
from assistant.gate.sentence.places import at_places, lows_in, next_word, town_attribute
from assistant.gate.sentence.reading import Item, Reading, Word, kept
from assistant.gate.sentence.segments import verb_like
from assistant.gate.words.closed_words import DEFINITE
from assistant.gate.words.markers import course, markers, ranks
from assistant.gate.words.module_words import ModuleWords
from ingest.documents import State
from ingest.german import fold

_GERMAN = ModuleWords(__name__)

Group = frozenset[str]
Run = tuple[Word, ...]
_LINK = _GERMAN.pattern("link")
"""Between two names of an enumeration."""
_BEFORE_NAMES = DEFINITE | _GERMAN.words("before_names")
"""Between a preposition and its name: "nach der Stadt Ulm"."""
_LONGEST_LEAD = 6
"""Words before a name among which its preposition and the noun it hangs on stand."""
_STATES = frozenset(fold(state) for state in State if state not in {State.BERLIN, State.BREMEN, State.HAMBURG})
"""What lies in a state does not trade places with it."""


@kept
def runs(reading: Reading) -> tuple[Run, ...]:
    """The names in order, those of one enumeration together; what has something in brackets stands for itself."""
    found: list[list[Word]] = []
    before: Word | None = None
    for word in reading.words:
        if word.name is None or word.name in _STATES:
            continue
        if before is not None and _joined(before, word, reading):
            found[-1].append(word)
        else:
            found.append([word])
        before = word
    return tuple(tuple(run) for run in found)


def _joined(one: Word, two: Word, reading: Reading) -> bool:
    """Two of an enumeration or two words of a name; "löste Ulm Gera ab" has two names side by side."""
    between = reading.text[one.start + len(one.text) : two.start]
    if between.isspace():
        return one.name == two.name
    return bool(_LINK.fullmatch(between) or WITHIN_NAME.fullmatch(between))


def group_of(run: Run) -> Group:
    """The names among words that stand together."""
    return frozenset(word.name for word in run if word.name)


@kept
def owners(reading: Reading) -> Mapping[int, Group]:
    """For every part between commas, brackets and "und" (``Word.soft``) the names it tells of.

    Several where they are told of together, or where it cannot be told apart.
    """
    spans: list[tuple[int, Group]] = []
    before: Run | None = None
    for run in runs(reading):
        if compared(run[0], reading):
            continue
        border = _opening(run, reading) if before is None else _border(before, run, reading)
        if border is None:
            start, group = spans.pop()
            spans.append((start, group | group_of(run)))
        else:
            spans.append((border, group_of(run)))
        before = run
    every: tuple[Item, ...] = (*reading.words, *reading.figures)
    last = max((item.soft for item in every), default=0)
    ends = [*(start for start, _ in spans[1:]), last + 1] if spans else []
    return {soft: group for (start, group), end in zip(spans, ends, strict=True) for soft in range(start, end)}


def compared(name: Word, reading: Reading) -> bool:
    """ "anders als Ulm", "gegenüber Ulm": something else is set against it."""
    return any(word.low in ranks()["against"] for word in at_places(reading, name.place - 1, name.place - 1))


def _opening(run: Run, reading: Reading) -> int:
    """The first part that tells of the first names: what goes on with a verb before them tells of others."""
    soft = run[0].soft
    if _told_before(run[0], reading) or _bracketed(run, reading):
        return 0
    earlier = (word for word in reading.words if word.soft < soft)
    return soft if any(verb_like(word, next_word(reading, word)) for word in earlier) else 0


def _border(before: Run, run: Run, reading: Reading) -> int | None:
    """The first part that tells of ``run``; None where it cannot be told from those that tell of ``before``."""
    left, right = before[-1], run[0]
    if left.soft == right.soft:
        return None
    if _bracketed(run, reading):
        return left.soft + 1 if _bracketed(before, reading) else None
    if not _told_before(right, reading):
        return right.soft
    if right.hard == left.hard + 1:
        return min(word.soft for word in reading.words if word.hard == right.hard)
    if not any(item.place > left.place for item in _telling(reading, left.soft)):
        return left.soft + 1
    return right.soft if right.soft == left.soft + 1 else None


def _bracketed(run: Run, reading: Reading) -> bool:
    """ "Wasser (Ulm) und Licht (Gera)": alone in brackets it stands behind what is told of it."""
    before, behind = reading.text[: run[0].start], reading.text[run[-1].start + len(run[-1].text) :]
    return before.endswith("(") and behind.startswith(")")


def _told_before(name: Word, reading: Reading) -> bool:
    """Something of its part stands before it."""
    return any(item.place < name.place for item in _telling(reading, name.soft))


def _telling(reading: Reading, soft: int) -> Iterator[Item]:
    yield from (word for word in reading.content if word.soft == soft)
    yield from (figure for figure in reading.figures if figure.soft == soft)


OWNER = "gen"
"""The role of a name that belongs to the noun behind it: "Ulmer Rathaus", "Ulms Rathaus"."""


@kept
def leads(reading: Reading) -> tuple[tuple[Run, frozenset[str]], ...]:
    """The names as in ``runs`` with the prepositions before them and before the noun they hang on.

    Without those that something is set against.
    """
    return tuple((run, _leading(run[0], reading)) for run in runs(reading) if not compared(run[0], reading))


def _leading(name: Word, reading: Reading) -> frozenset[str]:
    if town_attribute(name, reading):
        return frozenset([OWNER])
    place = name.place - 1
    near = {word.place: word for word in at_places(reading, name.place - _LONGEST_LEAD, place)}
    while place in near and near[place].low in _BEFORE_NAMES:
        place -= 1
    if place not in near or not _preposition(near[place]):
        return frozenset()
    outer = _outer(near.get(place - 1), near.get(place - 2))
    if outer == "auf" and not lows_in(reading, name.clause).isdisjoint(course()["following"]):
        outer = "nach"
    return frozenset(filter(None, (_plain(near[place]), outer)))


def _outer(head: Word | None, before: Word | None) -> str:
    """The preposition of the noun, or of the pronoun, that the phrase hangs on: "nach dem in Ulm", "statt in Ulm"."""
    if head is None:
        return ""
    if _preposition(head):
        return _plain(head)
    if head.noun and not head.name and head.cue in markers().prepositions:
        return head.cue
    return _plain(before) if head.low in DEFINITE and before is not None and _preposition(before) else ""


def _preposition(word: Word) -> bool:
    return word.low in markers().prepositions


def _plain(preposition: Word) -> str:
    return CONTRACTED.get(preposition.low, preposition.low)


@kept
def roles(reading: Reading) -> Mapping[str, frozenset[str]]:
    """All prepositions of a name; "" where it stands without one."""
    found: dict[str, set[str]] = {}
    for run, by in leads(reading):
        for name in group_of(run):
            found.setdefault(name, set()).update(by or {""})
    return {name: frozenset(by) for name, by in found.items()}


@kept
def roles_by_part(reading: Reading) -> Mapping[int, Mapping[str, Group]]:
    """For every part the names it has behind a preposition, or without one ("")."""
    found: dict[int, dict[str, Group]] = {}
    for run, by in leads(reading):
        for soft in range(run[0].soft, run[-1].soft + 1):
            part = found.setdefault(soft, {})
            for preposition in by or {""}:
                part[preposition] = part.get(preposition, frozenset()) | group_of(run)
    return found
