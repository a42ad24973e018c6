"""Puts a new place, number, year or subject into an earlier question (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.understanding.phrases import noun_phrases
from assistant.understanding.places import Place, PlaceKind
from assistant.understanding.reading import population_span, type_spans, year_spans
from assistant.understanding.tokens import tokens_of, word_list
from assistant.wording import texts, wording
from ingest.documents import Span

_END = re.compile(r"[\s?!.:,;–]+$")


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
    for spans_of in MEASURES:
        if new := spans_of(piece.text):
            old = spans_of(question)
            if old and spans_of is year_spans and (time := _time_around(question, old[0])):
                return _put(question, time, piece.text)
            return _put(question, old[0], _at(piece.text, new[0])) if old else _appended(question, piece.text)
    return _with_subject(question, piece, subjects)


def _time_around(question: str, year: Span) -> Span | None:
    """Where "nach 2022" stands, not the year alone: "und 2024?" asks for that year, not for the time after it."""
    found = _before_year().search(question[: year.start])
    return Span(found.start(), year.end) if found else None


@cache
def _before_year() -> re.Pattern[str]:
    return re.compile(texts("followup")["before_year"], re.IGNORECASE)


def _at(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _people_spans(text: str) -> list[Span]:
    span = population_span(text)
    return [span] if span else []


MEASURES = (_people_spans, type_spans, year_spans)
"""Where a text has a number of people, a class of municipalities, a year: each replaces its like."""


def measures(text: str) -> bool:
    """True where ``text`` names a number of people, a class of municipalities or a year."""
    return any(spans_of(text) for spans_of in MEASURES)


def both_people(question: str, piece: Piece) -> list[Span]:
    """Where the people are that "Und ältere Leute?" takes the place of; none where there are more than one, or none."""
    if not only_people(piece.bare) or tokens_of(piece.text)[0].lower in word_list("within"):
        return []
    whole = [span for span in noun_phrases(question)[:1] if only_people(_at(question, span))]
    people = word_list("people") | word_list("citizens")
    found = whole or [token.span for token in tokens_of(question) if token.lower in people]
    return found if len(found) == 1 else []


def only_people(text: str) -> bool:
    """True for "ältere Leute", "Ehrenamtliche": people and nothing else."""
    words = [token.lower for token in tokens_of(text) if token.lower not in word_list("articles")]
    return bool(words) and all(word in word_list("people") for word in words)


def people_named(text: str, others: str) -> Span | None:
    """ "Personal" in "Brauchen wir da Personal", where ``others`` are people, too: who was meant instead of them."""
    if not only_people(others):
        return None
    return next((span for span in noun_phrases(text) if only_people(_at(text, span))), None)


def is_replaceable(question: str, piece: Piece) -> bool:
    """True where ``question`` has a measure of the kind that ``piece`` has, or ``piece`` has a number."""
    new = [spans_of for spans_of in MEASURES if spans_of(piece.text)]
    return any(spans_of(question) or spans_of is not type_spans for spans_of in new)


def _with_place(question: str, piece: Piece, places: Sequence[Place]) -> str:
    new = piece.places[0]
    same = [place for place in places if place.kind is new.kind] or list(places)
    if not same:
        return _appended(question, _joined_places(piece.places))
    old = same[-1]
    name = new.name
    if new.kind is PlaceKind.STATE and old.kind is not PlaceKind.STATE and not is_after_preposition(question, old.span):
        name = wording("followup", "phrases.state_as_subject", place=new.name)
    return _in_other(question, old, name)


def _in_other(question: str, old: Place, name: str) -> str:
    """ "in Wuppertal" for "im Landkreis Hof", "Wuppertal" for "der Landkreis Hof"."""
    before, new = in_place(old.name).removesuffix(old.name), in_place(name)
    start = old.span.start - len(before)
    if new != f"{before}{name}" and question[max(start, 0) : old.span.start].casefold() == before:
        return _put(question, Span(start, old.span.end), new)
    tokens = tokens_of(question[: old.span.start])
    if _is_district(old.name) and not _is_district(name) and tokens and tokens[-1].lower in word_list("definite"):
        return _put(question, Span(tokens[-1].start, old.span.end), name)
    return _put(question, old.span, name)


def _is_district(name: str) -> bool:
    return name.split()[0].casefold() in word_list("place_words")


def _joined_places(places: Sequence[Place]) -> str:
    return in_place(wording("followup", "phrases.last_joint").join(place.name for place in places))


def is_after_preposition(question: str, span: Span) -> bool:
    """ "in Zwönitz", "die Stadt Zwönitz": no subject of the sentence."""
    before = tokens_of(question[: span.start])
    return bool(before) and before[-1].lower in word_list("prepositions") | word_list("place_words")


def _with_subject(question: str, piece: Piece, subjects: Sequence[Span]) -> str:
    if subjects:
        before = tokens_of(question[: subjects[0].start])
        # Not "aus" of "Wer wertet das aus: …", which ends what is asked.
        is_joined = bool(before) and before[-1].end + 1 == subjects[0].start
        if piece.has_preposition and is_joined and before[-1].lower in word_list("prepositions"):
            return _put(question, Span(before[-1].start, subjects[0].end), piece.text)
        if tokens_of(piece.text)[0].lower in word_list("within"):
            return _put(question, Span(subjects[0].end, subjects[0].end), f" {piece.text}")
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
