"""Statements of running text with the sentence that goes on from them (pure).

Documents written for people say what a sentence is about in one and what is to be known of it in the next. Of 130
questions on such documents 12 were answered by the sentence right before the one that answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.choosing.selection import FIGURES, Selected
from assistant.evidence.sentences.referring import text_at
from assistant.evidence.sentences.sentence_choice import names_place
from assistant.gate.sentence.told_places import places_in
from assistant.run import Run


def going_on(chosen: Sequence[Selected], run: Run, *, words: int) -> list[Selected]:
    """``chosen``, each with the next sentence of its paragraph while all of it stays within ``words``.

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
        longer = _longer(item, run)
        is_new = longer and not any(longer.overlaps(other) for other in chosen if other is not item)
        if longer and is_new and (id(item.evidence), longer.last) in readable and longer.words - item.words <= left:
            left -= longer.words - item.words
            item = longer
        found.append(item)
    return found


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
