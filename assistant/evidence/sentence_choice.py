"""Which sentences of the evidence answer the question (pure)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from assistant.evidence.answer_types import answers
from assistant.evidence.general_sentences import says_little
from assistant.evidence.matching import AskedWords, coverages, text_words, weighted_coverage
from assistant.evidence.readability import readability
from assistant.places import NamedPlace, speaks_of_one
from assistant.retrieval.fusion import standardise
from assistant.run import Evidence, QuestionPart, ScoredSentence
from ingest.documents import Sentence
from ingest.german import fold

COSINE_WEIGHT = 1.5
COVERAGE_WEIGHT = 1.5
RELEVANCE_WEIGHT = 0.5
WANTED_WEIGHT = 1.0
"""Gain of a sentence that has the kind of thing asked for."""
CONTEXT_SHARE = 0.8
"""A word found in the heading, title or neighbouring sentences counts less than in the sentence itself."""
PLACE_WEIGHT = 0.5
"""Gain of a sentence that names the place itself, not only its passage."""
ELSEWHERE_PENALTY = 2.0
"""A sentence of a passage that does not name the town asked about."""
SAYS_LITTLE_PENALTY = 1.0
"""A sentence about the project or document in general: as much as having the kind of thing asked for gains."""
TABLE_ROW = 0.08
"""A table row reads worse than a sentence that says the same."""
EVERYWHERE = 0.3
"""Weight of a word that every candidate sentence has."""
SAME_STATEMENT = 0.65
"""Two sentences sharing more of their stems than this say the same thing."""


def score_sentences(
    evidence: Sequence[Evidence],
    asked: AskedWords,
    parts: Sequence[QuestionPart] = (),
    places: Sequence[NamedPlace] = (),
) -> list[ScoredSentence]:
    """All readable sentences of the evidence, best first.

    ``parts`` say what kinds of things are asked for, ``places`` are the towns, projects and products named in the
    question: what is said of another town is no answer.
    """
    found = _readable(evidence)
    own = [coverages(asked, text_words(item.text)) for item in found]
    weights = word_weights(own, asked)
    standardised = standardise(np.array([item.cosine for item in found], dtype=np.float32))
    context = [coverages(asked, text_words(context_of(item))) for item in evidence]
    elsewhere = {i for i, item in enumerate(evidence) if not speaks_of(item, places)}
    scored = []
    for item, words, z in zip(found, own, standardised, strict=True):
        with_context = [max(a, CONTEXT_SHARE * b) for a, b in zip(words, context[item.evidence], strict=True)]
        measured = replace(
            item,
            own_coverage=weighted_coverage(words, weights),
            coverage=weighted_coverage(with_context, weights),
            elsewhere=item.evidence in elsewhere,
        )
        home = evidence[item.evidence]
        score = _score(measured, float(z), home.relevance, parts, in_table=home.hit.passage.is_table)
        score += PLACE_WEIGHT if places and speaks_of_one(fold(item.text), places) else 0.0
        scored.append(replace(measured, score=score))
    return sorted(scored, key=lambda item: (-item.score, item.evidence, item.sentence))


def _readable(evidence: Sequence[Evidence]) -> list[ScoredSentence]:
    """The sentences that may be quoted, not scored yet."""
    return [
        ScoredSentence(i, j, text, 0.0, float(item.sentence_scores[j]), 0.0, 0.0)
        for i, item in enumerate(evidence)
        for j, sentence in enumerate(item.hit.passage.sentences)
        if readability(text := text_of(item, sentence)) > 0
    ]


def _score(
    item: ScoredSentence, standardised: float, relevance: float, parts: Sequence[QuestionPart], *, in_table: bool
) -> float:
    return (
        COSINE_WEIGHT * standardised
        + COVERAGE_WEIGHT * item.coverage
        + RELEVANCE_WEIGHT * relevance
        + WANTED_WEIGHT * sum(answers(item.text, part) for part in parts if part.asked)
        - (ELSEWHERE_PENALTY if item.elsewhere else 0.0)
        - (SAYS_LITTLE_PENALTY if says_little(item.text, " ".join(part.text for part in parts)) else 0.0)
        + math.log(readability(item.text) * (TABLE_ROW if in_table else 1.0))
    )


def word_weights(found: Sequence[Sequence[float]], asked: AskedWords) -> list[float]:
    """Weight of each asked word: what few candidate sentences speak of tells more than what all do.

    ``found`` are the coverages of the candidate sentences. A word no sentence has counts like one that a single
    sentence has: more would let one unusual verb silence an answer.
    """
    if not found:
        return list(asked.importance)
    frequencies = [max(1, sum(1 for row in found if row[word] > 0)) for word in range(len(asked.stems))]
    rarities = [math.log((len(found) + 1) / (frequency + 0.5)) + EVERYWHERE for frequency in frequencies]
    return [rare * important for rare, important in zip(rarities, asked.importance, strict=True)]


def text_of(evidence: Evidence, sentence: Sentence) -> str:
    """The words of a sentence of this passage."""
    passage = evidence.hit.passage
    return passage.text[sentence.span.start - passage.span.start : sentence.span.end - passage.span.start]


def context_of(evidence: Evidence) -> str:
    """What a reader knows before reading the sentence: title and headings."""
    return " ".join((evidence.hit.info.title, *evidence.hit.passage.section))


def speaks_of(evidence: Evidence, places: Sequence[NamedPlace]) -> bool:
    """True where the passage or its headings name one of the places, or none is asked about."""
    return speaks_of_one(fold(context_of(evidence) + " " + evidence.hit.passage.text), places)


def says_the_same(one: str, other: str, share: float = SAME_STATEMENT) -> bool:
    """True where two texts share at least ``share`` of the shorter one's stems."""
    a, b = text_words(one).stems, text_words(other).stems
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= share
