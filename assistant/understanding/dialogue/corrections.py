"""Corrections of the question before: "Nein, ich meine im Betrieb", "nicht die App, sondern den Rufbus" (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.question import TAKEN_OVER
from assistant.understanding.dialogue.replacing import Piece, measures, people_named, stripped
from assistant.understanding.phrases import is_aspect, is_specific, noun_phrases
from assistant.understanding.tokens import Token, tokens_of, word_list
from assistant.wording import texts
from ingest.documents import Span
from ingest.german import fold, stem

LONGEST_THING = 3
"""Words without the article; more say something about it."""
SHORTEST_SIDE = 5
"""Letters of a word that names a side of a thing and may end another ("Betriebskosten")."""
_LEAD = re.compile(r"(?P<lead>(?:[^:?]|:(?! ))+)(?P<context>: [^?]*)?")
"""A follow-up as it stands for itself: what it asks, and behind the colon what of the conversation is meant."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is meant, and what was not, where that is said."""

    meant: str
    instead_of: str = ""

    @property
    def is_condition(self) -> bool:
        """ "wenn man es übernimmt", "im laufenden Betrieb", "ohne Förderung": under which the question is asked."""
        tokens = tokens_of(self.meant)
        first = tokens[0].lower if tokens else ""
        if first in word_list("conditional"):
            return True
        has_verb = any(token.lower in word_list("finite") for token in tokens)
        return first in word_list("prepositions") and not has_verb

    @property
    def is_thing(self) -> bool:
        """ "den Rufbus": a noun with its article and adjectives, which is no side of a thing."""
        tokens = [token for token in tokens_of(self.meant) if token.lower not in word_list("articles")]
        if not tokens or any(token.lower in _no_thing() for token in tokens):
            return False
        return is_specific(tokens[-1]) and not _is_side(tokens[-1]) and len(tokens) <= LONGEST_THING

    @property
    def is_opinion(self) -> bool:
        """ "das ist doch zu teuer": a sentence, and no question."""
        words = [token.lower for token in tokens_of(self.meant)]
        asks = words[:1] and words[0] in word_list("interrogatives")
        return not asks and any(word in word_list("finite") for word in words)


def correction_of(rest: str) -> Correction | None:
    """None where ``rest`` corrects nothing."""
    found = _pattern("meant").fullmatch(rest)
    said = found["new"] if found else rest
    for name in ("not_but", "but_not"):
        if (contrast := _pattern(name).fullmatch(said)) and (found or name == "not_but"):
            return Correction(contrast["new"], contrast["old"])
    return Correction(said) if found else None


def under_condition(question: str, condition: str) -> str:
    """``question`` with the condition in place of its like, before what it has of the conversation."""
    found = _LEAD.match(question)
    lead, context = (stripped(found["lead"]), found["context"] or "") if found else (stripped(question), "")
    first = tokens_of(condition)[0].lower
    if first in word_list("conditional"):
        before = next((token.start for token in tokens_of(lead) if token.lower in word_list("conditional")), len(lead))
        return f"{stripped(lead[:before])}, {condition}{context}?"
    alike = _behind(first, lead)
    changed = f"{lead[: alike.start]}{condition}{lead[alike.end :]}" if alike else f"{lead} {condition}"
    return f"{changed}{context}?"


def is_manner(piece: Piece) -> bool:
    """ "ohne Ehrenamtliche": what is asked is asked again, so done; it takes the place of nothing in the question."""
    first = tokens_of(piece.text)[0].lower
    return first in word_list("manners") and not piece.places and not measures(piece.text)


def adds_purpose(piece: Piece, question: str) -> bool:
    """ "Auch für Bäume?" after "Welche Städte nutzen KI?": what for is asked besides, not in place of the thing."""
    tokens = tokens_of(piece.text)
    is_purpose = tokens[0].lower == purpose() and len(tokens) > 1 and not (piece.places or measures(piece.text))
    return is_purpose and _behind(purpose(), question) is None


@cache
def purpose() -> str:
    """The preposition before what or whom something is for."""
    return str(texts("followup")["words"]["purpose"])


def _behind(preposition: str, text: str) -> Span | None:
    """ "für Kinder": the preposition with the noun phrase behind it."""
    starts = {token.end + 1: token.start for token in tokens_of(text) if token.lower == preposition}
    return next((Span(starts[span.start], span.end) for span in noun_phrases(text) if span.start in starts), None)


def put_right(question: str, correction: Correction, subjects: Sequence[Span], *, is_side: bool) -> str:
    """``question`` about what is meant; empty where it has nothing that this could stand for.

    People, or what is no field of work (``is_side``), take the place of what was asked of the thing. What was answered
    of another thing says no more of which place is meant: the place of a follow-up is left out.
    """
    thing = Piece(correction.meant, ()).bare
    span = _span_of(correction.instead_of, question) if correction.instead_of else next(iter(subjects), None)
    if span and correction.instead_of and _is_beside(question, span):
        return f"{question[: span.start]}{thing}{stripped(question[span.end :])}?"
    found = _LEAD.match(question)
    if found and found["context"]:
        sides = noun_phrases(found["lead"]) if is_side else ()
        if own := people_named(found["lead"], thing) or next(iter(sides), None):
            return f"{found['lead'][: own.start]}{thing}{found['lead'][own.end :]}{found['context']}?"
        return f"{found['lead']}: {thing}?"
    return f"{question[: span.start]}{thing}{stripped(question[span.end :])}?" if span else ""


def _is_beside(question: str, span: Span) -> bool:
    """True for "Bibliothek" in "Gibt es eine Bibliothek: Rufbus?" and in "Kurse in der Bibliothek": not the thing."""
    _, taken_over, said = question[: span.start].partition(TAKEN_OVER)
    before = {token.lower for token in tokens_of(said)}
    return TAKEN_OVER in question and (not taken_over or bool(before & word_list("within")))


def _span_of(old: str, question: str) -> Span | None:
    """Where ``question`` has the thing, by the last part of its word: "die App" is its "Stadt-App"."""
    nouns = [token for token in tokens_of(old) if is_specific(token)]
    ends = _ends(nouns[-1]) if nouns else ()
    return next((token.span for token in tokens_of(question) if fold(token.text).endswith(ends) and ends), None)


def _is_side(token: Token) -> bool:
    """ "Laufzeit", "Betriebskosten": what is asked of a thing."""
    return is_aspect(token) or token.lower.endswith(_sides())


@cache
def _sides() -> tuple[str, ...]:
    return tuple(word for word in word_list("aspects") if len(word) >= SHORTEST_SIDE)


def _ends(noun: Token) -> tuple[str, ...]:
    return (fold(noun.text), stem(noun.text))


@cache
def _no_thing() -> frozenset[str]:
    return word_list("finite") | word_list("interrogatives") | word_list("prepositions") | word_list("modals")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(texts("followup")["corrections"][name], re.IGNORECASE)
