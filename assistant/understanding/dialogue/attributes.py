"""Follow-ups that ask for what every project has ("Förderung?") (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.question import Intent
from assistant.understanding.dialogue.context import Context
from assistant.understanding.dialogue.sides import of_reader
from assistant.understanding.intents import intent_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.phrases import is_aspect, is_specific
from assistant.understanding.places import Place, are_states
from assistant.understanding.tokens import Token, overlaps, tokens_of, word_list
from assistant.wording import texts
from ingest.documents import Span

LONGEST = 12
"""Words; whoever writes more says what it is about."""
SHORTEST_HEAD = 5
"""Letters of a noun that a compound may end with by no accident."""


def asks_of_project(rest: str, places: Sequence[Span]) -> bool:
    """ "Was bekommt die Stadt an Förderung?", "Wie hoch ist der Eigenanteil?": of the project, not of a thing in it.

    Not what the programme gives, who gets it, or how the reader comes by it.
    """
    if places or intent_of(rest) is not Intent.FACT or of_reader(rest):
        return False
    if not _pattern("asks").search(rest) or any(_pattern(name).search(rest) for name in ("at_large", "of_thing")):
        return False
    tokens = tokens_of(rest)
    nouns = [token for token in tokens if token.is_noun and not is_aspect(token)]
    if len(tokens) > LONGEST or not all(_is_of_any(token) for token in nouns):
        return False
    return bool(_pattern("whole").search(rest)) or any(token.lower in word_list("of_project") for token in nouns)


def asks_of_this_project(rest: str, own: Sequence[Span], context: Context, places: Sequence[Place]) -> bool:
    """The same, where the last question, whose places are ``places``, or its answer is about one: a state is none."""
    is_one = bool(context.places) or (len(context.answered) == 1 and bool(context.led))
    return is_one and not (places and are_states(places)) and asks_of_project(rest, own)


def as_question(rest: str) -> str:
    """ "Wie hoch ist die Förderung" for "Förderung", typed as into a search box."""
    return next((asked for pattern, asked in _bare() if pattern.fullmatch(rest)), rest)


def asked_of_place(rest: str, places: Sequence[Place]) -> str:
    """ "Wie hoch ist die Förderung von Dresden?" for "Und die Förderung von Dresden?"; empty for anything else."""
    found = _pattern("with_place").fullmatch(rest) if places else None
    asked = as_question(found["what"]) if found else ""
    return f"{asked} {found['where']}?" if found and asked != found["what"] else ""


def in_full(rest: str, context: Context, mentions: Mentions) -> str:
    """ "Wie viele Postkarten" for "Wie viele Karten" where the answer told of one such thing and named it so."""
    topics = [one.span for one in mentions.topics(rest)]
    told = [token.text for token in tokens_of(f"{context.question} {context.answer}") if token.is_noun]
    for token in reversed(tokens_of(rest)):
        if token.is_noun and is_specific(token) and not (_is_of_any(token) or overlaps(token.span, topics)):
            rest = rest[: token.start] + _compound(token, told) + rest[token.end :]
    return rest


def _compound(token: Token, told: Sequence[str]) -> str:
    named = {word for word in told if word.casefold().endswith(token.lower)}
    return named.pop() if len(named) == 1 and len(token.text) >= SHORTEST_HEAD else token.text


def _is_of_any(token: Token) -> bool:
    return token.lower in word_list("figures_of_places") | word_list("of_project") | word_list("place_nouns")


@cache
def _bare() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = texts("followup")["attributes"]["bare"].items()
    return tuple((re.compile(pattern, re.IGNORECASE), asked) for pattern, asked in entries)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["attributes"][name], re.IGNORECASE)
