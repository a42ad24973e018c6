"""Which sentences of the evidence answer the question (pure)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from assistant.fusion import standardise
from assistant.matching import AskedWords, coverages, text_words, weighted_coverage
from assistant.readability import readability
from assistant.run import Evidence, ScoredSentence
from ingest.documents import Sentence
from ingest.german import stems

COSINE_WEIGHT = 1.0
COVERAGE_WEIGHT = 2.5
RELEVANCE_WEIGHT = 0.5
CONTEXT_SHARE = 0.6
"""A word found in the heading, title or neighbouring sentences counts less than in the sentence itself."""
EVERYWHERE = 0.3
"""Weight of a word that every candidate sentence has."""
SAME_STATEMENT = 0.65
"""Two sentences sharing more of their stems than this say the same thing."""


def score_sentences(evidence: Sequence[Evidence], asked: AskedWords) -> list[ScoredSentence]:
    """All readable sentences of the evidence, best first."""
    places = [
        (i, j, text_of(item, s)) for i, item in enumerate(evidence) for j, s in enumerate(item.hit.passage.sentences)
    ]
    places = [place for place in places if readability(place[2]) > 0]
    if not places:
        return []
    own = [coverages(asked, text_words(text)) for _, _, text in places]
    weights = word_weights(own, asked)
    cosines = np.array([evidence[i].sentence_scores[j] for i, j, _ in places], dtype=np.float32)
    context = [coverages(asked, text_words(context_of(item))) for item in evidence]
    scored = [
        _scored(place, evidence[place[0]], own[k], context[place[0]], weights, float(z), float(cosines[k]))
        for k, (place, z) in enumerate(zip(places, standardise(cosines), strict=True))
    ]
    return sorted(scored, key=lambda item: (-item.score, item.evidence, item.sentence))


def _scored(
    place: tuple[int, int, str],
    evidence: Evidence,
    own: list[float],
    context: list[float],
    weights: list[float],
    standardised: float,
    cosine: float,
) -> ScoredSentence:
    i, j, text = place
    with_context = [max(a, CONTEXT_SHARE * b) for a, b in zip(own, context, strict=True)]
    coverage = weighted_coverage(with_context, weights)
    score = (
        COSINE_WEIGHT * standardised
        + COVERAGE_WEIGHT * coverage
        + RELEVANCE_WEIGHT * evidence.relevance
        + math.log(readability(text))
    )
    return ScoredSentence(i, j, text, score, cosine, weighted_coverage(own, weights), coverage)


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


def says_the_same(one: str, other: str, share: float = SAME_STATEMENT) -> bool:
    """True where two texts share at least ``share`` of the shorter one's stems."""
    a, b = frozenset(stems(one)), frozenset(stems(other))
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= share
