"""A question that asks several things, as its parts (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, takewhile

from assistant.evidence.asked.answer_types import asked_of
from assistant.evidence.words.matching import wanted_stems
from assistant.question import Asked, QuestionPart
from assistant.understanding.dialogue.context import context_text
from assistant.understanding.dialogue.references import references
from assistant.understanding.dialogue.replacing import stripped
from assistant.understanding.language import language_of
from assistant.understanding.part_places import one_place_each
from assistant.understanding.phrases import is_aspect, is_specific, subject_of
from assistant.understanding.places import Place
from assistant.understanding.tokens import Token, is_small_word, overlaps, tokens_of, word_list
from assistant.understanding.typed.stories import asks_openly, tells_and_asks_openly
from assistant.wording import texts, wording
from ingest.documents import Span
from ingest.german import stem

MOST_PARTS = 4
"""More things at once are a questionnaire; the rest stays with the last part."""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    flags = re.NOFLAG if name in {"statements", "last_verb"} else re.IGNORECASE
    return re.compile(texts("understanding")["parts"][name], flags)


def parts_of(question: str, places: Sequence[Place] = ()) -> tuple[QuestionPart, ...]:
    """At least one part. A part that names no subject itself takes over that of its neighbour, in brackets; one that
    does and says "dort" only the place. A figure asked of several places is one part each.

    ``places`` are those of ``question``.
    """
    pieces = _pieces(question)
    asking = _asking(pieces, question)
    if len(asking) <= 1:
        asked = asked_of(question)
        return tuple(
            QuestionPart(text, asked, is_apart=is_apart) for text, is_apart in one_place_each(question, places, asked)
        )
    names = tuple(place.name for place in places)
    kinds = _kinds(asking, names)
    together = _hang_together(asking, question)
    return tuple(
        replace(_part(piece, pieces, asking, names, kind), is_of_one=piece in together)
        for piece, kind in zip(asking, _uncounted(kinds, asking, together), strict=True)
    )


def _uncounted(kinds: Sequence[Asked | None], asking: Sequence[str], together: frozenset[str]) -> list[Asked | None]:
    """Who counts how many is not asked how many there are."""
    pairs = zip(asking, kinds, strict=True)
    return [None if kind is Asked.COUNT and piece in together else kind for piece, kind in pairs]


def _asking(pieces: Sequence[str], question: str) -> Sequence[str]:
    """The pieces that ask by a question word, among several also by the mark behind them ("Reicht das nebenbei?").

    What is only told behind the one that asks is no part.
    """
    worded = [piece for piece, before in zip(pieces, (None, *pieces), strict=False) if _is_worded(piece, before)]
    marked = [piece for piece in pieces if piece in worded or f"{piece}?" in question]
    if len(marked) > 1 or (marked and not worded and marked[0] is not pieces[-1]):
        return marked
    return worded or pieces


def _is_worded(piece: str, before: str | None) -> bool:
    if _pattern("question_words").search(piece) or asks_openly(piece):
        return True
    return before is not None and asks_openly(before) and bool(_pattern("begins_with_verb").match(piece))


def _part(
    piece: str, pieces: Sequence[str], asking: Sequence[str], names: Sequence[str], kind: Asked | None
) -> QuestionPart:
    if story := _story_before(piece, pieces, asking):
        return QuestionPart(f"{story} {piece}", kind, untranslated=piece)
    before = _same_of_another(piece, asking, names)
    if before is None:
        is_whole = piece is pieces[0] and (
            tells_and_asks_openly(piece) or _speaks_for_itself(piece, _spans_of(piece, names))
        )
        others = [other for other in pieces if other is not piece]
        text = piece if is_whole else _complete(piece, others, names, kind)
        return QuestionPart(text, kind, is_apart=text == piece and bool(_pattern("of_no_place").search(piece)))
    own, told = _spans_of(piece, names), _spans_of(before, names)
    if own and told:
        name = piece[own[0].start : own[0].end]
        return QuestionPart(f"{before[: told[0].start]}{name}{before[told[0].end :]}", kind)
    deed = " ".join(_verbs(before, names))
    text = wording("understanding", "parts.inherited", part=piece, content=deed) if deed else piece
    return QuestionPart(text, kind, is_apart=not own)


def _story_before(piece: str, pieces: Sequence[str], asking: Sequence[str]) -> str:
    """What is told right before an open question, which asks of all of it."""
    if not asks_openly(piece):
        return ""
    before = pieces[: pieces.index(piece)]
    told = takewhile(lambda other: other not in asking, reversed(before))
    return " ".join(f"{other}." for other in reversed(tuple(told)))


def _speaks_for_itself(first: str, spans: Sequence[Span]) -> bool:
    """True for a first piece with a place and nothing that points on; and where what points back means its own noun:
    "Ein Chatbot, hat das schon eine Stadt".
    """
    pointing = references(first, spans)
    if not pointing:
        return bool(spans)
    things = [token for token in _outside(first, spans) if token.is_noun and is_specific(token)]
    return bool(things) and all(things[0].end < one.span.start for one in pointing)


def _same_of_another(piece: str, asking: Sequence[str], names: Sequence[str]) -> str | None:
    """The piece before that begins alike, where this one has no verb: "wie oft wurde …" for "wie oft die App Y".

    "Wie viele hat Ulm" counts too, where the piece before names a place.
    """
    spans = _spans_of(piece, names)
    rest = [token for token in _behind_opening(piece) if not overlaps(token.span, spans)]
    if any(_is_verb(token) for token in rest) or not (spans or any(is_specific(token) for token in rest)):
        return None
    if any(not is_small_word(token.text) if spans else token.lower in word_list("finite") for token in rest):
        return None
    before = [other for other in asking[: asking.index(piece)] if _opening(other) == _opening(piece)]
    return before[-1] if before else None


def _opening(piece: str) -> list[str]:
    """The words that say what is asked for: "wie oft", "wann"."""
    first = [token.lower for token in tokens_of(piece)[:2]]
    return first if first[:1] == ["wie"] else first[:1]


def _behind_opening(piece: str) -> tuple[Token, ...]:
    return tokens_of(piece)[len(_opening(piece)) :]


def _is_verb(token: Token) -> bool:
    """Anything written small that is no small word ("hat", "der") may be one."""
    return token.text[0].islower() and not is_small_word(token.text)


def _verbs(piece: str, names: Sequence[str]) -> list[str]:
    left_out = _spans_of(piece, names)
    return [
        token.text
        for token in _behind_opening(piece)
        if token.text[0].islower() and is_specific(token) and not overlaps(token.span, left_out)
    ]


def _kinds(pieces: Sequence[str], names: Sequence[str]) -> list[Asked | None]:
    """What each piece asks for; "und wie viel vom Land?" asks for the same as the piece before."""
    kinds: list[Asked | None] = []
    for place, piece in enumerate(pieces):
        kind = asked_of(f"{piece}?") or _open_kind(piece)
        before = _same_of_another(piece, pieces[: place + 1], names)
        if kind is None and before is not None:
            kind = kinds[pieces.index(before)]
        goes_on = kind is Asked.COUNT and kinds and kinds[-1] is Asked.MONEY and _pattern("goes_on").search(piece)
        kinds.append(Asked.MONEY if goes_on else kind)
    return kinds


def _open_kind(piece: str) -> Asked | None:
    """What is asked by no question word that names a kind of thing."""
    return next((kind for kind in (Asked.NEED, Asked.PURPOSE) if _pattern(kind.value).search(piece)), None)


def asking_first(question: str) -> str:
    """The piece that decides what the whole question wants: the first one that asks, with statements before it.

    A question word alone asks what the next piece does: "Wann und wo war …?".
    """
    pieces = _pieces(question)
    asking = [piece for piece in pieces if " " in piece and _pattern("question_words").search(piece)]
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
    joined = [piece for sentence in sentences for piece in _pattern("joints").split(sentence)]
    pieces = [stripped(half) for piece in joined for half in _halves(piece)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) <= MOST_PARTS:
        return pieces
    return [*pieces[: MOST_PARTS - 1], " ".join(pieces[MOST_PARTS - 1 :])]


def _halves(piece: str) -> tuple[str, ...]:
    """An open question and what is asked besides with its verb first: "Misst das jemand | und spart man sich damit …".

    After any other question "und meldet das" may go on with what was asked of the same.
    """
    found = _pattern("verb_first").search(piece)
    is_besides = found is not None and asks_openly(piece[: found.start()])
    return (piece[: found.start()], piece[found.end() :]) if found and is_besides else (piece,)


def _hang_together(asking: Sequence[str], question: str) -> frozenset[str]:
    """The pieces of "Wo wird gezählt, wie viele Menschen hier laufen?", which asks one thing."""
    pairs = [pair for pair in pairwise(asking) if ", ".join(pair) in question and _is_clause(*pair)]
    return frozenset(piece for pair in pairs for piece in pair)


def _is_clause(main: str, piece: str) -> bool:
    """True where ``piece`` has its verb last, as what hangs on "zeigt" or "gezählt" has."""
    *before, last = [token.text for token in tokens_of(piece)]
    is_told_so = bool(before) and not any(word in word_list("finite") for word in before)
    return is_told_so and bool(_pattern("indirect").search(main)) and bool(_pattern("last_verb").search(last))


def _complete(piece: str, others: Sequence[str], names: Sequence[str], kind: Asked | None) -> str:
    spans = _spans_of(piece, names)
    own = _own_words(piece, spans, kind)
    names_something = bool(spans) or any(token.is_noun for token in tokens_of(piece)) or not _writes_nouns(others)
    if (own or _names_thing_and_place(piece, spans)) and names_something and not references(piece, spans):
        return piece
    has_noun = any(token.is_noun for token in own)
    for other in others:
        other_spans = _spans_of(other, names)
        shared = () if spans else tuple(name for name in names if name in other)
        subject = () if has_noun and shared else _subject(other, other_spans)
        if kind is Asked.TROUBLE:
            subject = tuple(map(_without_circumstances, subject))
        if subject or shared:
            return wording("understanding", "parts.inherited", part=piece, content=context_text(subject, shared))
    return piece


def _names_thing_and_place(piece: str, spans: Sequence[Span]) -> bool:
    """True for "Wer leitet das Projekt in Ulm", which needs no neighbour; an aspect of something does ("Kosten")."""
    return bool(spans) and any(token.is_noun and not is_aspect(token) for token in _outside(piece, spans)[1:])


def _outside(piece: str, spans: Sequence[Span]) -> list[Token]:
    return [token for token in tokens_of(piece) if not overlaps(token.span, spans)]


def _writes_nouns(pieces: Sequence[str]) -> bool:
    """True where capitals show nouns, so that a piece without any names nothing ("wie viele nahmen teil")."""
    nouns = (token for piece in pieces for token in tokens_of(piece) if token.is_noun and not token.starts)
    return any(nouns) and all(language_of(piece) == "de" for piece in pieces)


def _own_words(piece: str, spans: Sequence[Span], kind: Asked | None) -> list[Token]:
    """What ``piece`` is about; "schief" in "was ging schief" says what is asked."""
    said = wanted_stems(kind) if kind is Asked.TROUBLE else frozenset()
    words = [token for token in _outside(piece, spans) if is_specific(token)]
    return [token for token in words if stem(token.text) not in said]


def _without_circumstances(phrase: str) -> str:
    """ "Mobilität" for "Mobilität ohne Auto im Dorf": what went wrong is told of the thing, not of where it was."""
    return _pattern("circumstances").sub("", phrase).strip() or phrase


def _subject(text: str, left_out: Sequence[Span]) -> tuple[str, ...]:
    """What ``text`` is about; a noun that says little ("die Umsetzung") rather than a verb, and no failure.

    The round of a place is no thing of it: "In welcher Staffel ist Gera und wie viel Geld?" asks for Gera's money.
    """
    subject = subject_of(text, left_out)
    if left_out and all(_pattern("round").fullmatch(phrase) for phrase in subject):
        return ()
    if all(stem(word) in wanted_stems(Asked.TROUBLE) for phrase in subject for word in phrase.split()):
        subject = ()
    if any(word[0].isupper() for phrase in subject for word in phrase.split()):
        return subject
    nouns = [token.text for token in tokens_of(text)[1:] if token.is_noun and not overlaps(token.span, left_out)]
    return (nouns[-1],) if nouns else subject


def _spans_of(text: str, names: Sequence[str]) -> list[Span]:
    return [Span(match.start(), match.end()) for name in names for match in re.finditer(re.escape(name), text)]
