"""Is a sentence to the point, or by-catch that shares a word with the question (pure)?

No score of a sentence alone tells: five signs do, weighed by a logistic regression over 1,281 sentences that people
judged beside the question they were shown for (``evals/pertinence_fit.py``). The weights live in
``texts/calibration.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from assistant.evidence.answerability import nearness
from assistant.evidence.matching import coverages, text_words
from assistant.question import Asked
from assistant.run import Run, ScoredSentence
from assistant.wording import texts

NOUN = 0.9
"""Words of at least this importance name what is asked about."""


@dataclass(frozen=True, slots=True)
class Signs:
    """All but ``score`` between about 0 and 1."""

    score: float
    """As the sentences of a question are ordered by."""
    coverage: float
    """Share of what is asked that the sentence and its headings speak of."""
    least_noun: float
    """How well the sentence covers the noun of the question it covers worst; 1 where there is none."""
    cosine: float
    """Of the sentence and the question, as nearness."""
    answerability: float
    """How likely the evidence as a whole answers."""


def signs_of(item: ScoredSentence, run: Run) -> Signs:
    """What tells whether ``item`` is to the point of a judged run's question."""
    covered = zip(run.words.importance, coverages(run.words, text_words(item.text)), strict=True)
    return Signs(
        score=item.score,
        coverage=item.coverage,
        least_noun=min((share for importance, share in covered if importance >= NOUN), default=1.0),
        cosine=nearness(item.cosine),
        answerability=run.answerability,
    )


def pertinence(found: Signs, weights: Mapping[str, float] | None = None) -> float:
    """How likely a reader takes the sentence for an answer or of use; ``weights``: one entry a sign, and ``bias``."""
    weights = texts("calibration")["pertinence"] if weights is None else weights
    total = weights["bias"] + sum(weights[field.name] * getattr(found, field.name) for field in fields(found))
    return 1 / (1 + math.exp(-total))


def pertinent(sentences: Sequence[ScoredSentence], run: Run) -> list[ScoredSentence]:
    """The first of ``sentences``, which the answerability vouches for, and those behind it that are to the point.

    All of them where trouble is asked for: what went wrong is told in words of its own.
    """
    if any(part.asked is Asked.TROUBLE for part in run.understood.parts):
        return list(sentences)
    least = texts("calibration")["thresholds"]["pertinent"]
    behind = (item for item in sentences[1:] if pertinence(signs_of(item, run)) >= least)
    return [*sentences[:1], *behind]


def is_certainly_pertinent(item: ScoredSentence, run: Run) -> bool:
    """True where ``item`` is to the point whatever words it uses: of 30 examples found by it 26 were."""
    least: float = texts("calibration")["thresholds"]["certainly_pertinent"]
    return pertinence(signs_of(item, run)) >= least
