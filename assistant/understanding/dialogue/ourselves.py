"""Follow-ups that turn from others to those who ask: "Und bei uns?", "Und wir mit 8.000 Einwohnern?" (pure).

Nothing is told of their own town. Its size says whose example is wanted; without one they are asked for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.evidence.asked.answer_types import asked_of
from assistant.question import Asked, Intent
from assistant.understanding.dialogue.context import Context
from assistant.understanding.dialogue.other_groups import class_named
from assistant.understanding.dialogue.resolved import Outcome, Resolved
from assistant.understanding.intents import intent_of
from assistant.understanding.phrases import joined
from assistant.understanding.reading import population_span, types_of
from assistant.understanding.tokens import tokens_of, word_list
from assistant.wording import texts, wording


def of_ourselves(rest: str, context: Context) -> Resolved | None:
    """What was asked of others, asked of places like the askers' own; None where ``rest`` does not turn to them."""
    if not _turns_to_us(rest) or not (context.place_names or intent_of(context.question) is Intent.EXAMPLES):
        return None
    people, things = population_span(rest), _things(context.thing or context.subject)
    if asked_of(context.question) is Asked.MONEY and things and (people or types_of(rest)):
        return _carried("ourselves.costs", who=_who(rest), topic=joined(things))
    if people and not things:
        return _carried("ourselves.comparable", count=rest[people.start : people.end])
    if people:
        group = wording("followup", "phrases.counted_group", bound="mit", count=rest[people.start : people.end])
        return _carried("phrases.of_group", group=group, topic=joined(things))
    if (kinds := types_of(rest)) and things:
        return _carried("phrases.of_group", group=class_named(rest, kinds[0]), topic=joined(things))
    return Resolved(rest, Outcome.OWN_PLACE) if context.place_names and not _names_more(rest) else None


def without_own_town(question: str) -> str:
    """ "Who uses sensors?" for "We are a small town in Hesse. Who uses sensors?": what is asked on is of others."""
    return _pattern("own_town").sub("", question, count=1)


def without_own_people(question: str) -> str:
    """ "will Bäume bewässern" of "Unser Rat will Bäume bewässern": who wishes it is not what is spoken of."""
    asked = _pattern("own_people").sub("", question)
    return asked if asked.strip(" ?!.") else question


def _turns_to_us(rest: str) -> bool:
    found = _pattern("asked").fullmatch(rest)
    if found is None:
        return False
    asks = word_list("interrogatives") | (word_list("finite") - frozenset(texts("followup")["ourselves"]["being"]))
    return not any(token.lower in asks for token in tokens_of(found["who"] or ""))


def _who(rest: str) -> str:
    """ "mit 8.000 Einwohnern", "als Dorf"."""
    if people := population_span(rest):
        return wording("followup", "ourselves.people", count=rest[people.start : people.end])
    found = _pattern("asked").fullmatch(rest)
    return (found["who"] or "").strip(" ,:") if found else ""


def _names_more(rest: str) -> bool:
    """True for "Und bei uns in Hessen?", "Und bei uns im Freibad?"."""
    found = _pattern("asked").fullmatch(rest)
    return bool(found and found["who"]) and not types_of(rest)


def _things(subject: Sequence[str]) -> tuple[str, ...]:
    """Without classes of municipalities and what every project or place has."""
    of_any = word_list("of_project") | word_list("figures_of_places")
    return tuple(phrase for phrase in subject if not types_of(phrase) and phrase.split()[-1].casefold() not in of_any)


def _carried(key: str, **values: str) -> Resolved:
    return Resolved(wording("followup", key, **values), Outcome.CARRIED)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["ourselves"][name], re.IGNORECASE)
