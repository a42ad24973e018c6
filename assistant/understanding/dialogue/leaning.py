"""Questions that point at nothing and yet mean the subject of the conversation (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from assistant.understanding.dialogue.context import Context
from assistant.understanding.intents import SMALL_TALK, intent_of
from assistant.understanding.phrases import is_aspect, is_specific
from assistant.understanding.tokens import is_small_word, overlaps, tokens_of, word_list
from assistant.wording import texts
from ingest.documents import Span

LONGEST_ASPECT_QUESTION = 8
"""Words; a longer question names its subject in words no list knows."""
FEW = 2
"""Content words of a question that may lean on an earlier one by a shared noun."""
LONGEST_CHOICE = 3
"""Words of a bare choice: the question word, at most one adjective, the noun."""


def is_aspect_question(rest: str, opened: bool, places: Sequence[Span]) -> bool:
    """ "Wie teuer?", "Warum?", "Wie hoch sind die Kosten?": asks for a side of something it does not name."""
    tokens = [token for token in tokens_of(rest) if not overlaps(token.span, places)]
    if not tokens or len(tokens) > LONGEST_ASPECT_QUESTION or any(is_specific(token) for token in tokens):
        return False
    if opened:
        return True
    if any(token.is_noun and not is_aspect(token) for token in tokens):
        return False
    if any(is_aspect(token) for token in tokens):
        return True
    is_bare = all(token.lower in word_list("interrogatives") or is_small_word(token.text) for token in tokens)
    return is_bare and not places and intent_of(rest) not in SMALL_TALK


def is_bare_fact(rest: str, places: Sequence[Span]) -> bool:
    """ "Wie viele Einwohner?", "Welches Bundesland?": what is known of any municipality, and nothing else."""
    tokens = tokens_of(rest)
    if places or not any(token.lower in word_list("place_facts") for token in tokens):
        return False
    fills = word_list("interrogatives") | word_list("place_facts") | word_list("idle")
    return all(token.lower in fills or is_small_word(token.text) for token in tokens)


def is_of_people(rest: str, places: Sequence[Span]) -> bool:
    """ "Wie findet man die Leute?": asks for people and does not say whom."""
    tokens = tokens_of(rest)
    asks = 0 < len(tokens) <= LONGEST_ASPECT_QUESTION and tokens[0].lower in word_list("interrogatives")
    if places or not asks:
        return False
    at_large, others = word_list("at_large"), [token for token in tokens if is_specific(token)]
    named = [left.lower in word_list("definite") and right.lower in at_large for left, right in pairwise(tokens)]
    names_thing = any(token.is_noun and token.lower not in at_large for token in others)
    return any(named) and len(others) <= FEW and not names_thing


def case_supposed(rest: str) -> str:
    """ "wenn keiner mitmacht" of "Und wenn keiner mitmacht?" and "Was tun, wenn keiner mitmacht?"; else empty."""
    found = _pattern("supposed").fullmatch(rest)
    return found["case"] if found else ""


def is_bare_choice(rest: str, context: Context) -> bool:
    """ "Welche Rechtsform?": names a side of a subject that is a thing, and no verb that says more."""
    if not any(phrase.split()[-1][0].isupper() for phrase in context.subject):
        return False
    tokens = tokens_of(rest)
    if not FEW <= len(tokens) <= LONGEST_CHOICE or not tokens[0].lower.startswith(tuple(word_list("choosing"))):
        return False
    return not any(token.lower in word_list("finite") for token in tokens)


def is_need(rest: str, places: Sequence[Span]) -> bool:
    """ "Wie viele Gateways braucht man?": something is always needed for something."""
    if places or not _pattern("need").fullmatch(rest):
        return False
    return not any(token.lower in word_list("figures_of_places") for token in tokens_of(rest))


def is_feature(rest: str, places: Sequence[Span]) -> bool:
    """ "Gibt es eine API?": something has it."""
    return not places and bool(_pattern("feature").fullmatch(rest))


def asks_size(rest: str, places: Sequence[Span]) -> bool:
    """ "Wie groß ist Köln?": of the place itself, whatever was spoken of."""
    return bool(places) and (is_about_place(rest) or bool(_pattern("size").match(rest)))


def asks_for_need(rest: str) -> bool:
    """ "Brauchen wir so eine?" asks for the reader's own town, wherever the one spoken of stands."""
    words = [token.lower for token in tokens_of(rest)][:2]
    return len(words) == 2 and words[0] in word_list("needs") and words[1] in word_list("ourselves")


def is_about_place(rest: str) -> bool:
    """True where the question asks about the municipality itself: its people, its size, its state."""
    return any(token.lower in word_list("place_facts") for token in tokens_of(rest))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["leaning"][name], re.IGNORECASE)
