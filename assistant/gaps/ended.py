"""What a question takes to have ended: where nothing tells of an end, that is said, and how the thing last stood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from assistant.evidence.asked.question_focus import begins_alike
from assistant.evidence.choosing.selection import BRACKETS
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.home_towns import is_told_of
from assistant.evidence.sentences.sentence_choice import context_of, names_place, says_the_same
from assistant.gaps.gap import PRICED, here
from assistant.gaps.still import last_year
from assistant.run import Run, ScoredSentence
from assistant.wording import texts

MOST = 3
ON_THING = 0.5
"""How well a sentence must speak of the thing: "Postkarten" is half of "Postkartenaktion"."""
OF_BEST = 0.65
"""Share of the best one's: where a sentence is on the frost sensors, those on sensors are on others."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A kind of end as questions presume it; the answer names it by the wording ``key``."""

    key: str
    asked: re.Pattern[str]
    as_planned: bool = False
    """Whether what ended as planned is such an end, too."""


def presumed_end(question: str) -> Ending | None:
    """The end ``question`` takes for granted or asks about: "Warum wurde der Rufbus in Zwönitz eingestellt?"."""
    if not _pattern("frame").search(question) or _pattern("no_end").search(question):
        return None
    return next((ending for ending in _endings() if ending.asked.search(question)), None)


def tells_of_end(text: str, ending: Ending) -> bool:
    """True where ``text`` tells of something given up; that it was considered or is due is no end.

    What just runs no more may have ended as planned.
    """
    if _pattern("considered").search(text):
        return False
    names = ("told", "planned") if ending.as_planned else ("told",)
    return any(_pattern(name).search(BRACKETS.sub(" ", text)) for name in names)


def tells_of_course(text: str) -> bool:
    """True where ``text`` tells that a project is done or goes on, and how long it does."""
    return any(_pattern(name).search(BRACKETS.sub(" ", text)) for name in ("planned", "course"))


def on_thing(run: Run) -> list[ScoredSentence]:
    """The sentences that speak of the thing said to have ended, about as well as the best one does."""
    thing = _thing(run)
    own = [item for item in here(run) if _is_of_place(item, run)]
    if not thing.nouns:
        return [item for item in own if asks_of_whole(run) or _names_all(item.text, run)]
    rated = [(_bearing(thing, item, run), item) for item in own]
    least = max(ON_THING, OF_BEST * max((share for share, _ in rated), default=0.0))
    return [item for share, item in rated if share >= least]


def asks_of_whole(run: Run) -> bool:
    """True where a project is said to have ended, and nothing that it made."""
    return not _thing(run).nouns and bool(_pattern("whole").search(run.standalone))


def last_told(run: Run, on_it: Sequence[ScoredSentence]) -> tuple[ScoredSentence, ...]:
    """The newest of ``on_it`` that shows how the thing stood; of a project as a whole what says how far it is."""
    found = [item for item in on_it if _tells_of_thing(item, run)]
    if asks_of_whole(run):
        found = _of_course(found) or sorted(found, key=lambda item: (-last_year(item, run), -item.score))[:1]
    ranked = sorted(found, key=lambda item: (not _shows_state(item), -last_year(item, run), -item.score))
    newest = max(ranked, key=lambda item: last_year(item, run), default=None)
    if newest and last_year(newest, run) > last_year(ranked[0], run):
        ranked.insert(0, newest)
    return tuple(_different(ranked))


def course_told(run: Run) -> tuple[ScoredSentence, ...]:
    """What tells of the project of a question whether it is done, goes on, and how long, the newest first."""
    own = [item for item in here(run) if _is_of_place(item, run) and _tells_of_thing(item, run)]
    found = sorted(_of_course(own), key=lambda item: (-last_year(item, run), -item.score))
    return tuple(_different(found))


def _of_course(sentences: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    return [item for item in sentences if tells_of_course(item.text)]


def asks_besides(run: Run, ending: Ending) -> bool:
    """True where a part asks for something else; a bare question word ("Wann und warum …") asks of the end, too."""
    worded = [part for part in run.understood.parts if " " in part.own_text.strip()]
    return len(run.understood.parts) > 1 and not all(ending.asked.search(part.text) for part in worded)


def _thing(run: Run) -> Wanted:
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    nouns = tuple(noun for noun in wanted.nouns if not _pattern("own").search(noun))
    return replace(wanted, nouns=nouns, deeds=(), focus=None, years=(), wants_reason=False)


def _is_of_place(item: ScoredSentence, run: Run) -> bool:
    return is_told_of(item.text, run.evidence[item.evidence], run.places)


def _names_all(text: str, run: Run) -> bool:
    """True where ``text`` has each name of the question: the app beside the town it is of."""
    return all(names_place(text, (place,)) for place in run.places)


def _bearing(thing: Wanted, item: ScoredSentence, run: Run) -> float:
    """0 where only the kind is said: other sensors are no frost sensors."""
    if any(thing.says(noun, item.text) < PRICED and not begins_alike(noun, item.text) for noun in thing.nouns):
        return 0.0
    return thing.bearing(item.text, context_of(run.evidence[item.evidence]))


def _tells_of_thing(item: ScoredSentence, run: Run) -> bool:
    """False for rows of tables, what is said of everything in general, and where to ask for more."""
    if run.evidence[item.evidence].hit.passage.is_table or says_little(item.text, run.standalone):
        return False
    return not _pattern("pointer").search(item.text)


def _shows_state(item: ScoredSentence) -> bool:
    return bool(_pattern("state").search(item.text))


def _different(ranked: Sequence[ScoredSentence]) -> list[ScoredSentence]:
    found: list[ScoredSentence] = []
    for item in ranked:
        if len(found) < MOST and not any(says_the_same(item.text, other.text) for other in found):
            found.append(item)
    return found


@cache
def _endings() -> tuple[Ending, ...]:
    return tuple(map(_ending, texts("premises")["ended"]["kinds"]))


def _ending(row: Mapping[str, Any]) -> Ending:
    return Ending(**{**row, "asked": re.compile(row["asked"], re.IGNORECASE)})


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("premises")["ended"][name], re.IGNORECASE)
