"""What is said of one actor is not lent to the actor of a neighbouring sentence: each deed keeps its doer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assistant.gate.comparing.alignment import Alignment, Match, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.doing_actors import actor_of
from assistant.gate.sentence.places import first_bare, in_clause, next_word
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import verb_like
from assistant.gate.words.actors import is_actor
from assistant.gate.words.closed_words import IT
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_DOING = _GERMAN.words("doing")
_BESIDE = 2
_ABBREVIATED = re.compile(r"[A-Z][a-z]?[A-Z]\w*")


def check_lent_deeds(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every actor that only another sentence has, where the sentence of the deed has its own."""
    if len(sources) < 2:
        return
    actors = [w for w in alignment.reading.content if _does(w)]
    by_clause: dict[int, list[Match]] = defaultdict(list)
    for match in alignment.matches if actors else ():
        by_clause[match.word.clause].append(match)
    for actor in actors:
        homes = [source for source in sources if alike(actor, source.reading)]
        for match in _deeds(_told_of(actor, alignment.reading, by_clause)) if homes else ():
            source, theirs = match.source, match.counterpart
            if source is None or theirs is None or source in homes or homes[0].quote is not source.quote:
                continue
            own = _own(theirs, source.reading)
            if own is not None and not _told(own, actor, by_clause[actor.clause]):
                yield Reason(ReasonCode.RELATION, f"{actor.text} {match.word.text}")
                break


def _own(verb: Word, reading: Reading) -> Word | None:
    """Who does it there: an actor, or a body known by its spelling ("BfN")."""
    doer = actor_of(verb, reading) or first_bare(reading, verb.clause)
    if doer is None or doer.name is not None or doer.quoted:
        return None
    return doer if is_actor(doer.low) or _ABBREVIATED.fullmatch(doer.text) else None


def _does(word: Word) -> bool:
    return word.noun and not word.quoted and word.name is None and word.cue in _DOING and is_actor(word.low)


def _told_of(actor: Word, reading: Reading, by_clause: Mapping[int, list[Match]]) -> list[Match]:
    """Its clause, and of "es ist A, der …" the clause behind, too."""
    found = [*by_clause[actor.clause]]
    if any(w.low == IT for w in in_clause(reading, actor.clause)):
        behind = (clause for clause, over in enumerate(reading.parents) if over == actor.clause)
        found += [match for clause in behind for match in by_clause.get(clause, ())]
    return found


def _deeds(matches: Sequence[Match]) -> Iterator[Match]:
    """What is said to be done, and the quote does, too."""
    for match in matches:
        word, theirs = match.word, match.counterpart
        if not match.found or theirs is None or match.source is None or word.light:
            continue
        if theirs.noun or (word.noun and word.place) or word.name is not None:
            continue
        if verb_like(theirs, next_word(match.source.reading, theirs)):
            yield match


def _told(own: Word, actor: Word, matches: Sequence[Match]) -> bool:
    """The clause has its doer, too, or the other actor is but another word for it."""
    told = (match.word for match in matches if match.found and match.counterpart is own)
    return any(word.cue in _DOING or abs(word.place - actor.place) <= _BESIDE for word in told)
