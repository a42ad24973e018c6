"""Which sentences of a passage a rephrased statement rests on (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.drafts import Quote
from assistant.run import Evidence
from ingest.documents import Passage
from ingest.german import stems

MOST_SENTENCES = 3
"""A statement joins two sentences, at most three; more is a summary that nobody can check against its quote."""
NEW_STEMS = 2
"""A further sentence is quoted if it carries at least so many words the others do not."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Neighbouring sentences ``first`` to ``last`` of a passage. ``share``: of the statement's words they have."""

    evidence: Evidence
    first: int
    last: int
    share: float

    @property
    def quote(self) -> Quote:
        return Quote.of_sentences(self.evidence.hit, self.first, self.last)


def grounds_in(statement: str, evidence: Evidence) -> Grounds | None:
    """The neighbouring sentences of the passage that share most words with ``statement``; None if none is shared."""
    wanted = frozenset(stems(statement))
    passage = evidence.hit.passage
    shared = [wanted & frozenset(stems(_words(passage, number))) for number in range(len(passage.sentences))]
    if not wanted or not any(shared):
        return None
    first = last = max(range(len(shared)), key=lambda number: (len(shared[number]), -number))
    covered = shared[first]
    while last - first + 1 < MOST_SENTENCES:
        gains = {n: len(shared[n] - covered) for n in (first - 1, last + 1) if _adjoins(passage, n, first, last)}
        best = max(gains, key=lambda number: gains[number], default=None)
        if best is None or gains[best] < NEW_STEMS:
            break
        first, last, covered = min(first, best), max(last, best), covered | shared[best]
    return Grounds(evidence, first, last, len(covered) / len(wanted))


def _adjoins(passage: Passage, number: int, first: int, last: int) -> bool:
    """True for an existing sentence with nothing but blanks between it and the others."""
    if not 0 <= number < len(passage.sentences):
        return False
    left, right = (number, first) if number < first else (last, number)
    start, end = passage.sentences[left].span.end, passage.sentences[right].span.start
    return not passage.text[start - passage.span.start : end - passage.span.start].strip()


def _words(passage: Passage, number: int) -> str:
    span = passage.sentences[number].span
    return passage.text[span.start - passage.span.start : span.end - passage.span.start]
