"""One statement of a model: its words without marks of any kind, and the numbers it cites (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.wording import texts

FEWEST_WORDS = 3
"""Shorter runs are labels, not statements."""
LARGEST_NUMBER = 99
"""Beyond it a bracketed number is a year or an amount."""

_FORMS = texts("llm")["spoken"]
_MARKER = re.compile(_FORMS["marker"].replace("<numbers>", _FORMS["numbers"]), re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•–>]+\s+|\d{1,2}[.)]\s+(?=\S))+")
_LABEL = re.compile(_FORMS["label"], re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*|__|`+|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
_QUOTED_WHOLE = re.compile(r"\A[\"“„«»](?P<inside>[^\"“”„«»]*)[\"“”«»]\Z")
_SOURCES = re.compile(_FORMS["sources"], re.IGNORECASE)
_ENDS = re.compile(r"[.!…][\"“”«»')]*$")
_SPACE_BEFORE_STOP = re.compile(r"\s+(?=[.,;:!?…](?:\s|$))")
_ANY_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """``numbers`` are the evidence tokens as written, in order, each once; they may be wrong or missing."""

    text: str
    numbers: tuple[int, ...] = ()


def is_source_heading(line: str) -> bool:
    """True for the heading of a list of sources, after which no statement comes."""
    return bool(_SOURCES.match(line.strip()))


def with_plain_markers(line: str) -> str:
    """Every marker as "[1]" or "[1, 2]", however it was written."""
    return _MARKER.sub(_plain_marker, line)


def _plain_marker(match: re.Match[str]) -> str:
    numbers = numbers_in(match[1] or match[2])
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def from_plain(sentence: str) -> Spoken | None:
    """A sentence of plain text; None for headings, labels, questions and what was cut off, at its end or beginning."""
    if sentence.lstrip().startswith("#"):
        return None
    spoken = spoken_of(sentence)
    if spoken.numbers and sentence.rstrip(" .*_").endswith(("]", "】", ")")):
        spoken = finished(spoken)
    words = spoken.text.split()
    is_whole = _ENDS.search(spoken.text) and len(words) >= FEWEST_WORDS and not words[0].islower()
    return spoken if is_whole else None


def finished(spoken: Spoken) -> Spoken:
    """With the full stop a list item or a JSON string goes without."""
    needs_stop = spoken.text[-1:].isalnum() or spoken.text.endswith((")", "“", "%", "€"))
    return replace(spoken, text=spoken.text + ".") if needs_stop and not _ENDS.search(spoken.text) else spoken


def spoken_of(text: str, numbers: Iterable[int] = ()) -> Spoken:
    """``text`` without markers and marks of emphasis, with ``numbers`` and those of its markers."""
    found = [number for match in _MARKER.finditer(text) for number in numbers_in(match[1] or match[2])]
    bare = _EMPHASIS.sub("", _BULLET.sub("", _LABEL.sub("", _MARKER.sub("", text))))
    bare = _SPACE_BEFORE_STOP.sub("", " ".join(bare.split()))
    if whole := _QUOTED_WHOLE.match(bare):
        bare = whole["inside"].strip()
    return Spoken(bare, tuple(dict.fromkeys((*numbers, *found))))


def numbers_in(text: str) -> list[int]:
    """The evidence numbers written in ``text``: "1, 2", "[3]", "Beleg 4"."""
    return [int(number) for number in _ANY_NUMBER.findall(text) if 0 < int(number) <= LARGEST_NUMBER]
