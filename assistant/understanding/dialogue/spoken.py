"""Follow-ups in the order of speech: first what they are about, then the question (pure).

"Und der Rufbus da, wie läuft der?", "Zurück zu den Sensoren: was kosten die?"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.understanding.dialogue.context import Context
from assistant.understanding.dialogue.references import is_fragment, references
from assistant.understanding.dialogue.replacing import Piece
from assistant.understanding.phrases import is_specific
from assistant.understanding.tokens import tokens_of, word_list
from assistant.wording import texts
from ingest.german import stem

SHORTEST_END = 3
"""Letters of a word that may end a longer one of the same conversation: "Bus" of "Rufbus"."""


@dataclass(frozen=True, slots=True)
class NamedFirst:
    """``thing`` stands before ``asked``, a question that means it; empty where nothing is asked of it."""

    thing: str
    asked: str
    returns: bool
    """Says that it was spoken of before."""


def named_first(rest: str) -> NamedFirst | None:
    """None where ``rest`` is said in the order of writing."""
    for pattern in _patterns("returns"):
        if found := pattern.fullmatch(rest):
            return NamedFirst(found["thing"], found["asked"], returns=True)
    found = next(filter(None, (pattern.fullmatch(rest) for pattern in _patterns("ahead"))), None)
    if found and _is_thing(found["thing"]) and _means_it(found["asked"]):
        return NamedFirst(found["thing"], found["asked"], returns=False)
    return None


def asks_the_same(first: NamedFirst) -> bool:
    """ "Zwönitz, machen die das auch?": whether it is there, too."""
    return any(pattern.fullmatch(first.asked) for pattern in _patterns("as_well"))


def in_order(first: NamedFirst) -> str:
    """ "wer macht Pflege und Wartung" for "Pflege und Wartung, wer macht das"; empty where no pronoun stands alone."""
    for reference in references(first.asked, ()):
        start, end = reference.span.start, reference.span.end
        pointer = first.asked[start:end].casefold()
        if pointer in word_list("articles_alone") | word_list("weak"):
            article = f"{pointer} " if pointer in word_list("pointing_articles") else ""
            return f"{first.asked[:start]}{article}{Piece(first.thing, ()).bare}{first.asked[end:]}"
    return ""


def spoken_of(thing: str, contexts: Sequence[Context], *, is_place: bool) -> Context | None:
    """The context of the last turn that ``thing`` was spoken of in, without what else was spoken of there.

    A town is as it was first spoken of: who goes back to it leaves what was asked of it since.
    """
    ends = tuple(stem(token.text) for token in tokens_of(thing) if is_specific(token))
    order = contexts if is_place else tuple(reversed(contexts))
    again = next((one for one in order if ends and all(_is_in(end, one.question) for end in ends)), None)
    if again is None or is_place:
        return again
    phrases = tuple(phrase for phrase in again.subject if any(_is_in(end, phrase) for end in ends))
    return replace(again, subject=phrases or again.subject, thing=phrases or again.thing)


def _is_thing(text: str) -> bool:
    tokens = tokens_of(text)
    is_condition = tokens[:1] and tokens[0].lower in word_list("prepositions")
    return is_fragment(text, ()) and not is_condition and any(map(is_specific, tokens))


def _means_it(asked: str) -> bool:
    """ "wie läuft der": a question with a pronoun for the thing, and no thing of its own."""
    tokens = tokens_of(asked)
    asks = bool(tokens) and tokens[0].lower in word_list("interrogatives") | word_list("finite")
    return asks and bool(references(asked, ())) and not any(token.is_noun for token in tokens[1:])


def _is_in(end: str, text: str) -> bool:
    """True for a word of ``text`` that is the same or a compound of it: "Bus" and "Rufbus"."""
    stems = [stem(token.text) for token in tokens_of(text)]
    return end in stems or (len(end) >= SHORTEST_END and any(one.endswith(end) for one in stems))


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in texts("followup")["spoken"][name])
