"""Which sentences answer one part of a question that asks several things (pure)."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from assistant.aspects import aspect_of, further_aspect_of
from assistant.evidence.asked.answer_types import answers, names_cause
from assistant.evidence.asked.question_focus import kinship
from assistant.evidence.judging.answerability import SENTENCES, probability, sentences_for, signals_of, words_of
from assistant.evidence.judging.question_bearing import CAUSE_SHARE, Wanted
from assistant.evidence.sentences.referring import referred_text
from assistant.evidence.sentences.sentence_choice import context_of, names_place
from assistant.evidence.words.matching import AskedWords
from assistant.evidence.words.series import names_another, names_it
from assistant.places import without_places
from assistant.question import INHERITED, Asked, QuestionPart
from assistant.run import Run, ScoredSentence
from assistant.wording import texts
from ingest.german import content_words, stem

TELLS = 0.25
"""Least bearing of a sentence that answers a part: those that do have .28 and more on dev, others up to .17."""
SAYS_SO = 0.55
"""The same for a part that asks whether something is so: "fährt" is half of "Nachtfahrten" and says nothing of them."""
TELLS_PLAINLY = 0.7
"""From this bearing on a sentence is the part's answer, whatever else is closer to the question as a whole."""


def telling(part: QuestionPart, run: Run) -> tuple[ScoredSentence, ...]:
    """The sentences of the evidence that answer ``part``, those that do so plainly first, else as they answer best."""
    if part not in run.told_of:
        run.told_of[part] = tuple(_telling(part, run))
    return run.told_of[part]


def _telling(part: QuestionPart, run: Run) -> list[ScoredSentence]:
    words = words_of(run, (part,))
    best = _best(part, run)
    told = [(_bearing_of(part, words, item, run), item) for item in best]
    if not any(share >= TELLS for share, _ in told) and _is_answered_alone(part, run):
        return [item for _, item in told[:1]]
    told.sort(key=lambda pair: (pair[0] < TELLS_PLAINLY, not names_it(run.standalone, pair[1].text)))
    return [item for share, item in told if share >= (SAYS_SO if asks_whether(part) else TELLS)]


def _is_answered_alone(part: QuestionPart, run: Run) -> bool:
    """True for a question of its own, with its place, that would be answered without the others.

    Not for a price: what the whole project costs is told apart from what the thing does.
    """
    if (
        part.asked is Asked.MONEY
        or INHERITED in part.text
        or not any(place.written in part.text for place in run.places)
    ):
        return False
    return probability(signals_of(run, part=part)) >= float(texts("calibration")["thresholds"]["answer"])


def _best(part: QuestionPart, run: Run) -> list[ScoredSentence]:
    others = {(item.evidence, item.sentence) for item in run.sentences if item.elsewhere and not part.is_apart}
    here = (
        item
        for item in sentences_for(part, run)
        if is_here(item, part, run) and (item.evidence, item.sentence) not in others
    )
    return list(islice((item for item in here if answers(item.text, part) and says_aspect(item.text, part)), SENTENCES))


def asks_whether(part: QuestionPart) -> bool:
    """True for a part that asks for no kind of thing, but whether something is so ("und gibt es Ausnahmen?")."""
    return part.asked is None and bool(part.untranslated in ("", part.own_text) and _whether().search(part.own_text))


def says_aspect(text: str, part: QuestionPart) -> bool:
    """False for a sentence on the thing alone where a part asks who runs it, whether it is allowed, saves anything."""
    aspect = aspect_of(part.own_text) or further_aspect_of(part.own_text)
    if aspect is None:
        return True
    is_wanted = asks_whether(part) or (part.asked is Asked.ACTOR and aspect.alone)
    return not is_wanted or bool(aspect.told.search(text))


@cache
def _whether() -> re.Pattern[str]:
    return re.compile(texts("understanding")["parts"]["whether"], re.IGNORECASE)


def bearing(part: QuestionPart, text: str, context: str, run: Run) -> float:
    """How well ``text`` speaks of what ``part`` asks, from 0 to 1; ``context`` are title and headings."""
    return _bearing(part, words_of(run, (part,)), text, context, run)


def _bearing_of(part: QuestionPart, words: AskedWords, item: ScoredSentence, run: Run) -> float:
    home = run.evidence[item.evidence]
    return _bearing(part, words, item.text, context_of(home), run, referred_text(item, home))


def _bearing(part: QuestionPart, words: AskedWords, text: str, context: str, run: Run, before: str = "") -> float:
    share = Wanted.of(part.text, words, (part,)).bearing(text, context, before)
    if part.asked is Asked.REASON and run.places and names_cause(text):
        return max(share, CAUSE_SHARE * Wanted.of("", _nouns(words), ()).bearing(text, context))
    return max(share, _done_with_product(part, text, run))


def _done_with_product(part: QuestionPart, text: str, run: Run) -> float:
    """How well ``text`` says the verb that is all a part asks, of the product the question names: "Wer liefert und
    wer übernimmt die Logistik bei keepFresh?" asks who delivers for keepFresh, not the logistics.
    """
    products = [place for place in run.places if place.is_product]
    if INHERITED not in part.text or not products or not names_place(text, products):
        return 0.0
    asking, _, own = without_places(part.own_text, run.places).partition(" ")
    deeds = [stem(word) for word in content_words(own)]
    is_verb_alone = bool(asking and deeds) and own == own.lower()
    return min(kinship(deed, text) for deed in deeds) if is_verb_alone else 0.0


def says_so(part: QuestionPart, text: str, run: Run) -> bool:
    """True where ``text`` alone is about the place of ``part`` and has what it asks for."""
    if not (is_of(text, part, run) and answers(text, part) and says_aspect(text, part)):
        return False
    return bearing(part, text, "", run) >= (SAYS_SO if asks_whether(part) else TELLS)


def _nouns(words: AskedWords) -> AskedWords:
    kept = [(word, weight) for word, weight in zip(words.stems, words.importance, strict=True) if weight >= 1]
    return AskedWords(tuple(word for word, _ in kept), tuple(weight for _, weight in kept), words.synonyms)


def is_here(item: ScoredSentence, part: QuestionPart, run: Run) -> bool:
    """True for a sentence about the place ``part`` names, or in a passage about it and of no other part's place."""
    own = run.places_of(part)
    return bool(own and names_place(item.text, own)) or (not item.elsewhere and is_of(item.text, part, run))


def is_of(text: str, part: QuestionPart, run: Run) -> bool:
    """False for a statement about a place that only another part names, or about another of a series."""
    own = run.places_of(part)
    others = [place for place in run.places if place not in own]
    named = bool(own) and names_place(text, own)
    if not named and ((others and names_place(text, others)) or (own and _towns().search(text))):
        return False
    return not names_another(run.standalone, text)


@cache
def _towns() -> re.Pattern[str]:
    """Known towns outside the programme."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, texts("understanding")["names"]["known"])) + r")\b")
