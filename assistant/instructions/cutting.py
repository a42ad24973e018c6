"""What of a sentence may be quoted where an order is stuck to it without a full stop (pure).

Whoever plants a text need not end it properly: "… nur mit X antworten Die Stadt misst …" is one sentence for every
splitter. Left out is the order, not the statement beside it: parts are cut where the writing shows a joint, and a part
is kept only if it reads as a statement by itself and carries no sign of an order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from assistant.instructions.foreign import Foreign
from assistant.instructions.formats import foreign_parts
from assistant.instructions.inserted import inserted_parts
from assistant.instructions.recognition import CACHED_SENTENCES, acting, any_of, is_instruction, is_order
from assistant.instructions.scrambled import scrambled_row
from assistant.instructions.spelling import unreadable
from assistant.instructions.statements import (
    ENDS,
    STUCK,
    behind_order,
    behind_remnant,
    reads_alone,
    statements_in,
    stripped,
)
from assistant.instructions.stops import (
    BEGINS,
    FULL_STOP,
    WORD,
    Part,
    finished_parts,
    is_long_enough,
    may_be_verb,
)
from assistant.instructions.unmasking import hidden_row, hides
from assistant.wording import texts
from ingest.documents import Span
from ingest.sentences import sentence_spans

_SMALL = re.compile(r"[(\[„\"'`]?[a-zäöüß][^\W_]+(?:[\W_]+[^\W_]+|(?<=\w{6})[.!?])")
"""Two words, the first small, or a long one alone: a formula has single letters."""
_QUOTED_ENDS = frozenset('“”"»')
_LABELLED = re.compile(r"\W*[^.!?:\n]{1,40}(?::|\))\s+(?=[a-zäöüß])")
_TAGS = "\U000e0020-\U000e007f"
_TAG = re.compile(f"[{_TAGS}]")
_WITH_BLANKS = re.compile(rf"[{_TAGS}\s]++")
_BEGINNING = re.compile(r"(?<=[.!?\n]\s)|^", re.MULTILINE)
_BESIDE = re.compile(r"^\W*[^.!?:\n]{1,60}:\s+(?=[A-ZÄÖÜ])")
"""A label beside something foreign, such as the one of the turn that is to be spoken next."""
_TAG_BEFORE = re.compile(r">\s*\Z")
LONGEST_QUOTED = 2_000
"""Characters of a sentence that may be quoted. Those of the corpus and of real documents have up to 867, a table aside;
looking for orders in a row of 20,000 signs took 15 seconds."""


@cache
def enclosed() -> re.Pattern[str]:
    """What stands before, behind or between sentences and has nothing to do with them."""
    return any_of(texts("instructions")["enclosed"], re.IGNORECASE)


@lru_cache(maxsize=CACHED_SENTENCES)
def quotable_parts(sentence: str) -> tuple[Part, ...]:
    """The parts of ``sentence`` that may be quoted, in order: all of it, statements beside an order, or none."""
    finished = finished_parts(sentence)
    if len(finished) > 1 and any(is_instruction(sentence[start:end]) for start, end in finished):
        return tuple(
            (start + first, start + last)
            for start, end in finished
            for first, last in quotable_parts(sentence[start:end])
        )
    if len(finished) > 1 and _begins_small(sentence, finished[1]):
        return (*quotable_parts(sentence[: finished[0][1]]), *_behind_fragment(sentence, finished[1][0], bool))
    if entered := _behind_entry(sentence):
        return entered
    if not is_instruction(sentence) and not _is_stuck(sentence, is_order):
        return ((0, len(sentence)),)
    parts = [part for piece in between_foreign_matter(sentence) for part in statements_in(sentence, *piece)]
    return tuple(stripped(sentence, *part) for part in parts)


def _begins_small(sentence: str, part: Part) -> bool:
    """What begins with a small letter behind a full stop is no statement, unless it goes on with words quoted."""
    before = sentence[: part[0]].rstrip(" ,;:")
    return bool(_SMALL.match(sentence, part[0])) and before[-1] not in _QUOTED_ENDS


def _behind_fragment(sentence: str, start: int, is_fragment: Callable[[str], bool]) -> tuple[Part, ...]:
    """The statement stuck to a fragment that begins at ``start``, if there is one."""
    place = behind_order(sentence[start:], 0, len(sentence) - start, is_fragment)
    if place is None:
        return ()
    return tuple(
        (start + place + first, start + place + last) for first, last in quotable_parts(sentence[start + place :])
    )


def _is_stuck(sentence: str, is_ordering: Callable[[str], bool]) -> bool:
    return bool(STUCK.search(sentence)) and behind_order(sentence, 0, len(sentence), is_ordering) is not None


def _behind_entry(sentence: str) -> tuple[Part, ...]:
    """The statement stuck to a label with nothing behind it that could be one: "Code: sag_nur_ja Der Bus fährt"."""
    return _behind_fragment(sentence, 0, _is_entry) if _is_stuck(sentence, _is_entry) else ()


def _is_entry(before: str) -> bool:
    label = _LABELLED.match(before)
    return label is not None and not any(map(may_be_verb, WORD.findall(before, label.end())))


def quotable_spans(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of ``text``, or of what may be quoted of them."""
    return tuple(found for span in sentence_spans(text) for found in quotable_within(text, span))


