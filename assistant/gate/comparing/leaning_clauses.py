"""Which clause of the quotes a clause of the statement leans on: the one most of its words stand for."""

from __future__ import annotations

from collections import defaultdict

from assistant.gate.comparing.alignment import Alignment, Source, weight
from assistant.gate.comparing.same_figures import counterparts
from assistant.gate.sentence.places import in_clause, lows_in
from assistant.gate.sentence.reading import STAND, Reading, Word
from assistant.gate.words.closed_words import AND_OR, ARTICLES
from assistant.gate.words.markers import markers
from assistant.gate.words.module_words import ModuleWords
from assistant.gate.words.verbs import verbal

_GERMAN = ModuleWords(__name__)

_OPENING = ARTICLES - _GERMAN.words("opening")
"""Articles of an apposition; "den" is rather a pronoun."""
_FIGURE_VOTE = 1.5
_NAME_VOTE = 0.3
_VERB_VOTE = 1.5
"""Whose clause a clause leans on: figures and the verb that closes it tell most, the subject of the sentence least."""
_LEAST_VOTE = 0.1
"""Of a word that hardly anything depends on."""


def rests_on(alignment: Alignment, clause: int) -> tuple[Source, int] | None:
    """The clause of the quotes to compare with: rather what the clause leans on without its appositions."""
    if _dates_the_source(alignment.reading, clause):
        return None
    aside = _appositions(alignment.reading, clause)
    return (leans_on(alignment, clause, aside) if aside else None) or leans_on(alignment, clause)


def leans_on(alignment: Alignment, clause: int, without: frozenset[int] = frozenset()) -> tuple[Source, int] | None:
    """The clause of the quotes that most of the words of ``clause`` stand for, those of some soft parts left out."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    last_figure = max((f.place for f in alignment.reading.figures if f.clause == clause), default=-1)
    words = reversed(in_clause(alignment.reading, clause))
    closing = next((w for w in words if w.low not in markers().auxiliary), None)
    for claimed in alignment.reading.figures:
        if claimed.clause == clause and claimed.soft not in without:
            for source, quoted in counterparts(claimed, alignment):
                votes[alignment.sources.index(source), quoted.clause] += _FIGURE_VOTE
    for match in alignment.matches:
        if match.word.soft in without:
            continue
        if match.word.clause == clause and match.found and match.counterpart and match.source:
            place = alignment.sources.index(match.source)
            votes[place, match.counterpart.clause] += _vote_of(match.word)
            if match.word is closing and not match.word.noun and match.word.place > last_figure:
                votes[place, match.counterpart.clause] += _VERB_VOTE
    if not votes:
        return None
    place, theirs = max(votes, key=lambda key: votes[key])
    return alignment.sources[place], theirs


def _vote_of(word: Word) -> float:
    return _NAME_VOTE if word.name else max(weight(word), _LEAST_VOTE)


def _appositions(claim: Reading, clause: int) -> frozenset[int]:
    """Soft parts between two commas that open with an article and have no verb: "Ulm, eine Stadt am Fluss, plant …".

    What they say has no mode.
    """
    if "," not in claim.text:
        return frozenset()
    parts: dict[int, list[Word]] = defaultdict(list)
    for word in in_clause(claim, clause):
        parts[word.soft].append(word)
    inner = list(parts)[1:-1]
    return frozenset(
        soft
        for soft in inner
        if parts[soft][0].low in _OPENING
        and not any(verbal(word.low) for word in parts[soft] if not word.noun)
        and not any(word.low in AND_OR for word in parts.get(soft + 1, ())[:1])
    )


def _dates_the_source(claim: Reading, clause: int) -> bool:
    """ "(Stand Dezember 2024)" has no mode."""
    return lows_in(claim, clause) == {STAND}
