"""Follow-ups that name nothing but a side of what is spoken of: "Gab es Kritik?", "Wie melden wir uns an?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.question import Intent
from assistant.understanding.dialogue.context import Context
from assistant.understanding.dialogue.corrections import purpose
from assistant.understanding.intents import intent_of
from assistant.understanding.mentions import Mentions
from assistant.understanding.phrases import is_aspect, is_specific
from assistant.understanding.tokens import Token, tokens_of, word_list
from assistant.wording import texts
from ingest.catalogue import Catalogue

LONGEST = 9
"""Words; whoever writes more says what it is about."""
OFFERS = "kts-angebote"
"""The topic of what the programme offers municipalities."""


def counts_them(rest: str) -> bool:
    """ "Wie viele Projekte sind es?": of those spoken of, though it names what it counts."""
    return bool(_pattern("counted").fullmatch(rest)) and not _pattern("whole").search(rest)


def of_reader(rest: str) -> bool:
    """True for what readers have to do or get themselves, and for what was so elsewhere."""
    return bool(_pattern("of_reader").search(rest))


def asks_of_offer(rest: str) -> bool:
    """ "Wie melden wir uns an?", "Welche Themen gibt es?": whoever may join asks so of what is offered."""
    tokens = tokens_of(rest)
    if not 0 < len(tokens) <= LONGEST or intent_of(rest) not in (Intent.FACT, Intent.EVENTS, Intent.EXAMPLES):
        return False
    nouns = [token for token in tokens if token.is_noun]
    if nouns:
        return all(is_aspect(token) or token.lower in word_list("offered") for token in nouns)
    own = [token for token in tokens if is_specific(token) and not token.text.isdigit()]
    return all(token.lower in word_list("offered") | word_list("joining") for token in own)


def is_of_offer(thing: Sequence[str], mentions: Mentions) -> bool:
    """True where ``thing`` names what the programme offers: "Peer-Learning", "Smart City Akademie"."""
    return any(mention.topic_id == OFFERS for phrase in thing for mention in mentions.topics(phrase))


def leaves_place(rest: str) -> bool:
    """ "Wie fange ich an?", "Wie viele Städte sind es?": not of the one place that an answer told of."""
    return bool(_pattern("begins_own").match(rest) or _pattern("of_many").match(rest))


def told_before(thing: Token, context: Context) -> bool:
    """ "die Plattform" after an answer that told of the one place's "Open-Data-Plattform"."""
    told = (token.lower for token in tokens_of(context.answer) if token.text[0].isupper())
    return len(context.place_names) == 1 and any(word.endswith(thing.lower) for word in told)


def without_sides(phrases: Sequence[str], *, of_offer: bool) -> tuple[str, ...]:
    """``phrases`` without those that name what everything or every offer has: nobody goes on about "Kritik", nor
    about "Bürger" alone, who were asked what they think."""
    if len(phrases) == 1 and phrases[0].casefold() in word_list("citizens"):
        return ()
    ends = {phrase: tokens_of(phrase)[-1] for phrase in phrases}
    return tuple(
        phrase
        for phrase, last in ends.items()
        if not (names_side(last) or (of_offer and last.lower in word_list("offered")))
    )


def without_lacked(phrases: Sequence[str], text: str) -> tuple[str, ...]:
    """ "Smartphone" in "Und für die ohne Smartphone?" tells who is meant, and is not what is spoken of."""
    lacked = {match["lacked"].casefold() for match in _pattern("lacked").finditer(text)}
    return tuple(phrase for phrase in phrases if phrase.split()[-1].casefold() not in lacked)


def without_audience(phrases: Sequence[str], text: str) -> tuple[str, ...]:
    """ "Senioren" in "Was bieten die für Senioren an?" are for whom a thing is, not the thing."""
    others = tuple(
        phrase
        for phrase in phrases
        if phrase.casefold() not in word_list("people") or not re.search(rf"\b{purpose()} (?:\w+ )?{phrase}\b", text)
    )
    return others or tuple(phrases)


def names_side(token: Token) -> bool:
    """ "Kritik", "Gemeinderat", "Tipps": what is said of anything, and by whom."""
    return token.lower in word_list("reactions") | word_list("told")


def says_of_what(rest: str, catalogue: Catalogue) -> bool:
    """ "Was ist Start Smart und was kostet es?": a name of the glossary whose words alone say nothing."""
    first, *others = _pattern("what_else").split(rest, maxsplit=1)
    return bool(others) and any(" " in entry.term for entry in catalogue.find_terms(first))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["sides"][name], re.IGNORECASE)
