"""How likely the evidence answers the question: several signals, one calibrated probability (pure).

e5 cosines crowd between .78 and .91, so no cut of one score tells relevant from not. The weights come from a logistic
regression over the dev split (``evals/calibrate.py``) and live in ``texts/calibration.toml``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

import numpy as np

from assistant.evidence.asked.advice import asks_advice, is_own_word
from assistant.evidence.asked.answer_types import answers
from assistant.evidence.judging.question_bearing import Wanted
from assistant.evidence.sentences.home_towns import homes_of
from assistant.evidence.sentences.perils import of_peril_asked
from assistant.evidence.sentences.referring import referred_text
from assistant.evidence.sentences.sentence_choice import context_of, score_sentences
from assistant.evidence.words.matching import AskedWords, asked_words, text_words
from assistant.places import without_places
from assistant.question import Intent, QuestionPart
from assistant.run import Evidence, Run, ScoredSentence
from assistant.wording import texts
from ingest.german import fold, stem

LOWEST_COSINE = 0.78
"""Where e5 cosines of unrelated German texts begin."""
COSINE_RANGE = 0.13
"""And how far above it those of a question and its answer end."""
LOOKED_AT = 5
"""Passages that decide: the wanted span was among the first five in 95 % of measured questions."""
SENTENCES = 12
"""Sentences that may answer and are looked at closely; an answer is composed of the first few."""


STORY_IMPORTANCE = 0.1
"""A story has up to ten words of its own, which together weigh as much as the one noun that is asked for."""


@dataclass(frozen=True, slots=True)
class Signals:
    """Each between about 0 and 1."""

    cosine: float
    """Best cosine of a sentence that may answer, (c - .78) / .13."""
    peak: float
    """How far that cosine stands above the mean of all sentences of the evidence, × 10."""
    names_covered: float
    """Share of the question's unknown proper names that the first passages mention."""
    focus: float
    """How well a sentence that may answer speaks of the attribute asked for; 1 where none is asked for by a noun."""
    bearing: float
    """How well one such sentence speaks at once of the nouns, the attribute, the deed and the year asked about."""


def signals_of(run: Run, evidence: Sequence[Evidence] | None = None, part: QuestionPart | None = None) -> Signals:
    """The signals of a judged run; ``evidence`` replaces the run's own, or ``part`` the whole question."""
    found = run.evidence if evidence is None else evidence
    parts = run.understood.parts if part is None else (part,)
    words = run.words if part is None else words_of(run, parts)
    sentences = _scored(run, evidence, part)
    may_answer = [item for item in sentences if is_of_kind(item, parts)]
    wanted = Wanted.of(run.standalone if part is None else part.text, words, parts)
    borne = [wanted.bearing_of(item, found[item.evidence]) for item in may_answer[:SENTENCES]]
    cosine = max((_cosine(item, found[item.evidence], wanted) for item in may_answer), default=LOWEST_COSINE)
    return Signals(
        cosine=nearness(cosine),
        peak=10 * (cosine - float(np.mean([item.cosine for item in sentences] or [cosine]))),
        names_covered=_names(_names_of(run, part), found[:LOOKED_AT]),
        focus=max((wanted.focused(item.text) for item in may_answer[:SENTENCES]), default=0.0),
        bearing=max(borne, default=0.0),
    )


def _cosine(item: ScoredSentence, home: Evidence, wanted: Wanted) -> float:
    """Of a sentence that goes on about what is spoken of before, the mean with that: it is read with it."""
    if not wanted.goes_on(item.text, referred_text(item, home)):
        return item.cosine
    before = max(float(home.sentence_scores[place]) for place in item.referred or (item.sentence,))
    return max(item.cosine, (item.cosine + before) / 2)


def nearness(cosine: float) -> float:
    """``cosine`` of a question and a sentence, from about 0 (unrelated) to about 1."""
    return (cosine - LOWEST_COSINE) / COSINE_RANGE


