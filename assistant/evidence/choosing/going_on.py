"""Statements of running text with the sentences that go on from them (pure).

Documents written for people say what a sentence is about in one and what is to be known of it in the next. Of 130
questions on such documents 12 were answered by the sentence right before the one that answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from assistant.evidence.choosing.selection import FIGURES, Selected
from assistant.evidence.sentences.referring import text_at
from assistant.evidence.sentences.sentence_choice import names_place
from assistant.gate.sentence.told_places import places_in
from assistant.run import Run

MOST_FURTHER = 2
"""Sentences told behind the one chosen. Of 220 questions on documents of four kinds the needed fact is told of 136 with
two, of 132 with one and of 138 with three, which makes answers longer by a sentence each."""


def going_on(chosen: Sequence[Selected], run: Run, *, words: int) -> list[Selected]:
    """``chosen``, each with the next sentences of its paragraph while all of it stays within ``words``.

    Not where only figures are asked for, which one sentence tells.
    """
    if all(part.asked in FIGURES for part in run.understood.parts):
        return list(chosen)
    return read_further(chosen, run, words=words)


def read_further(chosen: Sequence[Selected], run: Run, *, words: int) -> list[Selected]:
    """As ``going_on``, whatever is asked.

    Not of own summaries, whose sentences stand for themselves, nor of passages handed in: nobody knows what they are
    pieces of.
    """
    if run.only_passages is not None:
        return list(chosen)
    readable = {(id(run.evidence[evidence]), sentence) for evidence, sentence in run.tellable}
    left = words - sum(item.words for item in chosen)
    found: list[Selected] = []
    for item in chosen:
        others = [other for other in chosen if other is not item]
        longest = item
        for longer in islice(_longer_and_longer(item, run), MOST_FURTHER):
            is_new = not any(map(longer.overlaps, others))
            if not is_new or (id(item.evidence), longer.last) not in readable or longer.words - item.words > left:
                break
            longest = longer
        left -= longest.words - item.words
        found.append(longest)
    return found


def _longer_and_longer(item: Selected, run: Run) -> Iterator[Selected]:
    """``item`` with one more of the sentences that go on from it each time."""
    longer = _longer(item, run)
    while longer:
        yield longer
        longer = _longer(longer, run)


def _longer(item: Selected, run: Run) -> Selected | None:
    passage, following = item.evidence.hit.passage, item.last + 1
    if item.evidence.hit.info.summary_of_sources or passage.is_table or following >= len(passage.sentences):
        return None
    start = passage.span.start
    between = passage.text[
        passage.sentences[item.last].span.end - start : passage.sentences[following].span.start - start
    ]
    stands_alone = _names_a_place(text_at(item.evidence, following), run)
    # What stands between two sentences and is none of them was no evidence: an order planted there.
    follows_on = not between.strip() and "\n" not in between
    return replace(item, last=following) if follows_on and not stands_alone else None


def _names_a_place(text: str, run: Run) -> bool:
    """What names its town, or another one, stands for itself."""
    return bool(places_in(text)) or (bool(run.places) and names_place(text, run.places))
