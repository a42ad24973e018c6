"""The page numbers a file prints but does not declare: an offprint, a chapter that begins with page 47, spreads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.readers.pdf.page import PageDraft, in_margin

FEWEST_PAGES = 3
"""Fewer pages agree by chance: two running lines with a figure are enough for it."""
AGREEING_SHARE = 0.6
"""Of the pages with text: covers, section titles and pages full of pictures carry no number."""
_ALONE = re.compile(r"^\W*(?:Seite |S\. )?(\d{1,4})(?: von \d+| ?/ ?\d+)?\W*$")
_BESIDE = re.compile(r"(?:^|[|·•/–—] ?)(\d{1,3})(?=$| ?[|·•/–—])")


def printed_labels(drafts: Sequence[PageDraft]) -> list[str | None]:
    """The numbers printed in the margins where they go up page by page, else the physical ones.

    None where the count has not begun yet: on that page nothing is printed, and its physical number stands elsewhere.
    A sheet that shows two pages beside each other has both numbers ("4–5").
    """
    if (first := _first_of_spreads(drafts)) is not None:
        return [_of_sheet(page, first + 2 * position) for position, page in enumerate(drafts, start=1)]
    offset = _offset(drafts)
    numbers = [position + offset for position in range(1, len(drafts) + 1)]
    return [str(number) if number > 0 else None for number in numbers]


def _first_of_spreads(drafts: Sequence[PageDraft]) -> int | None:
    """What the left number of a sheet is beyond twice its position; None where the sheets do not show two pages."""
    sheets = [(position, page) for position, page in enumerate(drafts, start=1) if _is_wide(page) and page.segments]
    counts = Counter(n - 2 * position for position, page in sheets for n in _pairs(page))
    agreed = [first for first, count in counts.items() if count >= max(FEWEST_PAGES, AGREEING_SHARE * len(sheets))]
    return agreed[0] if len(agreed) == 1 else None


def _is_wide(page: PageDraft) -> bool:
    return page.width > page.height


def _pairs(page: PageDraft) -> set[int]:
    """Numbers in the left half that the right half goes on with."""
    halves: tuple[set[int], set[int]] = set(), set()
    for segment in page.segments:
        if in_margin(segment, page):
            halves[segment.x0 > page.width / 2].update(int(found) for found in _ALONE.findall(segment.text))
    return {number for number in halves[0] if number + 1 in halves[1]}


def _of_sheet(page: PageDraft, left: int) -> str | None:
    """A cover or back among spreads shows one page."""
    if _is_wide(page):
        return f"{left}–{left + 1}" if left > 0 else None
    return str(left) if left > 0 else None


def _offset(drafts: Sequence[PageDraft]) -> int:
    """By how much the printed number is larger than the physical one; 0 where nothing sure is printed.

    Those that stand alone count first, then those set off in a running line ("Jahrbuch | 47"): numbers of footnotes,
    of headings and in sentences may go up page by page as well.
    """
    filled = [(position, page) for position, page in enumerate(drafts, start=1) if page.segments]
    needed = max(FEWEST_PAGES, AGREEING_SHARE * len(filled))
    for pattern in (_ALONE, _BESIDE):
        counts = Counter(offset for position, page in filled for offset in {n - position for n in _in(page, pattern)})
        agreed = [offset for offset, count in counts.most_common(2) if count >= needed]
        if agreed:
            return agreed[0] if len(agreed) == 1 else 0
    return 0


def _in(page: PageDraft, pattern: re.Pattern[str]) -> Iterator[int]:
    for segment in page.segments:
        if in_margin(segment, page):
            yield from (int(found) for found in pattern.findall(segment.text))
