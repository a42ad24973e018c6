"""Puts a new place, number, year or subject into an earlier question (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.understanding.phrases import noun_phrases
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.reading import population_span, type_spans, year_spans
from assistant.understanding.tokens import tokens_of, word_list
from assistant.wording import texts, wording
from ingest.documents import Span

_END = re.compile(r"[\s?!.:,;–]+$")
_NO_SPANS: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What a follow-up like "Und in Zwönitz?" puts in: its words with preposition and article, and its places."""

    text: str
    places: tuple[Place, ...]

    @property
    def bare(self) -> str:
        """Without preposition and article at the start."""
        small = word_list("prepositions") | word_list("articles")
        tokens = tokens_of(self.text)
        first = next((token for token in tokens if token.lower not in small), None)
        return self.text[first.start :] if first else self.text

    @property
    def has_preposition(self) -> bool:
        tokens = tokens_of(self.text)
        return bool(tokens) and tokens[0].lower in word_list("prepositions")


def stripped(text: str) -> str:
    """``text`` without signs at its end."""
    return _END.sub("", text)


def in_place(name: str) -> str:
    """ "in Ulm", "im Landkreis Hof"."""
    first = name.split()[0].casefold()
    return f"{texts('followup')['in_words'].get(first, 'in')} {name}"


def with_piece(question: str, piece: Piece, places: Sequence[Place], subjects: Sequence[Span]) -> str:
    """``question`` with ``piece`` instead of what it has of the same kind, or at its end.

    ``places`` are those of ``question``, ``subjects`` the spans in it that a new subject may replace.
    """
    question = stripped(question)
    if piece.places:
        return _with_place(question, piece, places)
    for spans in _same_kind(question, piece.text):
        new = piece.text[spans[1].start : spans[1].end]
        return _put(question, spans[0], new) if spans[0] else _appended(question, piece.text)
    return _with_subject(question, piece, subjects)


def _same_kind(question: str, new: str) -> list[tuple[Span | None, Span]]:
    """Where question and piece have a number of people, a type of municipality or a year."""
    readers = (lambda text: [*filter(None, [population_span(text)])], type_spans, year_spans)
    found = []
    for spans_of in readers:
        if spans := spans_of(new):
            old = spans_of(question)
            found.append((old[0] if old else None, spans[0]))
    return found


def _with_place(question: str, piece: Piece, places: Sequence[Place]) -> str:
    new = piece.places[0]
    same = [place for place in places if place.kind is new.kind] or list(places)
    if not same:
        return _appended(question, _joined_places(piece.places))
    old = same[-1]
    name = new.name
    if new.kind is PlaceKind.STATE and old.kind is not PlaceKind.STATE and not _after_preposition(question, old.span):
        name = wording("followup", "phrases.state_as_subject", place=new.name)
    return _put(question, old.span, name)


def _joined_places(places: Sequence[Place]) -> str:
    return in_place(wording("followup", "phrases.last_joint").join(place.name for place in places))


def _after_preposition(question: str, span: Span) -> bool:
    before = tokens_of(question[: span.start])
    return bool(before) and before[-1].lower in word_list("prepositions") | word_list("place_words")


def _with_subject(question: str, piece: Piece, subjects: Sequence[Span]) -> str:
    if subjects:
        return _put(question, subjects[0], piece.bare)
    if piece.has_preposition:
        return _appended(question, piece.text)
    return _appended(question, wording("followup", "phrases.about", topic=piece.bare))


def _put(question: str, span: Span, new: str) -> str:
    return f"{question[: span.start]}{new}{question[span.end :]}?"


def _appended(question: str, new: str) -> str:
    return f"{question} {new}?"


def replaceable_subjects(question: str, places: Sequence[Span], fields: Sequence[Span]) -> list[Span]:
    """Spans of ``fields`` (mentions of topics) in ``question``; without any, its first noun phrase."""
    return list(fields) or noun_phrases(question, places)[:1]
