"""A follow-up that asks the same of a class of municipalities: "Und in Landkreisen?", "Und auf dem Land?" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understanding.asked_projects import people_asked, without_sizes
from assistant.understanding.dialogue.replacing import stripped
from assistant.understanding.dialogue.sides import names_side
from assistant.understanding.phrases import is_specific
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.reading import type_spans, types_of
from assistant.understanding.tokens import Token, overlaps, tokens_of
from assistant.wording import texts, wording
from ingest.documents import MunicipalityType, Span
from ingest.german import fold

_PARTICIPLE = "ge"
SAME_ROOT = 6
"""Letters a verb and its noun share."""


def with_group_named(rest: str) -> str:
    """ "in kleinen Gemeinden" for "bei kleineren", "in Gemeinden unter 5000 Einwohnern" for "unter 5000".

    Who asks on leaves out the noun or says where such places are.
    """
    found = ((pattern.fullmatch(rest), group) for pattern, group in _unnamed())
    return next((match.expand(group) for match, group in found if match), rest)


def of_group(piece: str, question: str, places: Sequence[Place], topics: Sequence[Span], words: Sequence[str]) -> str:
    """What ``question`` asks of the places it names, asked of the class that ``piece`` names.

    ``topics``: where it names topics, which verbs may do ("beteiligt"); ``words``: the words of these topics. Empty
    where ``piece`` names no class, where ``question`` asks of a class itself, and where nothing is left of it without
    its places: what a town's own project does no other does.
    """
    named, people = types_of(piece), people_asked(piece)
    towns = [place.span for place in places if place.kind is not PlaceKind.STATE]
    spans = [place.span for place in places]
    if people:
        question = without_sizes(question).replace(wording("project_list", "municipalities"), "")
    if not (named or people) or not (towns or not type_spans(question)):
        return ""
    tokens = [token for token in tokens_of(stripped(question)) if not overlaps(token.span, spans)]
    topic = _topic(tokens, topics, words)
    if not topic:
        return ""
    states = [place.name for place in places if place.kind is PlaceKind.STATE]
    group = _counted(piece, people[1]) if people else class_named(piece, named[0])
    where = f" {wording('followup', 'phrases.in_place', place=states[0])}" if states else ""
    return wording("followup", "phrases.of_group", group=f"{group}{where}", topic=topic)


def _topic(tokens: Sequence[Token], topics: Sequence[Span], words: Sequence[str]) -> str:
    """What ``tokens``, a question without its places, ask in nouns; a side of the thing only where it is all."""
    things = [token for token in tokens if (token.is_noun and is_specific(token)) or overlaps(token.span, topics)]
    things = [token for token in things if not names_side(token)] or things
    kept = things or [token for token in tokens if is_specific(token)]
    said = [token.text if token.is_noun else _as_noun(token.text, words) for token in kept]
    return " ".join(word for place, word in enumerate(said) if not _is_said(word, said[:place]))


def class_named(piece: str, kind: MunicipalityType) -> str:
    """The class ``kind`` as a question calls it; villages where ``piece`` says so."""
    return str(texts("followup")["classes"]["villages" if _village().search(piece) else kind.value])


def _counted(piece: str, people: Span) -> str:
    """ "Gemeinden unter 5000 Einwohnern" for "in Gemeinden unter 5000 Einwohnern"."""
    bound = piece[: people.start].split()[-1]
    return wording("followup", "phrases.counted_group", bound=bound, count=piece[people.start : people.end])


def with_nouns(phrases: Sequence[str], words: Sequence[str]) -> tuple[str, ...]:
    """ "Förderung" for "gefördert", where a verb is all that says what is spoken of."""
    return tuple(_as_noun(phrase, words) if phrase.islower() else phrase for phrase in phrases)


def _is_said(word: str, before: Sequence[str]) -> bool:
    """True for the noun of "digitalen Zwilling", where "digitaler Zwilling" stands for its adjective."""
    return any(word in said.split() for said in before)


def _as_noun(verb: str, words: Sequence[str]) -> str:
    """ "Beteiligung" for "beteiligt": lists tell of things in nouns; the verb itself where no word is made like it."""
    roots = {fold(verb)[:SAME_ROOT], fold(verb).removeprefix(_PARTICIPLE)[:SAME_ROOT]}
    alike = [word for word in words if fold(word)[:SAME_ROOT] in roots]
    return min(alike, key=len, default=verb)


@cache
def _unnamed() -> tuple[tuple[re.Pattern[str], str], ...]:
    found = texts("followup")["unnamed_classes"].items()
    return tuple((re.compile(pattern, re.IGNORECASE), group) for pattern, group in found)


@cache
def _village() -> re.Pattern[str]:
    return re.compile(texts("project_list")["bounds"]["village"], re.IGNORECASE)
