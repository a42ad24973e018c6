"""Replies and entries that come again and again: an example to be imitated, whatever it says (pure).

Whoever shows a machine what to answer shows it more than once: different questions with the same reply, quotations that
are introduced and end alike, rows with one and the same entry. Facts about different things differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.instructions.foreign import Foreign
from ingest.sentences import sentence_spans

FEWEST = 2
"""Times something must come to have come again."""
SAME_WORDS = 3
"""Last words by which replies are compared."""
SAME_QUOTED = 2
"""Words before a quotation, and last words of it, by which quotations are compared."""
FEWEST_LETTERS = 10
"""Letters of an entry of several words that is no unit, year or short remark."""
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_DASHED = re.compile(r"\s*[–—-]\s")
_ASKS = re.compile(r"\?[“”\"»)\s]*$")
_QUOTED = re.compile(r"(?<![\w-])(?P<before>[\w-]+ [\w-]+:?)\s+[„»\"](?P<said>[^„“”»«\"]{12,300})[“”«\"]")
_WHOLE = re.compile(r"[.!?…]\s*$")
_CELLS = re.compile(
    r"^[ ]*(?P<first>[^\n;|\t→,]{1,80}?)[ ]*(?P<mark>[;|\t→]|,(?=\S)|\.{4,}|…{2,}|[ ][–—][ ])(?P<rest>[^\n]+)",
    re.MULTILINE,
)
_LAST_MARK = re.compile(r"\A.*[;|\t→,:]\s*|\.{3,}\s*")
_SENTENCE_STARTS = re.compile(r"(?<=[\w.!?…][“”\"«])\s|(?<=[.!?])\s")


def repeated_parts(text: str) -> Iterator[Foreign]:
    """The conversations, quotations and rows of ``text`` whose second halves repeat."""
    yield from _exchanges(text)
    yield from _quotations(text)
    yield from _rows(text)


def _exchanges(text: str) -> Iterator[Foreign]:
    """From the first question to the last reply, where replies are alike or everybody's turn begins with a dash."""
    if text.count("?") < FEWEST:
        return
    spans = sentence_spans(text)
    turns = [(text[span.start : span.end], span) for span in spans]
    answered = [
        (one[1], other) for one, other in pairwise(turns) if _ASKS.search(one[0]) and not _ASKS.search(other[0])
    ]
    ends = [_last_words(reply, SAME_WORDS) for _, (reply, _) in answered]
    alike = [pair for pair, end in zip(answered, ends, strict=True) if end and ends.count(end) >= FEWEST]
    dashed = [
        pair for pair in answered if all(_DASHED.match(text[span.start : span.end]) for span in (pair[0], pair[1][1]))
    ]
    for pairs in (alike, dashed):
        if len(pairs) >= FEWEST:
            yield Foreign(pairs[0][0].start, pairs[-1][1][1].end, is_open=True)


def _quotations(text: str) -> Iterator[Foreign]:
    """Quotations with the same words before them that end alike, and the sentence before the first of them."""
    found = [one for one in _QUOTED.finditer(text) if one["before"].endswith(":") or _WHOLE.search(one["said"])]
    keys = [(one["before"].lower(), _last_words(one["said"], SAME_QUOTED)) for one in found]
    alike = [one for one, key in zip(found, keys, strict=True) if keys.count(key) >= FEWEST]
    if alike:
        yield Foreign(_opening(text, alike), alike[-1].end(), is_open=True)


def _opening(text: str, found: Sequence[re.Match[str]]) -> int:
    """Where what the first quotation replies to begins: a sentence earlier if there is one between the quotations."""
    starts = [0, *(one.end() for one in _SENTENCE_STARTS.finditer(text, 0, found[0].start()))]
    between = [one.end() for one in _SENTENCE_STARTS.finditer(text, found[0].end(), found[1].start())]
    back = 2 if len(between) > 1 else 1
    return starts[-min(back, len(starts))]


def _rows(text: str) -> Iterator[Foreign]:
    """Rows one after another with different beginnings and the same entry at the end."""
    for group in _neighbours(text, list(_CELLS.finditer(text))):
        entry = _entry(group[0])
        if entry and len({row["first"].lower() for row in group}) >= FEWEST:
            end = text.find(entry, group[-1].start("rest")) + len(entry)
            yield Foreign(_opening_row(text, group[0]), end, is_open=True)


def _neighbours(text: str, rows: Sequence[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    group: list[re.Match[str]] = []
    for row in rows:
        if group and not (_follows(text, group[-1], row) and _entry(group[0]) and _entry(group[0]) in row["rest"]):
            yield from [group] if len(group) >= FEWEST else []
            group = []
        group.append(row)
    yield from [group] if len(group) >= FEWEST else []


def _follows(text: str, row: re.Match[str], other: re.Match[str]) -> bool:
    return not text[row.end() : other.start()].strip() and row["mark"].strip(".") == other["mark"].strip(".")


def _entry(row: re.Match[str]) -> str:
    """What stands behind the last mark, if it is more than a unit, a year or a remark in one word."""
    last = _LAST_MARK.sub("", row["rest"]).strip().strip('„“”"»«.| ')
    is_name = len(last) >= FEWEST_LETTERS and (" " in last or '"' in row["rest"])
    return last if is_name else ""


def _opening_row(text: str, row: re.Match[str]) -> int:
    """Where the first row begins, or the line before it that has the same marks; behind what else stands there."""
    line = text.rfind("\n", 0, max(row.start() - 1, 0)) + 1
    has_header = row.start() > 0 and row["mark"].strip() and row["mark"] in text[line : row.start()]
    start = line if has_header else row.start()
    end = row.start() if has_header else row.start("mark")
    return max([start, *(one.end() for one in _SENTENCE_STARTS.finditer(text, start, end) if one.end() < end)])


def _last_words(text: str, count: int) -> tuple[str, ...]:
    words = [word.lower() for word in _WORD.findall(text)]
    return tuple(words[-count:]) if len(words) >= count else ()
