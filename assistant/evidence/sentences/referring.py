"""What a sentence of running text refers back to (pure): "Dort", "Die Stadt", "Sie" continue what stands before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.evidence.sentences.readability import needs_context
from assistant.gate.sentence.told_places import places_in
from assistant.run import Evidence, ScoredSentence
from assistant.wording import texts
from ingest.documents import Sentence
from ingest.german import fold, stem

CONTEXT_SENTENCES = 2
"""A reference is followed back over at most this many sentences."""
FINISHED = (".", ":")


def text_of(evidence: Evidence, sentence: Sentence) -> str:
    """The words of a sentence of this passage."""
    passage = evidence.hit.passage
    return passage.text[sentence.span.start - passage.span.start : sentence.span.end - passage.span.start]


def text_at(evidence: Evidence, sentence: int) -> str:
    """The sentence of the passage by its number."""
    return text_of(evidence, evidence.hit.passage.sentences[sentence])


def opens_block(evidence: Evidence, sentence: int) -> bool:
    """True where a heading or a list divides the sentence from the one before."""
    passage = evidence.hit.passage
    before, this = passage.sentences[sentence - 1].span.end, passage.sentences[sentence].span.start
    between = passage.text[before - passage.span.start : this - passage.span.start]
    return "\n" in between and not text_at(evidence, sentence - 1).rstrip().endswith(FINISHED)


def referred_to(evidence: Evidence, sentence: int, *, is_titled: bool = False) -> tuple[int, ...]:
    """The sentences of its passage that ``sentence`` is read with, in order.

    Where no heading says what a passage is about, its first sentence does, but not for one that turns to another town;
    so it does where headings name the place asked about.
    """
    first = sentence
    while first and sentence - first < CONTEXT_SENTENCES and _goes_on(evidence, first):
        first -= 1
    passage = evidence.hit.passage
    if passage.is_table or (passage.section and not is_titled):
        return tuple(range(first, sentence))
    read_with = tuple(sorted({0, *range(max(0, sentence - CONTEXT_SENTENCES), sentence)} - {sentence}))
    return tuple(range(first, sentence)) if _turns_to_another(evidence, sentence, read_with) else read_with


def _turns_to_another(evidence: Evidence, sentence: int, before: Sequence[int]) -> bool:
    """True where a town is named that none of the sentences before names."""
    written = " ".join(text_at(evidence, place) for place in before)
    return any(town not in written for town in places_in(text_at(evidence, sentence)))


def _goes_on(evidence: Evidence, sentence: int) -> bool:
    return needs_context(text_at(evidence, sentence)) and not opens_block(evidence, sentence)


def referred_text(item: ScoredSentence, home: Evidence) -> str:
    """What the sentences say that ``item`` is read with; the title, too, where no other heading stands between, and
    all headings that name the place asked about. ``home`` is its passage.
    """
    passage, title = home.hit.passage, home.hit.info.title
    is_alone = not passage.section and item.referred[:1] in ((), (0,))
    above = (title, *passage.section) if item.titled else (title,) if is_alone else ()
    return " ".join((*above, *(text_at(home, place) for place in item.referred)))


def earlier_text(item: ScoredSentence, home: Evidence) -> str:
    """What its passage says before ``item``."""
    passage = home.hit.passage
    return passage.text[: passage.sentences[item.sentence].span.start - passage.span.start]


def read_with(item: ScoredSentence, home: Evidence) -> str:
    """The sentence behind those it is read with."""
    return f"{referred_text(item, home)} {item.text}"


def of_another(noun: str, text: str, before: str) -> bool:
    """True where ``before`` joins two towns and ``text`` names only the other one: "In Kleve …" of "Goch und Kleve"."""
    return any(
        stem(fold(one)) == noun and one not in text and other in text
        for pair in _joined().findall(before)
        for one, other in (pair, pair[::-1])
    )


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(texts("readability")["joined_towns"])
