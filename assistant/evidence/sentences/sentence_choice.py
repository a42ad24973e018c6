"""Which sentences of the evidence answer the question (pure)."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import numpy as np

from assistant.evidence.asked.answer_types import answers, names_cause
from assistant.evidence.sentences.general_sentences import says_little
from assistant.evidence.sentences.home_towns import is_home
from assistant.evidence.sentences.readability import is_finished, is_question, readability
from assistant.evidence.sentences.referring import referred_to, text_at, text_of
from assistant.evidence.sentences.town_blocks import first_of_block, is_of_another, is_of_stranger, label_of
from assistant.evidence.words.matching import (
    COMPOUND_SHARE,
    AskedWords,
    TextWords,
    coverages,
    text_words,
    weighted_coverage,
    word_coverage,
)
from assistant.gate.sentence.told_places import places_in
from assistant.places import NamedPlace, speaks_of_one
from assistant.question import Asked, QuestionPart
from assistant.retrieval.fusion import standardise
from assistant.run import Evidence, ScoredSentence
from assistant.wording import texts

COSINE_WEIGHT = 1.2
LEAST_SPREAD = 0.006
"""Standard deviation of cosines below which they tell nothing apart: over the index seldom below .015, over one passage
handed in .002 to .04."""
MATCHED_WEIGHT = 0.6
"""For each unit of rarity a sentence speaks of: of a question of twenty words the ten idle ones divide nothing."""
RELEVANCE_WEIGHT = 1.1
TOPIC_WEIGHT = 1.3
"""Gain of a sentence whose passage is about a topic of the question that says what it is about."""
WANTED_WEIGHT = 1.9
"""Gain of a sentence that has the kind of thing asked for."""
CONTEXT_SHARE = 0.8
"""A word found in the heading, title or neighbouring sentences counts less than in the sentence itself."""
REFERRED_SHARE = 0.9
"""More from the sentences that a sentence is read with: "Sie" is what stands before."""
PLACE_WEIGHT = 0.9
"""Gain of a sentence that names the place itself, not only its passage; in the town's own document all are of it."""
ELSEWHERE_PENALTY = 2.0
"""A sentence of a passage that does not name the town asked about."""
SAYS_LITTLE_PENALTY = 1.5
"""A sentence about the project or document in general: as much as having the kind of thing asked for gains."""
CAUSE_WEIGHT = 1.9
"""Gain of a sentence that gives a reason where one is asked for: as much as of one that has the kind of thing."""
TABLE_ROW = 0.08
"""A table row reads worse than a sentence that says the same; not where a figure is asked for and it has one."""
FIGURES = frozenset({Asked.MONEY, Asked.COUNT})
"""Kinds of things that tables are made of."""
EVERYWHERE = 0.3
"""Weight of a word that every candidate sentence has."""
STEP = 0.01
"""Between sentences of one worth: so little that none is cut off for its score."""
SAME_STATEMENT = 0.65
"""Two sentences sharing more of their stems than this say the same thing."""