def _scored(run: Run, evidence: Sequence[Evidence] | None, part: QuestionPart | None) -> Sequence[ScoredSentence]:
    if part is not None:
        return sentences_for(part, run)
    if evidence is None:
        return run.sentences
    understood = run.understood
    return score_sentences(evidence, run.words, understood.parts, run.places, understood.topics)


def sentences_for(part: QuestionPart, run: Run) -> tuple[ScoredSentence, ...]:
    """All readable sentences of the evidence, best first, as if ``part`` were the whole question."""
    if part not in run.sentences_of:
        words, places = words_of(run, (part,)), run.places_of(part)
        scored = score_sentences(run.evidence, words, (part,), places, run.understood.topics)
        run.sentences_of[part] = of_peril_asked(scored, run.in_german)
    return run.sentences_of[part]


def words_of(run: Run, parts: Sequence[QuestionPart]) -> AskedWords:
    """What ``parts`` are about, without the run's places and the kinds of things asked for."""
    text = " ".join(part.text for part in parts)
    if len(parts) == len(run.understood.parts):
        text = run.understood.search_text or run.standalone
    wanted = tuple(part.asked for part in parts if part.asked)
    words = asked_words(without_places(text, run.places), run.understood.synonyms, wanted)
    if asks_advice(run.standalone):
        words = _without(words, is_own_word)
    if run.understood.intent is Intent.EXAMPLES:
        words = _without(words, _says_having)
    return _told_aside(words, run.understood.story, text)


def _without(words: AskedWords, is_idle: Callable[[str], bool]) -> AskedWords:
    """Without those that say nothing of what is asked, unless nothing else is asked."""
    kept = [pair for pair in zip(words.stems, words.importance, strict=True) if not is_idle(pair[0])]
    if not kept:
        return words
    return replace(words, stems=tuple(word for word, _ in kept), importance=tuple(weight for _, weight in kept))


def _says_having(word: str) -> bool:
    """True for deeds by which somebody comes to have a thing: who has set up a platform is who has one."""
    return word in _having()


@cache
def _having() -> frozenset[str]:
    return frozenset(stem(word) for word in texts("question_words")["having"].split())


def _told_aside(words: AskedWords, story: str, text: str) -> AskedWords:
    """``words``, those that only the story before the question has counting little."""
    if not story or not text.startswith(story):
        return words
    asked = text_words(text.removeprefix(story)).stems
    weights = (
        weight if word in asked else STORY_IMPORTANCE
        for word, weight in zip(words.stems, words.importance, strict=True)
    )
    return replace(words, importance=tuple(weights))


def is_of_kind(item: ScoredSentence, parts: Sequence[QuestionPart]) -> bool:
    """True for sentences about the place asked about that have one of the kinds of things asked for."""
    return not item.elsewhere and any(answers(item.text, part) for part in parts)


def _names_of(run: Run, part: QuestionPart | None) -> Sequence[str]:
    """The unknown names of the question, or those of them that the part has."""
    return [name for name in run.understood.names if part is None or name in part.text]


def _names(names: Sequence[str], evidence: Sequence[Evidence]) -> float:
    return 1 - len(_unmentioned(names, evidence)) / len(names) if names else 1.0


def unmentioned_names(run: Run, part: QuestionPart | None = None) -> tuple[str, ...]:
    """Those proper names of the question, or of a part, that no list knows and none of the evidence mentions."""
    return _unmentioned(_names_of(run, part), run.evidence)


def _unmentioned(names: Sequence[str], evidence: Sequence[Evidence]) -> tuple[str, ...]:
    if not names:
        return ()
    folded = [f"{fold(context_of(item))} {fold(item.hit.passage.text)} {' '.join(homes_of(item))}" for item in evidence]
    return tuple(name for name in names if not any(fold(name) in text for text in folded))


def probability(found: Signals, weights: Mapping[str, float] | None = None) -> float:
    """Logistic of the weighted signals; ``weights`` has one entry a signal and ``bias``."""
    weights = texts("calibration")["answerability"] if weights is None else weights
    total = weights["bias"] + sum(weights[field.name] * getattr(found, field.name) for field in fields(found))
    return 1 / (1 + math.exp(-total))
