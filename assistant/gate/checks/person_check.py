"""Of two clauses side by side each keeps its person: "Die Karte betreut Ulrike Tamm, die Texte schrieb Sven Kolbe"."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gate.comparing.alignment import Alignment, Match, Source
from assistant.gate.model import Reason, ReasonCode
from assistant.gate.sentence.places import in_clause
from assistant.gate.sentence.reading import Reading, Word, kept
from assistant.gate.sentence.told_places import is_common_noun
from assistant.gate.words.module_words import ModuleWords

_GERMAN = ModuleWords(__name__)

_MEANT = _GERMAN.words("meant")
"""Pronouns by which a clause may tell of the person of the other."""


def check_persons(alignment: Alignment) -> Iterator[Reason]:
    """A reason for every person said to do what the clause of another one tells."""
    for person in _persons(alignment.reading):
        last = person[-1]
        match = alignment.counterpart(last)
        if match is None or not match.found or match.counterpart is None or match.source is None:
            continue
        others = [
            other
            for other in alignment.matches
            if other.word.clause == last.clause and other.word not in person and not other.word.light
        ]
        if _all_of_another(match.counterpart, match.source, others):
            yield Reason(ReasonCode.RELATION, " ".join(word.text for word in person))


def _all_of_another(person: Word, source: Source, others: list[Match]) -> bool:
    """The rest of the clause, but for towns, stands in another main clause, which has its own person."""
    quote = source.reading
    told = [m.counterpart for m in others if m.found and m.source is source and m.counterpart and not m.word.name]
    clauses = {word.clause for word in told}
    if len(clauses) != 1 or person.clause in clauses:
        return False
    (clause,) = clauses
    alone = quote.parents[clause] is None and quote.parents[person.clause] is None
    own = any(other[-1].clause == clause for other in _persons(quote))
    return alone and own and not any(word.low in _MEANT for word in in_clause(quote, clause))


@kept
def _persons(reading: Reading) -> tuple[tuple[Word, ...], ...]:
    """Title, first and last name, side by side: nouns no list knows."""
    runs: list[list[Word]] = [[]]
    for word in filter(_name, reading.words):
        if runs[-1] and runs[-1][-1].place + 1 == word.place:
            runs[-1].append(word)
        else:
            runs.append([word])
    return tuple(tuple(run) for run in runs if len(run) > 1)


def _name(word: Word) -> bool:
    plain = word.noun and word.text.istitle() and word.name is None and not word.quoted
    return plain and not is_common_noun(word.text)
