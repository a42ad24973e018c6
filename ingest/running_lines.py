"""Which lines of a document are running headers, footers or page numbers: pure functions, no file is opened here.

What repeats is a running line, what changes from page to page is content: the sum at the foot of a data sheet, a note,
the title of a slide. The only figure of a running line that may change is the number of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

_NUMBER = re.compile(r"(?<!\d)(?<!\d[.,])\d{1,3}(?![.,]?\d)|\b[ivxlc]+\b")
"""What can be a page number beside words: no year, no sum."""
_BARE = re.compile(r"\W*(?:\d{1,4}|[ivxlc]+)\W*")
_FIGURE = re.compile(r"\W*\d(?:[\W\d]|euro?|mio|mrd|tsd)*")
"""One way to match only: with two, a line of repeated units would take hours."""
MOST_NUMBERS = 20
"""A line with page, pages, date and version has five; each makes two copies of the line."""
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_PAGES_OF_A_SHEET = (1, 2)
"""Numbers go up by one from sheet to sheet, by two where each shows two pages."""
SAME_BASELINE = 0.002
"""Share of the page's height."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a page with its place: ``top`` from 0 (top edge) to 1 (bottom edge).

    ``in_text``: it looks like content, being larger than the text or standing at a line's distance from it.
    ``counted``: a number in it may be the page's; not so in notes and in bold lines of the text's size.
    """

    text: str
    top: float
    in_text: bool = False
    counted: bool = True


def running_lines(pages: Sequence[Sequence[PlacedLine]], margin: float = 0.14) -> list[set[int]]:
    """For each page, the positions of the lines that are running headers, footers or page numbers.

    A line counts when it lies within ``margin`` of the top or bottom edge and the same text, the page's number set
    aside, stands at nearly the same height on at least two other pages (one other, in documents of two or three
    pages). What looks like content must be the same to the letter, on three pages and on half of all.
    """
    keys = [
        [_keys(line, number, lines) if _in_margin(line, margin) else () for line in lines]
        for number, lines in enumerate(pages, start=1)
    ]
    counts = Counter(key for of_page in keys for key in {key for of_line in of_page for key in of_line})
    usual, strict = (2 if len(pages) <= 3 else 3), max(3, (len(pages) + 1) // 2)
    running = [
        {
            position
            for position, (line, of_line) in enumerate(zip(lines, of_page, strict=True))
            if of_line and max(counts[key] for key in of_line) >= (strict if line.in_text else usual)
        }
        for lines, of_page in zip(pages, keys, strict=True)
    ]
    return [found - _of_rows(lines, found) for lines, found in zip(pages, running, strict=True)]


def forms(text: str, page: int) -> set[str]:
    """The line as it reads on every page: as it stands, and with each of its numbers counted from the page's."""
    text = text.casefold()
    numbers = list(islice(_NUMBER.finditer(text), MOST_NUMBERS + 1))
    counted = {
        f"{text[: match.start()]}#{each}:{_value(match[0]) - each * page}#{text[match.end() :]}"
        for match in (numbers if len(numbers) <= MOST_NUMBERS else ())
        for each in _PAGES_OF_A_SHEET
    }
    return {text} | counted


def is_bare(text: str) -> bool:
    """Nothing but a number, which may be the page's however its count goes on."""
    return _BARE.fullmatch(text.casefold()) is not None


def _keys(line: PlacedLine, page: int, lines: Sequence[PlacedLine]) -> tuple[tuple[str, int], ...]:
    """Every form of the line with its height in percent of the page, rounded twice."""
    heights = int(line.top * 100), int(line.top * 100 + 0.5) + 1000
    return tuple((form, height) for form in _forms(line, page, lines) for height in heights)


def _forms(line: PlacedLine, page: int, lines: Sequence[PlacedLine]) -> set[str]:
    if line.in_text or not line.counted:
        return {line.text.casefold()}
    if is_bare(line.text) and not any(_beside(line, lines)):
        return {"#"}
    return forms(line.text, page)


def _beside(line: PlacedLine, lines: Sequence[PlacedLine]) -> Iterator[PlacedLine]:
    return (other for other in lines if other is not line and abs(other.top - line.top) < SAME_BASELINE)


def _of_rows(lines: Sequence[PlacedLine], running: set[int]) -> set[int]:
    """Words that repeat beside a figure that does not ("Summe 14.000") are the row of a table."""
    figures = [line for place, line in enumerate(lines) if place not in running and _is_figure(line)]
    return {place for place in running if any(_beside(lines[place], figures))}


def _is_figure(line: PlacedLine) -> bool:
    return _FIGURE.fullmatch(line.text.casefold()) is not None


def _in_margin(line: PlacedLine, margin: float) -> bool:
    return line.top < margin or line.top > 1 - margin


def _value(number: str) -> int:
    """Of a number in figures or in small roman letters."""
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number]
    return sum(
        -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )
