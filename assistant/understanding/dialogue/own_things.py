"""Whether a question names a thing of its own: inside a conversation any other leans on what is spoken of (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.question import Intent
from assistant.understanding.dialogue.context import Context, ordinal
from assistant.understanding.dialogue.leaning import (
    asks_size,
    case_supposed,
    is_about_place,
    is_aspect_question,
    is_bare_choice,
    is_bare_fact,
    is_feature,
    is_need,
    is_of_people,
)
from assistant.understanding.dialogue.sides import (
    asks_of_offer,
    counts_them,
    is_of_offer,
    names_side,
    of_reader,
    told_before,
)
from assistant.understanding.intents import intent_of
from assistant.understanding.language import language_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.phrases import is_aspect, is_specific
from assistant.understanding.tokens import Token, overlaps, tokens_of, word_list
from assistant.wording import texts
from ingest.documents import Span
from ingest.german import stem

LONGEST = 9
"""Words; whoever writes more says what it is about."""
FEWEST = 2
"""Nouns by which a question names its thing."""
FEWEST_SMALL = 3
"""The same for German words typed without capitals, verbs among them."""


@dataclass(frozen=True)
class OwnThings:
    """Looks for them in what the catalogue knows and in what is written."""

    mentions: Mentions

    def named_in(self, rest: str, opened: bool, places: Sequence[Span], context: Context) -> bool:
        """True where ``rest`` stands for itself; ``opened``: it began with "Und" or the like."""
        if places:
            leans = is_aspect_question(rest, opened, places) or ordinal(rest, context) or _counts_unnamed(rest, places)
            return asks_size(rest, places) or not leans
        if is_about_place(rest) and not context.place_names:
            return True
        if is_bare_fact(rest, ()) or self._is_side(rest, context):
            return False
        nouns = [noun for noun in _nouns(rest) if not is_aspect(noun)]
        return self._is_of_all(nouns, rest, opened, context) or _stands_alone(nouns, rest, opened, context)

    def _is_of_all(self, nouns: Sequence[Token], rest: str, opened: bool, context: Context) -> bool:
        """True where it asks of the programme, of others, for a list, or names what the catalogue knows."""
        if not tokens_of(rest) or _asks_for_offers(rest) or (not opened and _pattern("whole").search(rest)):
            return True
        if not nouns:
            return False
        if intent_of(rest) is not Intent.FACT or of_reader(rest) or _pattern("others").search(rest):
            return True
        return (not opened and all(_is_of_any_project(noun) for noun in nouns)) or self._is_known(rest, nouns, context)

    def _is_side(self, rest: str, context: Context) -> bool:
        """True for what asks for a part, a side or a number of what is spoken of, whatever it names."""
        if is_need(rest, ()):
            return self.mentions.field_ids(rest) <= self.mentions.field_ids(context.question)
        return (
            bool(ordinal(rest, context) or case_supposed(rest))
            or is_of_people(rest, ())
            or counts_them(rest)
            or is_feature(rest, ())
            or bool(_pattern("mishaps").fullmatch(rest))
            or is_bare_choice(rest, context)
            or (is_of_offer(context.thing, self.mentions) and asks_of_offer(rest))
        )

    def _is_known(self, rest: str, nouns: Sequence[Token], context: Context) -> bool:
        """True where ``rest`` names a field of work, a term, a product or an offer that nobody has spoken of yet."""
        if is_of_offer((rest,), self.mentions):
            return True
        known = bool(self.mentions.fields(rest) or self.mentions.projects(rest))
        unsaid = [thing for thing in _things(nouns, context) if not _is_told(thing, rest, context)]
        return bool(unsaid) and (known or bool(self.mentions.catalogue.find_terms(rest)))


def _is_told(thing: Token, rest: str, context: Context) -> bool:
    """ "die Bäume" after an answer that told of trees of the one place."""
    return thing in _definite(rest) and told_before(thing, context)


def _stands_alone(nouns: Sequence[Token], rest: str, opened: bool, context: Context) -> bool:
    """True for what names enough, or something that is no part of the thing spoken of."""
    tokens, things = tokens_of(rest), _things(nouns, context)
    fewest = FEWEST if _has_capitals(tokens) or language_of(rest) == "en" else FEWEST_SMALL
    if len(things) >= fewest or (nouns and len(tokens) > LONGEST and not opened):
        return True
    if not (things and _has_capitals(tokens)) or opened:
        return False
    return not (_are_parts(things, nouns, rest, context) or _asks_whether_there(rest, context))


def _are_parts(things: Sequence[Token], nouns: Sequence[Token], rest: str, context: Context) -> bool:
    """ "Wie aufwendig ist die Einführung?": known by what was spoken of, as its article says."""
    if any(noun.text.isupper() or noun.lower in word_list("known_to_all") for noun in nouns):
        return False
    is_told = bool(context.thing) or all(told_before(thing, context) for thing in things)
    return is_told and all(noun in _definite(rest) for noun in nouns if is_specific(noun))


def _definite(rest: str) -> list[Token]:
    """The words of ``rest`` behind "der", "die", "das"."""
    return [right for left, right in pairwise(tokens_of(rest)) if left.lower in word_list("definite")]


def _asks_whether_there(rest: str, context: Context) -> bool:
    """ "Gab es Fahrer?", "Werden Gesichter gespeichert?": where it is spoken of."""
    return bool(context.places) and bool(_pattern("there").fullmatch(rest))


def _counts_unnamed(rest: str, places: Sequence[Span]) -> bool:
    """ "Wie viele hat Mannheim?": of what was spoken of."""
    others = [token for token in tokens_of(rest) if not overlaps(token.span, places)]
    return bool(_pattern("counted").match(rest)) and not any(map(is_specific, others))


def _asks_for_offers(rest: str) -> bool:
    """ "Welche Kurse gibt es?" where no offer is spoken of."""
    words = [token.lower for token in tokens_of(rest)][:2]
    return len(words) == 2 and words[0] in word_list("choosing") and words[1] in word_list("offered")


def _nouns(rest: str) -> list[Token]:
    """The nouns; in a question without capitals its content words but the verb behind "wie"."""
    tokens = tokens_of(rest)
    if _has_capitals(tokens):
        return [token for token in tokens if token.is_noun]
    asks = bool(tokens) and tokens[0].lower in word_list("interrogatives")
    others = (*tokens[:1], *tokens[2:]) if asks else tokens
    return [token for token in others if is_specific(token) and token.lower not in word_list("actions")]


def _things(nouns: Sequence[Token], context: Context) -> list[Token]:
    """Those of ``nouns`` that nobody has spoken of and that not every place or project has."""
    said = {stem(token.text) for token in tokens_of(context.question)}
    of_any = word_list("figures_of_places") | word_list("of_project")
    named = [noun for noun in nouns if is_specific(noun) and not names_side(noun) and noun.lower not in of_any]
    return [noun for noun in named if stem(noun.text) not in said]


def _is_of_any_project(noun: Token) -> bool:
    return noun.lower in word_list("of_project") | word_list("known_to_all")


def _has_capitals(tokens: Sequence[Token]) -> bool:
    return any(token.text[0].isupper() for token in tokens[1:])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["own_things"][name], re.IGNORECASE)
