"""What a first question leaves unsaid: the thing it points at, or the municipality whose figure it wants (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.question import Intent
from assistant.understanding.dialogue.resolved import Outcome
from assistant.understanding.intents import intent_of
from assistant.understanding.language import language_of
from assistant.understanding.phrases import is_specific
from assistant.understanding.tokens import Token, tokens_of, word_list
from assistant.wording import texts
from ingest.documents import Span
from ingest.german import stem

LONGEST = 9
"""Words; whoever writes more says what it is about in words no list knows."""

_PARTICIPLE = re.compile(r"(?:an|auf|aus|ab|ein|mit|um|zu)?ge[a-zäöüß]{3,}(?:t|en)")

_OF_STORY = 5
"""Telling words of a question typed without capitals from which on it says itself what it is about."""


def points_at_nothing(rest: str, places: Sequence[Span], has_reference: bool) -> bool:
    """ "Wie haben die das gelöst?": a pronoun and no noun that says what is meant."""
    if places or intent_of(rest) is not Intent.FACT:
        return False
    if not (has_reference or _pattern("pronouns").search(rest)):
        return False
    if any(token.lower in _named_people() for token in tokens_of(rest)):
        return False
    return all(has_reference and token.is_noun and _is_fact(token) for token in subjects_of(rest))


def lacks_place(rest: str, places: Sequence[Span]) -> bool:
    """ "Wie viele Einwohner hat die Stadt?": asks for a figure of one municipality and does not say which."""
    tokens = tokens_of(rest)
    if places or len(tokens) > LONGEST or intent_of(rest) is not Intent.FACT:
        return False
    asks = _pattern("figures").search(rest) and not _pattern("in_general").search(rest)
    return bool(asks and _pattern("one_place").search(rest)) and all(_is_fact(token) for token in subjects_of(rest))


def subjects_of(rest: str) -> list[Token]:
    """The words that say what a question is about: nouns, and in a text without capitals all but verbs."""
    tokens = [token for token in tokens_of(rest) if is_specific(token) and not _is_verb(token)]
    has_capitals = language_of(rest) == "de" and any(token.text[0].isupper() for token in tokens_of(rest)[1:])
    starts_small = rest[:1].islower()
    nouns = [token for token in tokens if token.is_noun]
    if has_capitals or (language_of(rest) == "de" and not starts_small):
        return nouns if nouns or not starts_small else tokens
    return tokens


def _is_verb(token: Token) -> bool:
    return token.lower in word_list("actions") or bool(_PARTICIPLE.fullmatch(token.text))


def _is_fact(token: Token) -> bool:
    return token.lower in word_list("figures_of_places") or stem(token.lower) in _fact_stems()


@cache
def _named_people() -> frozenset[str]:
    """Words that say which people are meant: "ältere" does, "Leute" alone does not."""
    return word_list("people") - word_list("figures_of_places")


@cache
def _fact_stems() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("figures_of_places"))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["unsaid"][name], re.IGNORECASE)


def outcome_unsaid(rest: str, places: Sequence[Span], points: bool) -> Outcome | None:
    """What keeps a first question from standing for itself."""
    if points_at_nothing(rest, places, points):
        return Outcome.OPEN
    return Outcome.NO_PLACE if lacks_place(rest, places) else None


def outcome_pointing(rest: str, places: Sequence[Span]) -> Outcome:
    """In a conversation that leaves open what "sie" is, only a noun makes a question one of its own.

    Typed without capitals a story does, whose words say what "das" is.
    """
    telling = [token for token in tokens_of(rest) if is_specific(token)]
    is_story = len(telling) >= _OF_STORY and not any(token.text[0].isupper() for token in telling)
    names_thing = is_story or any(token.is_noun for token in telling)
    return outcome_alone(rest, places) if names_thing else Outcome.OPEN


def outcome_alone(rest: str, places: Sequence[Span]) -> Outcome:
    """A reference to nothing is open only where the question names nothing else to look for."""
    has_own = places or intent_of(rest) is not Intent.FACT or any(is_specific(token) for token in tokens_of(rest))
    return Outcome.COMPLETE if has_own else Outcome.OPEN
