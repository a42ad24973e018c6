"""What a thing in a model project costs alone is seldom told: the answer says so and tells the project's money."""

from __future__ import annotations

import re
from functools import cache

from assistant.evidence.asked.answer_types import answers
from assistant.evidence.sentences.sentence_choice import names_place
from assistant.gaps.gap import Gap, asking_only, here
from assistant.places import NamedPlace, without_places
from assistant.question import Asked, Intent, QuestionPart, own_words
from assistant.run import Run
from assistant.understanding.tokens import tokens_of
from assistant.wording import texts, wording

MOST = 3
"""Sentences on the money of the project."""


def money_of_project(run: Run) -> tuple[Run, Gap] | None:
    """The run and its gap where a follow-up asks what the thing spoken of costs and only the whole project's money is
    told; None where it names another thing itself ("die Miete").
    """
    own = own_words(run.standalone)
    part = run.understood.parts[0]
    if own is None or run.understood.intent is not Intent.FACT or len(run.understood.parts) > 1:
        return None
    towns = [place for place in run.places if not place.is_product]
    if part.asked is not Asked.MONEY or len(towns) != 1 or not _asks_of_thing(own, towns[0]):
        return None
    about = wording("gaps", "whole_project.asked", place=towns[0].written)
    free = asking_only(run, about, about)
    told = tuple(item for item in here(free) if _is_money_of_all(item.text, about) and names_place(item.text, towns))
    return (free, Gap(run.wording("gaps", "words.project_money"), told[:MOST])) if told else None


def _asks_of_thing(own: str, town: NamedPlace) -> bool:
    """True where the question itself names nothing but money: its thing is what was spoken of."""
    is_money = re.compile(texts("gaps")["cost"]["money_nouns"])
    nouns = [token.lower for token in tokens_of(without_places(own, (town,))) if token.is_noun]
    return bool(_pattern("of_thing").search(own)) and all(map(is_money.search, nouns))


def _is_money_of_all(text: str, about: str) -> bool:
    return answers(text, QuestionPart(about, Asked.MONEY)) and bool(_pattern("told").search(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("gaps")["whole_project"][name], re.IGNORECASE)
