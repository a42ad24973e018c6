"""How likely the evidence answers the question: several signals, one calibrated probability (pure).

e5 cosines crowd between .78 and .91, so no cut of one score tells relevant from not. The weights come from a logistic
regression over the dev split (``evals/calibrate.py``) and live in ``texts/calibration.toml``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np

from assistant.answer_types import answers
from assistant.matching import AskedWords, asked_words, coverages, noun_coverage, text_words, weighted_coverage
from assistant.places import without_places
from assistant.run import Evidence, QuestionPart, Run, ScoredSentence
from assistant.sentence_choice import context_of, score_sentences, word_weights
from assistant.wording import texts
from ingest.german import fold

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
LOWEST_COSINE = 0.78
"""Where e5 cosines of unrelated German texts begin."""
LOOKED_AT = 5
"""Passages and sentences that decide: the wanted span was among the first five in 95 % of measured questions."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Each between about 0 and 1."""

    cosine: float
    """Best cosine of a sentence that may answer, (c - .78) / .13."""
    peak: float
    """How far that cosine stands above the mean of all sentences of the evidence, × 10."""
    margin: float
    """How far the best passage cosine stands above the mean of the evidence, × 20."""
    said: float
    """Share of the asked nouns' weight that one sentence speaks of, among those that may answer."""
    said_nearby: float
    """Share of all asked words' weight, with title and headings counted in part."""
    passage_coverage: float
    """The same in the best of the first passages with its headings."""
    names_covered: float
    """Share of the question's unknown proper names and years that the first passages mention."""


def signals_of(run: Run, evidence: Sequence[Evidence] | None = None, part: QuestionPart | None = None) -> Signals:
    """The signals of a judged run; ``evidence`` replaces the run's own, ``part`` the whole question."""
    found = run.evidence if evidence is None else evidence
    parts = run.understood.parts if part is None else (part,)
    words = run.words if part is None else words_of(run, parts)
    own = evidence is None and part is None
    sentences = run.sentences if own else score_sentences(found, words, parts, run.places)
    may_answer = [item for item in sentences if _may_answer(item, parts)]
    weights = word_weights([coverages(words, text_words(item.text)) for item in sentences], words)
    full = [context_of(item) + " " + item.hit.passage.text for item in found[:LOOKED_AT]]
    rows = [coverages(words, text_words(text)) for text in full]
    cosine = max((item.cosine for item in may_answer), default=LOWEST_COSINE)
    dense = [item.dense for item in found] or [0.0]
    return Signals(
        cosine=(cosine - LOWEST_COSINE) / 0.13,
        peak=10 * (cosine - float(np.mean([item.cosine for item in sentences] or [cosine]))),
        margin=20 * (max(dense) - float(np.mean(dense))),
        said=max((_nouns_said(item.text, words, weights) for item in may_answer), default=0.0),
        said_nearby=max((item.coverage for item in may_answer), default=0.0),
        passage_coverage=max((weighted_coverage(row, weights) for row in rows), default=0.0),
        names_covered=_names((*run.understood.names, *_YEAR.findall(run.standalone)), full),
    )


def words_of(run: Run, parts: Sequence[QuestionPart]) -> AskedWords:
    """What ``parts`` are about, without the run's places and the kinds of things asked for."""
    text = " ".join(part.text for part in parts)
    if len(parts) == len(run.understood.parts):
        text = run.understood.search_text or run.standalone
    wanted = tuple(part.asked for part in parts if part.asked)
    return asked_words(without_places(text, run.places), run.understood.synonyms, wanted)


def _may_answer(item: ScoredSentence, parts: Sequence[QuestionPart]) -> bool:
    """True for sentences about the place asked about that have one of the kinds of things asked for."""
    return not item.elsewhere and any(answers(item.text, part) for part in parts)


def _nouns_said(text: str, words: AskedWords, weights: Sequence[float]) -> float:
    return noun_coverage(coverages(words, text_words(text)), weights, words)


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