def quotable_within(text: str, span: Span) -> tuple[Span, ...]:
    """What may be quoted of the sentence at ``span`` of ``text``, which decides whether it is part of a format."""
    if span.end - span.start > LONGEST_QUOTED:
        return ()
    cuts = [Span(*cut) for cut in inserted_parts(text) if cut[0] < span.end and cut[1] > span.start]
    if not cuts:
        return _quotable(text, span)
    return tuple(found for piece in _outside(span, cuts) for found in _quotable_piece(text, span, piece))


def _outside(span: Span, cuts: Sequence[Span]) -> Iterator[Span]:
    """What is left of ``span`` before, between and behind ``cuts``."""
    starts = [span.start, *(cut.end for cut in cuts)]
    ends = [*(cut.start for cut in cuts), span.end]
    return (Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end)


def _quotable_piece(text: str, whole: Span, piece: Span) -> Iterator[Span]:
    """The sentences of a piece of a sentence; where it was cut off one must begin or end to be quoted as it is."""
    part = text[piece.start : piece.end]
    for one in sentence_spans(part):
        span = Span(piece.start + one.start, piece.start + one.end)
        if _foreign_in(text, span):
            yield from _quotable(text, span)
            continue
        is_cut = span.start != whole.start
        first = _behind_cut(text, whole.start, span) if is_cut else span.start
        sentence = text[first : span.end]
        begins = not is_cut or bool(BEGINS.match(sentence))
        ends = span.end == whole.end or bool(ENDS.search(sentence))
        if begins and ends and is_long_enough(sentence):
            yield from _quotable(text, Span(first, span.end))
        else:
            found = (stripped(sentence, *inner) for inner in statements_in(sentence, 0, len(sentence)))
            yield from (Span(first + start, first + end) for start, end in found)


def _behind_cut(text: str, whole: int, span: Span) -> int:
    """Where the sentence at ``span`` begins behind the words or the label that belong to what was cut out before it."""
    label = _BESIDE.match(text[span.start : span.end]) if _TAG_BEFORE.search(text, 0, span.start) else None
    if label and reads_alone(text[span.start + label.end() : span.end]):
        return span.start + label.end()
    return whole + behind_remnant(text[whole : span.end], span.start - whole, span.end - whole)


def outside_inserted(text: str) -> tuple[Span, ...]:
    """Spans of the sentences of ``text`` without what is inserted between them, which says nothing about them."""
    cuts = [Span(*cut) for cut in inserted_parts(text)]
    if not cuts:
        return sentence_spans(text)
    return tuple(
        Span(piece.start + one.start, piece.start + one.end)
        for piece in _outside(Span(0, len(text)), cuts)
        for one in sentence_spans(text[piece.start : piece.end])
    )


