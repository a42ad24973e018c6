"""Whoever does something in the quote does it in the statement: no other person or body takes a deed over."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Match, shared_verbs
from assistant.gate.comparing.matching import alike
from assistant.gate.comparing.wordings import fellows
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.doing_actors import actor_of
from assistant.gate.sentence.places import word_behind
from assistant.gate.sentence.reading import Reading, Word
from assistant.gate.sentence.segments import verb_like

_BESIDE = 2
"""Tokens within which two nouns are one actor: "die Stadt Wolfsburg", "Kreis und Land"."""


def check_actors(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every actor that has the verb of another one, who is told in another part or not at all.

    The statement may lack a word for the actor as long as it says little ("die Gemeinde"); here it says enough.
    """
    for verb in shared_verbs(alignment, _verb):
        if verb.source is None or verb.counterpart is None:
            continue
        quote = verb.source.reading
        mine = actor_of(verb.word, alignment.reading)
        theirs = actor_of(_same_deed(verb, mine, alignment), quote) if mine else None
        if mine is None or theirs is None or any(_one_phrase(other, theirs) for other in alike(mine, quote)):
            continue
        if fellows(mine, alignment.reading, quote):
            continue
        told = [m.word for m in alignment.matches if m.found and m.counterpart is theirs]
        if all(word.cue for word in told):
            yield Reason(ReasonCode.RELATION, f"{mine.text} {verb.word.text}")


def _one_phrase(first: Word, second: Word) -> bool:
    return first.clause == second.clause and abs(first.place - second.place) <= _BESIDE


def _same_deed(verb: Match, actor: Word, alignment: Alignment) -> Word:
    """Where the quote has the verb twice, the one beside more of the clause but ``actor`` and its genitives."""
    counterpart, quote = verb.counterpart or verb.word, (verb.source.reading if verb.source else alignment.reading)
    verbs = [w for w in quote.words if not w.noun and w.stem == counterpart.stem and _verb(w, quote)]
    if len({w.clause for w in verbs}) < 2:
        return counterpart
    beside = [
        m.counterpart.clause
        for m in alignment.matches
        if m.found and m.counterpart and m.source is verb.source and m.word.clause == verb.word.clause
        if m.word not in (verb.word, actor) and not m.word.name
        if not (m.word.cue == "gen" and m.word.place > actor.place)
    ]
    return max((counterpart, *verbs), key=lambda w: beside.count(w.clause))


def _verb(word: Word, reading: Reading) -> bool:
    return verb_like(word, word_behind(reading, word.place))
