"""The page numbers a file prints but does not declare: an offprint, or a chapter that begins with page 47."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.readers.pdf.page import PageDraft, in_margin

FEWEST_PAGES = 3
"""Fewer pages agree by chance: two running lines with a figure are enough for it."""
AGREEING_SHARE = 0.6
"""Of the pages with text: covers, section titles and pages full of pictures carry no number."""
LARGEST_NUMBER = 9999
_NUMBER = re.compile(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)")


def printed_labels(drafts: Sequence[PageDraft]) -> list[str | None]:
    """The numbers printed in the margins where they go up page by page, else the physical ones.

    None where the count has not begun yet: on that page nothing is printed, and its physical number stands elsewhere.
    """
    offset = _offset(drafts)
    numbers = [position + offset for position in range(1, len(drafts) + 1)]
    return [str(number) if number > 0 else None for number in numbers]


def _offset(drafts: Sequence[PageDraft]) -> int:
    """By how much the printed number is larger than the physical one; 0 where nothing sure is printed."""
    filled = [(position, page) for position, page in enumerate(drafts, start=1) if page.segments]
    counts = Counter(offset for position, page in filled for offset in {n - position for n in _numbers(page)})
    needed = max(FEWEST_PAGES, AGREEING_SHARE * len(filled))
    agreed = [offset for offset, count in counts.most_common(2) if count >= needed]
    return agreed[0] if len(agreed) == 1 else 0


def _numbers(page: PageDraft) -> Iterator[int]:
    for segment in page.segments:
        if in_margin(segment, page):
            yield from (int(found) for found in _NUMBER.findall(segment.text) if int(found) <= LARGEST_NUMBER)
