"""Which sentence of a passage answers where all of them are read with its first (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence.judging.answerability import SENTENCES, is_of_kind
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.sentence_choice import STEP
from assistant.run import Run, ScoredSentence

TELLS_PLAINLY = 0.6
"""Bearing from which a sentence read with those before it may answer in their place."""


def answer_before_topic(scored: Sequence[ScoredSentence], run: Run) -> tuple[ScoredSentence, ...]:
    """``scored``, each that says more of what is asked than the sentences it goes on from before those.

    What names the thing and its town has most of the words of a question; what is asked of it stands behind it.
    """
    wanted = Wanted.of(run.standalone, run.words, run.understood.parts)
    first = [_raised(item, scored[:SENTENCES], wanted, run) for item in scored[:SENTENCES]]
    return tuple(sorted((*first, *scored[SENTENCES:]), key=lambda item: -item.score))


def _raised(item: ScoredSentence, others: Sequence[ScoredSentence], wanted: Wanted, run: Run) -> ScoredSentence:
    before = [one for one in others if one.evidence == item.evidence and _goes_before(one, item)]
    said = wanted.said_plainly(item.text)
    passed = [one.score + STEP * len(new) for one in before if (new := said - wanted.said(one.text))]
    if not passed or not _tells_plainly(item, wanted, run):
        return item
    return replace(item, score=max(item.score, *passed))


def _goes_before(one: ScoredSentence, item: ScoredSentence) -> bool:
    """What a sentence is read with stands before it; where that is the first of the passage, so does all between."""
    return one.sentence in item.referred or (0 in item.referred and one.sentence < item.sentence)


def _tells_plainly(item: ScoredSentence, wanted: Wanted, run: Run) -> bool:
    return (
        is_of_kind(item, run.understood.parts) and wanted.bearing_of(item, run.evidence[item.evidence]) >= TELLS_PLAINLY
    )
