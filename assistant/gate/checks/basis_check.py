"""What rests on what: "A baut auf B auf" is told neither as "B baut auf A auf" nor as "A ist die Grundlage für B"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.gate.comparing.alignment import Alignment, Source
from assistant.gate.comparing.matching import alike
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.phrase_heads import governor
from assistant.gate.sentence.places import first_bare, in_clause
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.words.closed_words import BELONGING
from assistant.gate.words.markers import course
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_SERVED = _GERMAN.words("served")
_POINTING = _GERMAN.word("pointing")


@dataclass(frozen=True, slots=True)
class _Roles:
    """The nouns something rests on, and those that rest on something."""

    bases: frozenset[Word]
    built: frozenset[Word]


def check_bases(alignment: Alignment, sources: Sequence[Source]) -> Iterator[Reason]:
    """A reason for every basis that only rests on something in the quotes, and for the reverse."""
    mine = _roles(alignment.reading)
    if not (mine.bases or mine.built):
        return
    said = [(source.reading, _roles(source.reading)) for source in sources]
    for word in sorted(mine.bases - mine.built, key=lambda word: word.place):
        if _only(word, ((reading, theirs.built, theirs.bases) for reading, theirs in said)):
            yield Reason(ReasonCode.RELATION, word.text)
    for word in sorted(mine.built - mine.bases, key=lambda word: word.place):
        if _only(word, ((reading, theirs.bases, theirs.built) for reading, theirs in said)):
            yield Reason(ReasonCode.RELATION, word.text)


def _only(word: Word, said: Iterable[tuple[Reading, frozenset[Word], frozenset[Word]]]) -> bool:
    """It has the one role somewhere in the quotes and nowhere the other."""
    found = False
    for reading, one, other in said:
        if one or other:
            same = _likest(word, reading)
            if not other.isdisjoint(same):
                return False
            found = found or not one.isdisjoint(same)
    return found


def _likest(word: Word, reading: Reading) -> Sequence[Word]:
    """ "50 Apps beruhen auf der Village App": the word as it is written, else its other forms, else what is like it."""
    found = alike(word, reading)
    written = [w for w in found if w.low == word.low]
    return written or [w for w in found if w.stem == word.stem] or found


def _roles(reading: Reading) -> _Roles:
    bases: set[Word] = set()
    built: set[Word] = set()
    told = not (reading.lows.isdisjoint(course()["bases"]) and reading.lows.isdisjoint(course()["resting"]))
    for word in reading.words if told else ():
        if word.low in course()["bases"] and word.noun:
            pairs = _by_noun(word, reading)
        elif not word.noun and word.low in course()["resting"]:
            pairs = _by_verb(word, reading)
        else:
            continue
        bases.update(w for w in pairs[0] if not w.name)
        built.update(w for w in pairs[1] if not w.name)
    return _Roles(frozenset(bases), frozenset(built))


def _by_verb(verb: Word, reading: Reading) -> tuple[list[Word], list[Word]]:
    """ "A baut auf B auf", "weil A darauf aufbaut": basis and what rests on it."""
    nouns = [w for w in in_clause(reading, verb.clause) if w.content and w.noun]
    on = [w for w in nouns if w.cue == "auf"]
    pointed = any(w.low == _POINTING for w in in_clause(reading, verb.clause))
    particle = verb.low.startswith("bau") and not verb.stem.startswith("auf")
    if particle or not (on or pointed):
        return [], []
    subject = first_bare(reading, verb.clause)
    return _with_dependents(on, reading), _with_dependents([subject] if subject is not None else [], reading)


def _by_noun(noun: Word, reading: Reading) -> tuple[list[Word], list[Word]]:
    """ "A ist die Grundlage für B", "A bildet die Basis, auf der B entsteht"."""
    serving = any(w.low in course()["serving"] for w in in_clause(reading, noun.clause))
    if not serving or noun.cue not in ("", "als"):
        return [], []
    subject = first_bare(reading, noun.clause)
    if subject is None or subject is noun:
        return [], []
    served = [w for w in reading.content if w.cue in _SERVED and governor(w, reading) is noun]
    below = [clause for clause, over in enumerate(reading.parents) if over == noun.clause]
    for clause in below:
        opening = next(iter(in_clause(reading, clause)), None)
        told = first_bare(reading, clause)
        if opening is not None and opening.low == "auf" and told is not None:
            served.append(told)
    return (_with_dependents([subject], reading), _with_dependents(served, reading)) if served else ([], [])


def _with_dependents(nouns: Sequence[Word], reading: Reading) -> list[Word]:
    """ "eine Vielzahl von Konzepten": what hangs on them by genitive or "von", too."""
    found = list(nouns)
    for word in reading.content:
        if word.noun and word.cue in BELONGING and word not in found and governor(word, reading) in found:
            found.append(word)
    return found