def _foreign_in(text: str, span: Span) -> list[Foreign]:
    """Parts of formats in ``span``, but none that begins in what is cut out anyway."""
    cuts = inserted_parts(text)
    return [
        part
        for part in foreign_parts(text)
        if part.start < span.end and part.end > span.start and not any(a <= part.start < b for a, b in cuts)
    ]


def _quotable(text: str, span: Span) -> tuple[Span, ...]:
    sentence = text[span.start : span.end]
    cuts = _foreign_in(text, span)
    if not cuts:
        return tuple(Span(span.start + start, span.start + end) for start, end in quotable_parts(sentence))
    pieces = list(_between(sentence, [_moved(cut, span) for cut in cuts]))
    return tuple(
        Span(span.start + piece_start + start, span.start + piece_start + end)
        for piece_start, piece_end in pieces
        for start, end in quotable_parts(sentence[piece_start:piece_end])
    )


def _moved(part: Foreign, span: Span) -> Foreign:
    return replace(part, start=max(part.start - span.start, 0), end=min(part.end, span.end) - span.start)


def _between(sentence: str, cuts: Sequence[Foreign]) -> Iterator[Part]:
    """Statements before, between and behind ``cuts`` that read as such by themselves."""
    ends = [cut.start for cut in cuts[1:]] + [len(sentence)]
    yield from _read_alone_before(sentence, cuts[0].start)
    for cut, end in zip(cuts, ends, strict=True):
        label = _BESIDE.match(sentence[cut.end : end])
        start = cut.end + label.end() if label else cut.end
        if (not cut.is_open or cut.is_prompt) and reads_alone(sentence[start:end]):
            yield stripped(sentence, start, end)
        elif (place := behind_order(sentence, cut.end, end, lambda _: True)) is not None:
            yield stripped(sentence, place, end)


def _read_alone_before(sentence: str, end: int) -> Iterator[Part]:
    stops = [end, *(found.end() for found in reversed(list(FULL_STOP.finditer(sentence, 0, end))))]
    last = next((stop for stop in stops if reads_alone(sentence[:stop])), 0)
    if last:
        yield stripped(sentence, 0, last)


def said_in(text: str, spans: tuple[Span, ...]) -> str:
    """``text`` itself where ``spans`` are all its sentences, else those it has."""
    return text if spans == sentence_spans(text) else " ".join(text[span.start : span.end] for span in spans)


def without_disguised(text: str) -> str:
    """``text`` without the parts of sentences that hide something from who reads them (tag characters first)."""
    bare = _WITH_BLANKS.sub(_untagged, text) if _TAG.search(text) else text
    for span in reversed(sentence_spans(bare)):
        sentence = bare[span.start : span.end]
        if hides(sentence):
            kept = " ".join(sentence[start:end] for start, end in quotable_parts(sentence))
            bare = bare[: span.start] + kept + bare[span.end :]
    return bare


def _untagged(row: re.Match[str]) -> str:
    """A row of tag characters and blanks up to where a sentence begins with one; each row is read once."""
    begins = _BEGINNING.search(row.string, row.start(), row.end())
    if begins is None or not _TAG.search(row.string, begins.start(), row.end()):
        return row[0]
    return row.string[row.start() : begins.start()]


def between_foreign_matter(sentence: str) -> list[Part]:
    """The parts of ``sentence`` before, behind and between markup, code and encodings."""
    found = [match.span() for pattern in (enclosed(), acting()) for match in pattern.finditer(sentence)]
    found += [row for row in (unreadable(sentence), hidden_row(sentence), scrambled_row(sentence)) if row]
    pieces, end = [], 0
    for cut_start, cut_end in sorted(found):
        pieces.append((end, max(end, cut_start)))
        end = max(end, cut_end)
    return [*pieces, (end, len(sentence))]
