"""Whether there is a thing in a state or in municipalities of a size, asked in whatever words (pure).

"Digitaler Zwilling in Bayern?" wants examples from there as "Wer in Bayern hat …?" does: what others elsewhere have is
no answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.evidence.asked.advice import asks_advice
from assistant.evidence.asked.answer_types import asked_of
from assistant.understanding.asked_projects import asked_type_spans, people_asked, without
from assistant.understanding.language import language_of
from assistant.understanding.missing import subjects_of
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.tokens import is_small_word, tokens_of, word_list
from assistant.understanding.typed.paraphrases import usual_question
from assistant.wording import texts


def asks_where_it_is(question: str, places: Sequence[Place]) -> bool:
    """True where a thing is asked for in a state or a size class and nowhere else.

    ``places`` are those of ``question``. False where a figure, advice or what a state itself gives is asked for, and in
    English, of whose fragments too little is known in German.
    """
    if any(place.kind is not PlaceKind.STATE for place in places) or asked_of(question) or asks_advice(question):
        return False
    if _pattern("of_the_state").search(question) or usual_question(question) or language_of(question) != "de":
        return False
    states = [place.span for place in places if not _pattern("asker").search(question[: place.span.start])]
    sizes = [span for span in asked_type_spans(question) if _is_several(question[span.start : span.end])]
    people = people_asked(question)
    spans = [*states, *sizes, *([people[1]] if people else ())]
    if not spans or not subjects_of(without(question, spans)):
        return False
    return bool(_pattern("exists").search(question)) or (bool(states) and _is_fragment(question))


def _is_several(size: str) -> bool:
    """False for "eine kleine Stadt": what any such town needs or can is not asked of those there are."""
    return bool(_pattern("several").search(size))


def _is_fragment(question: str) -> bool:
    """True for words without a sentence: "LoRaWAN in Niedersachsen"."""
    words = [token.lower for token in tokens_of(question)]
    asks = any(word in word_list("finite") or word in word_list("interrogatives") for word in words)
    verbs = (token for token in tokens_of(question)[1:] if token.text[0].islower() and token.text.endswith("t"))
    return not asks and all(is_small_word(token.text) for token in verbs)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("understanding")["restricted"][name], re.IGNORECASE)
