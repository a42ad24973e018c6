"""Is a sentence to the point, or by-catch that shares a word with the question (pure)?

No score of a sentence alone tells: several signs do, weighed by a logistic regression over sentences that people judged
beside the question they were found for (``evals/pertinence_fit.py``). The weights live in ``texts/calibration.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from statistics import mean

from assistant.evidence.judging.answerability import nearness
from assistant.evidence.sentences.sentence_choice import is_on_topic
from assistant.evidence.words.matching import coverages, text_words
from assistant.evidence.words.means import topics_of_means
from assistant.places import all_told
from assistant.question import Asked
from assistant.run import Run, ScoredSentence
from assistant.wording import texts

NOUN = 0.9
"""Words of at least this importance name what is asked about."""
USUAL_COMMONNESS, COMMONNESS_SPREAD = 0.7825, 0.009
"""Mean and standard deviation of the e5 cosines of 22,000 judged sentences with what is asked in the field."""
LOOKED_AT = 24
"""As many of the best sentences of a question as people judged."""
BEST_THREE = 3
"""Sentences that tell whether anything is to the point: one alone may be high by accident."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a sentence beside its question; those called shares lie between about 0 and 1."""

    score: float
    """As the sentences of a question are ordered by."""
    coverage: float
    """Share of what is asked that the sentence and its headings speak of."""
    least_noun: float
    """How well the sentence covers the noun of the question it covers worst; 1 where there is none."""
    cosine: float
    """Of the sentence and the question, as nearness, a share."""
    commonness: float
    """How near it is to whatever is asked in the field, in standard deviations; 0 where that is not known."""
    answerability: float
    """How likely the evidence as a whole answers, a share."""
    is_row: float
    """1 for a row of a table."""
    names_place: float
    """1 where the question names a town, project or product: every sentence about it covers that much."""


def signs_of(item: ScoredSentence, run: Run) -> Signs:
    """What tells whether ``item`` is to the point of a judged run's question."""
    covered = zip(run.words.importance, coverages(run.words, text_words(item.text)), strict=True)
    evidence = run.evidence[item.evidence]
    return Signs(
        score=item.score,
        coverage=item.coverage,
        least_noun=min((share for importance, share in covered if importance >= NOUN), default=1.0),
        cosine=nearness(item.cosine),
        commonness=_commonness(run, item),
        answerability=run.answerability,
        is_row=float(evidence.hit.passage.is_table),
        names_place=float(bool(run.places)),
    )


def _commonness(run: Run, item: ScoredSentence) -> float:
    known = run.evidence[item.evidence].commonness
    return (float(known[item.sentence]) - USUAL_COMMONNESS) / COMMONNESS_SPREAD if len(known) else 0.0


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
    """True where ``item`` is to the point whatever words it uses."""
    least: float = texts("calibration")["thresholds"]["certainly_pertinent"]
    return pertinence(signs_of(item, run)) >= least


def is_of_the_matter(item: ScoredSentence, run: Run) -> bool:
    """True where ``item`` speaks of what is asked, though it does not answer: two words in common may be of anything.

    What is told of a town or product that the question names is nearer than its words tell. Passages handed in are few
    and no choice.
    """
    if run.only_passages is not None:
        return True
    least: float = texts("calibration")["thresholds"]["near_named" if run.places else "near"]
    return pertinence(signs_of(item, run)) >= least


def is_all_by_catch(run: Run) -> bool:
    """True where the best sentences together are most likely by-catch: whatever is shown, a reader would shrug.

    Never where trouble is asked for, which is told in words of its own, nor of a town or product of the catalogue: what
    is asked of it and not told is said to be missing (``assistant/gaps``). Nor over passages handed in: three of their
    few sentences are no choice.
    """
    if not run.sentences or run.only_passages is not None:
        return False
    if all_told(run.places):
        return _highest(run) < float(texts("calibration")["thresholds"]["by_catch_told"])
    if run.places or any(part.asked is Asked.TROUBLE for part in run.understood.parts):
        return False
    least: float = texts("calibration")["thresholds"]["by_catch"]
    return best_pertinence(run) < least


def _highest(run: Run) -> float:
    """Of a town that only documents know one sentence may be to the point: three of a newsletter are no choice."""
    return max(
        (pertinence(signs_of(item, run)) for item in run.sentences[:LOOKED_AT] if not item.elsewhere), default=0.0
    )


def helps(run: Run) -> bool:
    """True where the sentences most to the point of a run help with what is told in it, in whatever words.

    They may be less certainly so where all of them are on the matter of the question.
    """
    if run.places or run.only_passages is not None:
        return False
    best = sorted(run.sentences[:LOOKED_AT], key=lambda item: -pertinence(signs_of(item, run)))[:BEST_THREE]
    matter = frozenset(run.understood.topics) - topics_of_means()
    is_of_matter = bool(best) and all(is_on_topic(run.evidence[item.evidence], matter) for item in best)
    least: float = texts("calibration")["thresholds"]["helps_on_topic" if is_of_matter else "helps"]
    return best_pertinence(run) >= least


def best_pertinence(run: Run) -> float:
    """How likely the sentences most to the point of a judged run are so."""
    return mean_of_best(pertinence(signs_of(item, run)) for item in run.sentences[:LOOKED_AT])


def mean_of_best(chances: Iterable[float]) -> float:
    """Of the three sentences most likely to the point how likely they are."""
    return mean(sorted(chances, reverse=True)[:BEST_THREE])