def score_sentences(
    evidence: Sequence[Evidence],
    asked: AskedWords,
    parts: Sequence[QuestionPart] = (),
    places: Sequence[NamedPlace] = (),
    topics: Collection[str] = (),
) -> list[ScoredSentence]:
    """All readable sentences of the evidence, best first.

    ``parts`` say what kinds of things are asked for, ``places`` are the towns, projects and products named in the
    question: what is said of another town is no answer. ``topics`` are ids of the question's topics; those of
    ``unspecific_topics`` tell nothing apart.
    """
    found = _readable(evidence, " ".join(part.text for part in parts))
    own = [coverages(asked, text_words(item.text)) for item in found]
    weights = word_weights(own, asked)
    context = [coverages(asked, text_words(context_of(item))) for item in evidence]
    elsewhere = {i for i, item in enumerate(evidence) if not speaks_of(item, places)}
    told = [place for place in places if place.is_told]
    titled = {i for i, item in enumerate(evidence) if told and names_place(context_of(item), told)}
    mixed = {i for i in range(len(evidence)) if told and len(told) == len(places)} - titled - elsewhere
    lent = {i for i, item in enumerate(evidence) if item.of_project and not names_place(_all_of(item), places)}
    strange = {i for i, item in enumerate(evidence) if is_of_stranger(item, places)}
    on_topic = {i for i, item in enumerate(evidence) if is_on_topic(item, topics)}
    scored = []
    for item, words, z in zip(found, own, _cosines(found), strict=True):
        home = evidence[item.evidence]
        is_titled = item.evidence in titled
        is_elsewhere = item.evidence in elsewhere
        referred = referred_to(home, item.sentence, is_titled=is_titled)
        if item.evidence in mixed:
            is_elsewhere = is_of_another(home, item.sentence, told)
            referred = _with_label(home, item.sentence, referred, told)
        is_elsewhere = is_elsewhere or (item.evidence in lent and bool(places_in(item.text)))
        is_elsewhere = is_elsewhere or (item.evidence in strange and not names_place(item.text, places))
        with_context = _with_context(words, context[item.evidence], _covered_before(asked, home, referred))
        matched = sum(share * weight for share, weight in zip(with_context, weights, strict=True))
        score = _score(item.text, z, matched, home, parts, is_elsewhere=is_elsewhere)
        score += TOPIC_WEIGHT if item.evidence in on_topic else 0.0
        is_telling = (
            bool(places) and (bool(home.of_project) or not is_home(home, places)) and names_place(item.text, places)
        )
        score += PLACE_WEIGHT if is_telling else 0.0
        covered = weighted_coverage(words, weights), weighted_coverage(with_context, weights)
        scored.append(ScoredSentence(*item, score, *covered, is_elsewhere, referred, is_titled))
    return sorted(scored, key=lambda item: (-item.score, item.evidence, item.sentence))


def _with_label(
    home: Evidence, sentence: int, referred: tuple[int, ...], places: Sequence[NamedPlace]
) -> tuple[int, ...]:
    """``referred``, and what opens the paragraph of a sentence with the name of its town."""
    label = label_of(home, sentence)
    if not label or not names_place(label, places):
        return referred
    return tuple(sorted({*referred, first_of_block(home, sentence)} - {sentence}))


def _with_context(words: Sequence[float], context: Sequence[float], before: Sequence[float]) -> list[float]:
    """How well each asked word is covered by the sentence, by what stands over it and by what it refers to."""
    around = zip(words, context, before, strict=True)
    return [max(share, CONTEXT_SHARE * told, REFERRED_SHARE * said) for share, told, said in around]


def _covered_before(asked: AskedWords, home: Evidence, referred: Sequence[int]) -> list[float]:
    """How well the sentences before cover each asked word, the best of them each."""
    rows = [coverages(asked, text_words(text_at(home, place))) for place in referred]
    return [max(shares) for shares in zip(*rows, strict=True)] if rows else [0.0] * len(asked.stems)


class _Readable(NamedTuple):
    """A sentence that may be quoted, not scored yet: the first fields of a ``ScoredSentence``."""

    evidence: int
    sentence: int
    text: str
    cosine: float


def _readable(evidence: Sequence[Evidence], asked: str) -> list[_Readable]:
    """A document's own question, such as that of a list of frequent ones, is no answer to the same one."""
    return [
        _Readable(i, j, text, float(item.sentence_scores[j]))
        for i, item in enumerate(evidence)
        for j, sentence in enumerate(item.hit.passage.sentences)
        if readability(text := text_of(item, sentence)) > 0
        and not _is_byline(text, item)
        and not (is_question(text) and says_the_same(text, asked))
    ]


def _is_byline(text: str, home: Evidence) -> bool:
    """True for a line without a closing mark in what a document opens with: whose it is, its number, its date."""
    return home.hit.passage.text in home.opening[:1] and not is_finished(text)


def _cosines(found: Sequence[_Readable]) -> list[float]:
    """z-scores; of sentences that hardly differ smaller ones, as if they lay ``LEAST_SPREAD`` apart."""
    values = np.array([item.cosine for item in found], dtype=np.float32)
    if not len(values):
        return []
    steady = min(1.0, float(values.std()) / LEAST_SPREAD)
    return [steady * float(z) for z in standardise(values)]


