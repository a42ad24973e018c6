"""Clauses keep to the clauses they rest on: their words are not mixed with those of the neighbouring clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.gate.comparing.alignment import Alignment, Match, Source
from assistant.gate.comparing.matching import EQUAL, alike
from assistant.gate.comparing.same_figures import counterparts
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.attributes import attributes
from assistant.gate.sentence.full_verbs import is_verb
from assistant.gate.sentence.places import first_bare, in_clause, lows_in, short_form
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import verb_like
from assistant.gate.words.closed_words import BEING, RELATIVE_SUBJECTS
from assistant.gate.words.families import family
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_PRONOUNS = _GERMAN.words("pronouns")
_JOINING = _GERMAN.words("joining")

Part = tuple[int, int]
"""Number of the source and of the part between strong punctuation in it."""
Leaning = tuple[Source, int]
"""A sentence of the quotes and the clause of it that a clause of the statement leans on."""


def check_crossings(alignment: Alignment) -> list[Reason]:
    """Reasons for subjects of another clause and for two clauses that trade their nouns."""
    telling = tuple(_telling(alignment))
    leaning = [_leaning(alignment, telling, clause) for clause in range(len(alignment.reading.parents))]
    return [
        *_foreign_names(alignment, leaning),
        *_foreign_doers(alignment, telling, leaning),
        *_foreign_deeds(alignment, telling),
        *_foreign_objects(alignment, telling),
        *_traded(alignment, telling),
    ]


def _foreign_names(alignment: Alignment, leaning: Sequence[Leaning | None]) -> Iterator[Reason]:
    """A name stands in a clause whose other words belong to a clause of the quote with another name."""
    for words, on in zip(alignment.reading.clauses, leaning, strict=True):
        named = [word for word in words if word.name]
        if on is None or not named or _has_pronoun(*on):
            continue
        source, theirs = on
        there = _names_in(source, theirs)
        own = there | _above(source, theirs) if there else source.reading.names
        for word in named:
            taken = word.name in source.reading.names and word.name not in own
            if taken and not _aside(word, source, alignment):
                yield Reason(ReasonCode.RELATION, word.text)


def _aside(name: Word, source: Source, alignment: Alignment) -> bool:
    """In "Au, nach Ried die zweite Stadt in Hessen, will …" what stands between the commas is said in one clause.

    It may not be said of another name there.
    """
    claim = alignment.reading
    starts = [place for place, mark in enumerate(claim.text) if mark == ","]
    opens = max((place for place in starts if place < name.start), default=-1)
    closes = min((place for place in starts if place > name.start), default=-1)
    inside = [word for word in claim.words if opens < word.start < closes]
    if -1 in (opens, closes) or any(is_verb(word) for word in inside):
        return False
    told = {m.counterpart.clause for m in alignment.matches if m.found and m.counterpart and m.word in inside}
    there = {word.clause for word in source.reading.words if word.name == name.name}
    return len(told) == 1 and told <= there and _names_in(source, next(iter(told))) <= claim.names


def _foreign_doers(
    alignment: Alignment, telling: Sequence[Match], leaning: Sequence[Leaning | None]
) -> Iterator[Reason]:
    """The subject of a clause is taken from another part of the quote, and that of the clause leant on is gone."""
    by_word = {match.word: match for match in telling}
    for clause, on in enumerate(leaning):
        doer = first_bare(alignment.reading, clause)
        if on is None or doer is None or doer not in by_word or doer.name or _has_pronoun(*on):
            continue
        if not _PRONOUNS.isdisjoint(lows_in(alignment.reading, clause)):
            continue
        if _of_another(clause, alignment.reading):
            continue
        source, theirs = on
        counterpart, expected = by_word[doer].counterpart, first_bare(source.reading, theirs)
        if counterpart is None or expected is None or by_word[doer].source is not source or not counterpart.noun:
            continue
        if counterpart in short_form(expected, source.reading):
            continue
        if any(w.clause == theirs and w.place < expected.place and is_verb(w) for w in source.reading.words):
            continue
        hard = next(word.hard for word in source.reading.words if word.clause == theirs)
        said = [m for m in alignment.matches if m.found and m.counterpart is expected and m.word.clause == clause]
        if _does_the_same(doer, counterpart, alignment):
            continue
        if counterpart.hard != hard and not said:
            yield Reason(ReasonCode.RELATION, doer.text)


def _does_the_same(doer: Word, counterpart: Word, alignment: Alignment) -> bool:
    """The verb of the clause is the one beside the doer in the quote, where only it stands."""
    return any(
        match.found and match.counterpart and match.word.clause == doer.clause
        and match.counterpart.clause == counterpart.clause and is_verb(match.word) and match.degree == EQUAL
        and match.source is not None and len(alike(match.word, match.source.reading)) == 1
        for match in alignment.matches
    )  # fmt: skip


def _of_another(clause: int, reading: Reading) -> bool:
    """A relative clause, whose subject is its pronoun, or one that equates: "die Orgel war eines der Themen"."""
    words = [word for word in reading.words if word.clause == clause]
    verbs = [word for word in words if is_verb(word)]
    relative = reading.parents[clause] is not None and words[0].low in RELATIVE_SUBJECTS
    return relative or (bool(verbs) and all(verb.low in BEING for verb in verbs) and not verbal(words[-1].low))


def _foreign_deeds(alignment: Alignment, telling: Sequence[Match]) -> Iterator[Reason]:
    """The verb of a clause has, in the quote, another subject, which is gone; its own comes from another part."""
    by_word = {match.word: match for match in telling}
    for verb in telling:
        doer = first_bare(alignment.reading, verb.word.clause)
        if verb.word.noun or verb.word.name or not verb.source or not verb.counterpart or doer not in by_word:
            continue
        if attributes(alignment.reading).get(verb.word) is doer:
            continue
        if family(verb.word.stem) != family(verb.counterpart.stem):
            continue
        mine, quote = by_word[doer], verb.source.reading
        expected = first_bare(quote, verb.counterpart.clause)
        if mine.source is not verb.source or not mine.counterpart or expected is None or mine.word.name:
            continue
        apart = mine.counterpart.hard != verb.counterpart.hard and mine.counterpart.clause != verb.counterpart.clause
        if not apart or _shares_subject(verb.counterpart, quote) or mine.counterpart in short_form(expected, quote):
            continue
        told = alike(expected, alignment.reading) and _closing_told(verb.counterpart.clause, verb.source, alignment)
        if not told and not any(m.found and m.counterpart is expected for m in alignment.matches):
            yield Reason(ReasonCode.RELATION, f"{mine.word.text} {verb.word.text}")


def _foreign_objects(alignment: Alignment, telling: Sequence[Match]) -> Iterator[Reason]:
    """What a verb is about is gone, and its preposition leads the subject of another part: "entscheidet über" that."""
    verbs = [m for m in telling if _is_verb_not_attribute(m.word, alignment.reading)]
    for noun in telling:
        theirs, cue = noun.counterpart, noun.word.cue
        if theirs is None or noun.source is None or noun.word.name or cue not in markers().prepositions:
            continue
        quote = noun.source.reading
        if not _acts(theirs, quote):
            continue
        for verb in verbs:
            if verb.word.clause != noun.word.clause or verb.source is not noun.source or verb.counterpart is None:
                continue
            led = [w for w in in_clause(quote, verb.counterpart.clause) if w.noun and w.cue == cue]
            if theirs.hard != verb.counterpart.hard and led and not any(alike(w, alignment.reading) for w in led):
                yield Reason(ReasonCode.RELATION, f"{noun.word.text} {verb.word.text}")


def _acts(noun: Word, quote: Reading) -> bool:
    """It is the subject of a clause that has a verb."""
    clause = in_clause(quote, noun.clause)
    return first_bare(quote, noun.clause) is noun and any(_is_verb_not_attribute(word, quote) for word in clause)


def _is_verb_not_attribute(word: Word, reading: Reading) -> bool:
    """A verb, and no participle before its noun."""
    return not word.noun and word.name is None and word not in attributes(reading) and verb_like(word, None)


def _closing_told(clause: int, source: Source, alignment: Alignment) -> bool:
    """The verb that closes a clause of the quote is told, too, and not only an adjective of it."""
    last = next((word for word in reversed(source.reading.words) if word.clause == clause), None)
    return last is not None and not last.noun and any(m.found and m.counterpart is last for m in alignment.matches)


def _shares_subject(verb: Word, quote: Reading) -> bool:
    """Its clause opens with a verb ("und senden …"), or speaks of what an earlier one named."""
    clause = [word for word in quote.words if word.clause == verb.clause and word.low not in _JOINING]
    return is_verb(clause[0]) or any(word.low in _PRONOUNS for word in clause)


def _has_pronoun(source: Source, clause: int) -> bool:
    """The clause speaks of what an earlier one named."""
    return not _PRONOUNS.isdisjoint(lows_in(source.reading, clause))


def _names_in(source: Source, clause: int) -> set[str]:
    """Names of a clause and of those that hang on it."""
    below = {number for number, parent in enumerate(source.reading.parents) if parent == clause} | {clause}
    return {word.name for word in source.reading.words if word.clause in below and word.name}


def _above(source: Source, clause: int) -> set[str]:
    """Names of the clauses a clause depends on; without a verb of its own it says more of the first."""
    names: set[str] = set()
    parent = source.reading.parents[clause]
    if parent is None and clause and not any(w.clause == clause and is_verb(w) for w in source.reading.words):
        names |= _names_in(source, 0)
    while parent is not None:
        names |= {word.name for word in source.reading.words if word.clause == parent and word.name}
        parent = source.reading.parents[parent]
    return names


def _leaning(alignment: Alignment, telling: Sequence[Match], clause: int) -> Leaning | None:
    votes: dict[Part, float] = defaultdict(float)
    for match in telling:
        if match.word.clause == clause and not match.word.name and match.counterpart and match.source:
            votes[alignment.sources.index(match.source), match.counterpart.clause] += 1
    for claimed in alignment.reading.figures:
        if claimed.clause == clause:
            for source, quoted in counterparts(claimed, alignment):
                votes[alignment.sources.index(source), quoted.clause] += 1
    if not votes:
        return None
    place, theirs = max(votes, key=lambda key: votes[key])
    return (alignment.sources[place], theirs) if votes[place, theirs] > 0.5 * sum(votes.values()) else None


def _traded(alignment: Alignment, telling: Sequence[Match]) -> Iterator[Reason]:
    """Two clauses each take nouns from the same two parts of the quote."""
    parts: dict[int, set[Part]] = defaultdict(set)
    for match in telling:
        if match.counterpart and match.source and match.word.noun:
            parts[match.word.clause].add((alignment.sources.index(match.source), match.counterpart.hard))
    for first, second in combinations(sorted(parts), 2):
        if len(parts[first] & parts[second]) >= 2:
            yield Reason(ReasonCode.RELATION, " / ".join(_nouns(alignment, second)))


def _nouns(alignment: Alignment, clause: int) -> list[str]:
    return [word.text for word in alignment.reading.content if word.clause == clause and word.noun]


def _telling(alignment: Alignment) -> Iterator[Match]:
    """Matches of words that stand only once in their sentence."""
    for match in alignment.matches:
        weighs = match.found and match.source and not match.word.light
        if weighs and match.source and len(alike(match.word, match.source.reading)) == 1:
            yield match
