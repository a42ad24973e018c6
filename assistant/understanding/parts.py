"""A question that asks several things, as its parts (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.answer_types import asked_of
from assistant.run import Asked, QuestionPart
from assistant.understanding.context import context_text
from assistant.understanding.phrases import is_specific, subject_of
from assistant.understanding.places import Place
from assistant.understanding.references import references
from assistant.understanding.replacing import stripped
from assistant.understanding.tokens import overlaps, tokens_of
from assistant.wording import texts, wording
from ingest.documents import Span

MOST_PARTS = 4
"""More things at once are a questionnaire; the rest stays with the last part."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    flags = re.NOFLAG if name == "statements" else re.IGNORECASE
    return re.compile(texts("understanding")["parts"][name], flags)


def parts_of(question: str, places: Sequence[Place] = ()) -> tuple[QuestionPart, ...]:
    """At least one part. A part that names no subject itself takes over that of its neighbour, in brackets; one that
    does and says "dort" only the place.

    ``places`` are those of ``question``.
    """
    pieces = _pieces(question)
    asking = [piece for piece in pieces if _pattern("question_words").search(piece)] or pieces
    if len(asking) <= 1:
        return (QuestionPart(question, asked_of(question)),)
    names = tuple(place.name for place in places)
    texts_of = [_complete(piece, [other for other in pieces if other is not piece], names) for piece in asking]
    kinds = _kinds(asking)
    return tuple(QuestionPart(text, kind) for text, kind in zip(texts_of, kinds, strict=True))


def _kinds(pieces: Sequence[str]) -> list[Asked | None]:
    """What each piece asks for; "und wie viel vom Land?" asks for the same as the piece before."""
    kinds: list[Asked | None] = []
    for piece in pieces:
        kind = asked_of(f"{piece}?")
        goes_on = kind is Asked.COUNT and kinds and kinds[-1] is Asked.MONEY and _pattern("goes_on").search(piece)
        kinds.append(Asked.MONEY if goes_on else kind)
    return kinds


def asking_first(question: str) -> str:
    """The piece that decides what the whole question wants: the first one that asks, with statements before it."""
    pieces = _pieces(question)
    asking = [piece for piece in pieces if _pattern("question_words").search(piece)]
    if len(asking) < 2:
        return question
    return question[: question.index(asking[0]) + len(asking[0])]


def _pieces(question: str) -> list[str]:
    """Sentences, and the questions joined by "und" in each."""
    sentences = [
        statement
        for sentence in _pattern("sentences").split(question)
        for statement in _pattern("statements").split(sentence)
    ]
    pieces = [stripped(piece) for sentence in sentences for piece in _pattern("joints").split(sentence)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) <= MOST_PARTS:
        return pieces
    return [*pieces[: MOST_PARTS - 1], " ".join(pieces[MOST_PARTS - 1 :])]


def _complete(piece: str, others: Sequence[str], names: Sequence[str]) -> str:
    spans = _spans_of(piece, names)
    has_own = any(is_specific(token) and not overlaps(token.span, spans) for token in tokens_of(piece))
    if has_own and not references(piece, spans):
        return piece
    has_noun = any(
        token.is_noun and is_specific(token) and not overlaps(token.span, spans) for token in tokens_of(piece)
    )
    for other in others:
        other_spans = _spans_of(other, names)
        shared = () if spans else tuple(name for name in names if name in other)
        subject = () if has_noun and shared else subject_of(other, other_spans)
        if subject or shared:
            return wording("understanding", "parts.inherited", part=piece, content=context_text(subject, shared))
    return piece


def _spans_of(text: str, names: Sequence[str]) -> list[Span]:
    return [Span(match.start(), match.end()) for name in names for match in re.finditer(re.escape(name), text)]