def _score(
    text: str,
    standardised: float,
    matched: float,
    home: Evidence,
    parts: Sequence[QuestionPart],
    *,
    is_elsewhere: bool,
) -> float:
    return (
        COSINE_WEIGHT * standardised
        + MATCHED_WEIGHT * matched
        + RELEVANCE_WEIGHT * home.relevance
        + WANTED_WEIGHT * _wanted_share(text, parts)
        - (ELSEWHERE_PENALTY if is_elsewhere else 0.0)
        - (SAYS_LITTLE_PENALTY if says_little(text, " ".join(part.text for part in parts)) else 0.0)
        + CAUSE_WEIGHT * _gives_reason(text, parts)
        + math.log(readability(text) * (TABLE_ROW if _is_mere_row(text, home, parts) else 1.0))
    )


def _gives_reason(text: str, parts: Sequence[QuestionPart]) -> float:
    """Share of the parts that ask why and are told why."""
    asked = [part for part in parts if part.asked is Asked.REASON]
    return len(asked) / len(parts) if asked and names_cause(text) else 0.0


def _is_mere_row(text: str, home: Evidence, parts: Sequence[QuestionPart]) -> bool:
    """True for a row of a table without the figure asked for."""
    is_row = home.hit.passage.is_table
    return is_row and not any(part.asked in FIGURES and answers(text, part) for part in parts)


def _wanted_share(text: str, parts: Sequence[QuestionPart]) -> float:
    """Share of the parts whose kind of thing ``text`` has: any number answers one of "wer hat das, was spart es"."""
    return sum(answers(text, part) for part in parts if part.asked) / len(parts) if parts else 0.0


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


def is_on_topic(evidence: Evidence, topics: Collection[str]) -> bool:
    """True where the passage is tagged with one of ``topics`` that says what is spoken of."""
    return not (frozenset(topics) - unspecific_topics()).isdisjoint(evidence.hit.passage.tags.topics)


@cache
def unspecific_topics() -> frozenset[str]:
    """Ids of topics that half of all passages have: the programme, its office, the country as such."""
    return frozenset(texts("question_words")["unspecific_topics"].split())


def context_of(evidence: Evidence) -> str:
    """What a reader knows before reading the sentence: title and headings."""
    return " ".join((evidence.hit.info.title, *evidence.hit.passage.section))


def speaks_of(evidence: Evidence, places: Sequence[NamedPlace]) -> bool:
    """True where the passage, its headings or what its document opens with name one of the places, or none is asked
    about.
    """
    return is_home(evidence, places) or names_place(_all_of(evidence), places)


def _all_of(evidence: Evidence) -> str:
    return f"{context_of(evidence)} {evidence.hit.passage.text}"


def names_place(text: str, places: Sequence[NamedPlace]) -> bool:
    """True where ``text`` itself names one of the places, or none is asked about."""
    return speaks_of_one(text_words(text).folded, places)


def kept_in_order(items: Sequence[ScoredSentence], best: float, coverage: float = 1.0) -> tuple[ScoredSentence, ...]:
    """``items`` as sentences of one worth, the first scored ``best``: only their order tells them apart."""
    return tuple(replace(item, score=best - STEP * place, coverage=coverage) for place, item in enumerate(items))


def shares_words(one: str, other: str, share: float = SAME_STATEMENT) -> bool:
    """True where two texts share at least ``share`` of the shorter one's stems. Cheap: whole passages are compared."""
    a, b = text_words(one).stems, text_words(other).stems
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= share


def says_the_same(one: str, other: str, share: float = SAME_STATEMENT) -> bool:
    """True where two texts share at least ``share`` of the shorter one's stems, or one tells as much of the other in
    compounds ("Füllstandssensoren" for "Sensoren für den Füllstand").
    """
    if shares_words(one, other, share):
        return True
    a, b = text_words(one), text_words(other)
    if not (a.stems and b.stems):
        return False
    return _told_in_compounds(a, b) >= share or _told_in_compounds(b, a) >= share


def _told_in_compounds(text: TextWords, other: TextWords) -> float:
    """Share of the stems of ``text`` that ``other`` has, whole or in a compound; 0 where it has a figure of its own."""
    own = [word for word in text.stems if word_coverage(word, other) < COMPOUND_SHARE]
    return 0.0 if any(word[0].isdigit() for word in own) else 1 - len(own) / len(text.stems)
