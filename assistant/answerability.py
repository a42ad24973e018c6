"""How likely the evidence answers the question: several signals, one calibrated probability (pure).

e5 cosines crowd between .78 and .91, so no cut of one score tells relevant from not. The weights come from a logistic
regression over the dev split (``evals/calibrate.py``) and live in ``texts/calibration.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from assistant.answer_types import contains_asked
from assistant.matching import AskedWords, coverages, text_words, weighted_coverage
from assistant.retrieval import highest_cosine
from assistant.run import Asked, Evidence, ScoredSentence
from assistant.sentence_choice import context_of, word_weights
from assistant.wording import texts
from ingest.german import fold

LOOKED_AT = 5
"""Passages and sentences that decide: the wanted span was among the first five in 95 % of measured questions."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Each between 0 and 1 except the cosines, which are scaled to about that range."""

    cosine: float
    """Best sentence cosine, (c - .78) / .13."""
    margin: float
    """How far the best passage cosine stands above the mean of the evidence, × 20."""
    sentence_coverage: float
    """Share of the asked words' weight in the best of the first sentences that has the kind of thing asked for."""
    passage_coverage: float
    """The same in the best of the first passages with its headings."""
    rarest_covered: float
    """Coverage of the rarest asked word in the first passages: what the question is really about."""
    names_covered: float
    """Share of the question's proper names that the first passages mention."""


def signals(
    evidence: Sequence[Evidence],
    sentences: Sequence[ScoredSentence],
    words: AskedWords,
    names: Sequence[str],
    asked: Asked | None,
) -> Signals:
    """The signals of a question with its ranked evidence."""
    first = evidence[:LOOKED_AT]
    full = [context_of(item) + " " + item.hit.passage.text for item in first]
    rows = [coverages(words, text_words(text)) for text in full]
    spoken = [coverages(words, text_words(sentence.text)) for sentence in sentences]
    weights = word_weights(spoken, words)
    dense = [item.dense for item in evidence]
    return Signals(
        cosine=(highest_cosine(first) - 0.78) / 0.13,
        margin=20 * (max(dense, default=0.0) - float(np.mean(dense or [0.0]))),
        sentence_coverage=max(
            (
                item.coverage
                for item in sentences[: 2 * LOOKED_AT]
                if not item.elsewhere and contains_asked(item.text, asked)
            ),
            default=0.0,
        ),
        passage_coverage=max((weighted_coverage(row, weights) for row in rows), default=0.0),
        rarest_covered=_rarest(rows, weights),
        names_covered=_names(names, full),
    )


def _rarest(rows: Sequence[Sequence[float]], weights: Sequence[float]) -> float:
    if not rows or not weights:
        return 0.0
    rarest = max(range(len(weights)), key=lambda word: weights[word])
    return max(row[rarest] for row in rows)


def _names(names: Sequence[str], full: Sequence[str]) -> float:
    if not names:
        return 1.0
    folded = [fold(text) for text in full]
    return sum(any(fold(name) in text for text in folded) for name in names) / len(names)


def probability(found: Signals, weights: Mapping[str, float] | None = None) -> float:
    """Logistic of the weighted signals; ``weights`` has one entry a signal and ``bias``."""
    weights = texts("calibration")["answerability"] if weights is None else weights
    total = weights["bias"] + sum(weights[field.name] * getattr(found, field.name) for field in fields(found))
    return 1 / (1 + math.exp(-total))
