"""The parts of a sentence in which the doer of a verb is looked for: main clauses and subclauses, and their verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.voice import BY
from assistant.gate.words.actors import is_actor
from assistant.gate.words.closed_words import BEFORE_DOER, RELATIVE_SUBJECTS
from assistant.gate.words.endings import WITH_ZU
from assistant.gate.words.lexicon import strong_forms
from assistant.gate.words.markers import frame_words, markers
from assistant.gate.words.verbs import verbal

_FINITE = re.compile(r"^(?!ge)(?!\w+ge\w+et$)\w*[tdnm]et$|^ge(?:nehmig|währ|stalt|hör|lang)te?n?$")
"""In -et, but no participle in "ge-"; in "ge-", but no participle."""


@dataclass(slots=True, eq=False)
class Unit:
    """The words of a clause; ``below`` tells a subclause, ``over`` is the number of the unit it hangs on.

    ``verb`` is the finite verb where the place behind a subclause tells it: "Weil …, regte Ulm an".
    """

    words: Final[tuple[Word, ...]]
    below: Final[bool]
    over: Final[int | None]
    verb: Final[Word | None]
    lows: frozenset[str] = field(init=False)
    lets: bool = field(init=False)
    """Somebody has it done: "lässt … einplanen"."""

    def __post_init__(self) -> None:
        self.lows = frozenset([word.low for word in self.words])
        letting = _letting()
        self.lets = any(low.startswith(letting) for low in self.lows)


@lru_cache(maxsize=1)
def _letting() -> tuple[str, ...]:
    return tuple(frame_words()["letting"])


def units_of(reading: Reading) -> list[Unit]:
    """Clauses; a subclause ends where a verb goes on behind a comma ("Weil …, wurde …", "Vereine, die …, bauten")."""
    if len(reading.parents) == 1 and reading.words and not _opens_below(reading.words[0]):
        return [Unit(reading.words, below=False, over=None, verb=None)]
    parts: list[tuple[int, list[Word]]] = []
    last: dict[int, int] = {}
    verbs: dict[int, Word] = {}
    for word in reading.words:
        at = last.get(word.clause)
        over = reading.parents[word.clause]
        if at is not None and over in last and _resumes(word, parts[at][1], parts[last[over]][1]):
            last[word.clause] = at = last[over]
            verbs[at] = word
        elif at is None or _ends_opening(word, parts[at][1]):
            if at is not None or (parts and reading.parents[parts[-1][0]] == word.clause and finite_in(word)):
                verbs[len(parts)] = word
            last[word.clause] = at = len(parts)
            parts.append((word.clause, []))
        parts[at][1].append(word)
    units = []
    for number, (clause, words) in enumerate(parts):
        over, opening = reading.parents[clause], last[clause] != number
        above = last[clause] if opening else last.get(over) if over is not None else None
        units.append(Unit(tuple(words), over is not None or opening, above, verbs.get(number)))
    return units


def _resumes(verb: Word, before: Sequence[Word], above: Sequence[Word]) -> bool:
    """A finite verb behind the comma that closes a subclause, where what that hangs on has none yet."""
    last = before[-1]
    closed = verb.soft != last.soft and last.place == verb.place - 2 and not nominal(last)
    closed = closed and (finite_in(last) or last.low.endswith(("en", "eln", "ern")))
    return closed and finite_in(verb) and before is not above and not any(map(finite_in, above))


def _ends_opening(word: Word, before: Sequence[Word]) -> bool:
    return word.soft != before[-1].soft and _opens_below(before[0]) and finite_in(word)


def _opens_below(first: Word) -> bool:
    """A subclause opens the sentence."""
    return not first.place and first.low in markers().subordinate and first.low not in RELATIVE_SUBJECTS


def finite_in(word: Word) -> bool:
    """Looks like a finite verb, in this sentence no noun and no name."""
    return not word.noun and word.name is None and (_finite_form(word.low) or word.stem in strong_forms())


@lru_cache(maxsize=8192)
def _finite_form(low: str) -> bool:
    first = low.partition("_")[0]
    known = first in markers().finite or first in markers().auxiliary or _finite_by_ending(low)
    return known or verbal(first)


@lru_cache(maxsize=8192)
def _finite_by_ending(low: str) -> bool:
    return bool(_FINITE.search(low))


def known_finite(word: Word) -> bool:
    """By the ending alone: "bildet", "genehmigte"."""
    return not word.noun and word.name is None and _finite_by_ending(word.low)


def nominal(word: Word) -> bool:
    """A noun or a name."""
    return word.content and (word.noun or word.name is not None)


def only_with_zu(words: Sequence[Word]) -> bool:
    """Their only verb is an infinitive with "zu": ", um Strom zu sparen"."""
    lows = [word.low for word in words if not word.noun and not word.name]
    infinitive = "zu" in lows and any(first == "zu" and second.endswith("n") for first, second in pairwise(lows))
    return (infinitive or any(map(WITH_ZU.search, lows))) and not any(map(verbal, lows))


def passive_in(verb: Word, unit: Unit) -> bool:
    """Beside "werden", or a participle that opens its part with who did it behind it: ", programmiert vom Büro"."""
    if verb.low.endswith(("t", "n")) and unit.lows & markers().passive:
        return True
    behind = [word for word in unit.words if word.place > verb.place]
    by = next((word for word in behind if nominal(word)), None)
    opens = not any(nominal(w) and w.soft == verb.soft and w.place < verb.place for w in unit.words)
    if by is None or not opens or behind[0].low not in BEFORE_DOER or by.cue not in BY:
        return False
    return verb.low.endswith(("t", "en")) and (by.name is not None or is_actor(by.low) or by.text.isupper())
