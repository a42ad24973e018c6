"""Follow-ups that put the place of before beside another: a comparison with it, a count of both (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.understanding.dialogue.context import Context, context_text
from assistant.understanding.dialogue.groups import FEWEST
from assistant.understanding.dialogue.replacing import stripped
from assistant.understanding.language import language_of
from assistant.understanding.phrases import joined
from assistant.understanding.places import Place, PlaceKind
from assistant.wording import texts, wording


def compared_with(rest: str, places: Sequence[Place], context: Context) -> str:
    """ "Vergleiche Dresden und Cottbus" for "Und im Vergleich zu Cottbus?"; empty where it is no such question."""
    found = _pattern("compared").fullmatch(rest)
    if not found or len(places) != 1 or len(context.place_names) != 1:
        return ""
    both = (context.place_names[0], places[0].name)
    if both[0] == both[1] or places[0].span.start < found.start("other"):
        return ""
    key = "together.comparison_en" if language_of(rest) == "en" else "together.comparison"
    text = wording("followup", key, first=both[0], second=both[1])
    topic = context_text(context.subject, ())
    return wording("followup", "phrases.with_context", question=text, context=topic) if topic else f"{text}?"


def counted_together(rest: str, places_of_last: Sequence[Place], context: Context) -> str:
    """The last list of projects for both states spoken of, or once more: its heading counts what it lists.

    What was asked of one town after the other is asked of them together.
    """
    question = stripped(context.question)
    if _pattern("summed").fullmatch(rest) and len(context.alike) >= FEWEST and context.alike[-1] in question:
        names = wording("followup", "together.sum", names=joined(context.alike))
        return f"{question.replace(context.alike[-1], names)}?"
    if not _pattern("counted").fullmatch(rest):
        return ""
    states = [place for place in places_of_last if place.kind is PlaceKind.STATE]
    if len(context.recent) == FEWEST and len(states) == 1 and states[0].name == context.recent[-1]:
        span = states[0].span
        return f"{question[: span.start]}{joined(context.recent)}{question[span.end :]}?"
    is_list = context.listed or (states and not context.subject)
    return context.question if is_list else ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["together"][name], re.IGNORECASE)
