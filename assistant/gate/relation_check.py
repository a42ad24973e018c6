"""The right words in the right relation: figures and names keep their partners, doer and done-to keep their roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.gate.alignment import Alignment, Match, Source
from assistant.gate.figure_check import counterparts
from assistant.gate.lexicon import markers
from assistant.gate.matching import likeness
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.reading import PlacedFigure, Reading, Word
from assistant.gate.thresholds import NEAR_WORDS, WORD_COVERED

_CLAUSE = 4.0
_HARD = 6.0
_SOFT = 2.5
_BEFORE = 1.5
"""What a border between a figure and a word adds to their distance in tokens; German counts before the noun."""
_CLEARLY = 1.0
"""How much nearer another figure must be before the word is its own."""

_TOWARDS = frozenset({"an", "nach", "für", "zu"})
_AWAY = frozenset({"von", "aus", "durch"})
_OPPOSED = (
    (_TOWARDS, _AWAY),
    (frozenset({"mit"}), frozenset({"ohne"})),
    (frozenset({"für"}), frozenset({"gegen"})),
    (frozenset({"vor"}), frozenset({"nach"})),
)


def check_relations(alignment: Alignment) -> list[Reason]:
    """Reasons for figures with another's noun, swapped roles and turned directions."""
    return [*_figures_of_others(alignment), *_swapped(alignment), *_turned(alignment)]


def _figures_of_others(alignment: Alignment) -> Iterator[Reason]:
    for claimed in alignment.reading.figures:
        found = counterparts(claimed, alignment)
        if found and all(_belongs_elsewhere(claimed, source, quoted, alignment) for source, quoted in found):
            yield Reason(ReasonCode.RELATION, claimed.figure.text)


def _belongs_elsewhere(claimed: PlacedFigure, source: Source, quoted: PlacedFigure, alignment: Alignment) -> bool:
    rivals = [
        other
        for other in source.reading.figures
        if other is not quoted
        and bool(other.figure.date) == bool(quoted.figure.date)
        and (other.figure.value, other.figure.date) != (quoted.figure.value, quoted.figure.date)
    ]
    if not rivals:
        return False
    votes = [_vote(word, source, quoted, rivals) for word in _near(alignment.reading, claimed)]
    return sum(votes) < 0


def _near(reading: Reading, claimed: PlacedFigure) -> list[Word]:
    """The content words closest to a figure, not beyond the next figure of its kind."""
    same = [f.place for f in reading.figures if bool(f.figure.date) == bool(claimed.figure.date)]
    left = max((place for place in same if place < claimed.place), default=-1)
    right = min((place for place in same if place > claimed.place), default=1 << 30)
    words = [word for word in reading.content if left < word.place < right and (word.noun or word.name)]
    return sorted(words, key=lambda word: _distance(word, claimed))[:NEAR_WORDS]


def _vote(word: Word, source: Source, quoted: PlacedFigure, rivals: Sequence[PlacedFigure]) -> int:
    """+1 if ``word`` stands with the figure in the quote, -1 if clearly with a rival, 0 if it is not there."""
    same = [other for other in source.reading.content if likeness(word, other) >= WORD_COVERED]
    if not same:
        return 0
    own = min(_distance(other, quoted) for other in same)
    rival = min(_distance(other, figure) for other in same for figure in rivals)
    return -1 if rival + _CLEARLY <= own else 1


def _distance(word: Word, figure: PlacedFigure) -> float:
    gap = float(abs(word.place - figure.place))
    before = word.place < figure.place
    if figure.bracketed and word.hard != figure.hard:
        return gap if before else gap + _HARD
    borders = (
        _CLAUSE * (word.clause != figure.clause)
        + _HARD * (word.hard != figure.hard)
        + _SOFT * (word.soft != figure.soft)
    )
    return gap + borders + _BEFORE * before


def _swapped(alignment: Alignment) -> Iterator[Reason]:
    placed = [m for m in alignment.matches if m.found and m.counterpart and (m.word.noun or m.word.name)]
    for first, second in combinations(placed, 2):
        if (
            first.source is second.source
            and first.word.clause == second.word.clause
            and _swap(first, second, alignment)
        ):
            yield Reason(ReasonCode.RELATION, f"{first.word.text} / {second.word.text}")


def _swap(first: Match, second: Match, alignment: Alignment) -> bool:
    if first.source is None or first.counterpart is None or second.counterpart is None:
        return False
    if first.counterpart is second.counterpart:
        return False
    quote, claim = first.source.reading, alignment.reading
    here = role(first.word, claim), role(second.word, claim)
    there = role(first.counterpart, quote), role(second.counterpart, quote)
    if here[0] == here[1] or (here[0], here[1]) != (there[1], there[0]):
        return False
    by_order = set(here) <= {"doer", "done-to"}
    return not by_order or bool(first.word.name) == bool(second.word.name)


def role(word: Word, reading: Reading) -> str:
    """ "doer", "done-to", or the preposition of its phrase. In a passive clause "von" and "durch" name the doer."""
    passive = is_passive(reading, word.clause)
    if word.cue in ("von", "durch"):
        return "doer" if passive else word.cue
    if word.cue in ("dat", "acc", "gen"):
        return "done-to" if word.cue != "gen" else "gen"
    if word.cue:
        return word.cue
    bare = [w for w in reading.content if w.clause == word.clause and (w.noun or w.name) and w.cue == ""]
    first = bool(bare) and (word is bare[0] or _apposition(bare, word))
    return "doer" if first != passive else "done-to"


def _apposition(bare: Sequence[Word], word: Word) -> bool:
    """Directly behind the first bare noun: "die Stadt Wolfsburg"."""
    place = bare[0].place
    for other in bare[1:]:
        if other.place != place + 1:
            return False
        if other is word:
            return True
        place = other.place
    return False


def is_passive(reading: Reading, clause: int) -> bool:
    lows = [word.low for word in reading.words if word.clause == clause]
    participle = any(low.startswith("ge") or low.endswith(("iert", "t", "en")) for low in lows[-3:])
    return participle and any(low in markers().passive for low in lows)


def _turned(alignment: Alignment) -> Iterator[Reason]:
    """The preposition of a word points the other way than in the quote."""
    for match in alignment.matches:
        if not (match.found and match.counterpart and match.source and (match.word.noun or match.word.name)):
            continue
        mine, theirs = match.word, match.counterpart
        if is_passive(alignment.reading, mine.clause) or is_passive(match.source.reading, theirs.clause):
            continue
        if any(
            {mine.cue, theirs.cue} & a and {mine.cue, theirs.cue} & b for a, b in _OPPOSED if mine.cue != theirs.cue
        ):
            yield Reason(ReasonCode.RELATION, f"{mine.cue} {mine.text}")
