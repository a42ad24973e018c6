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
_ALONE = re.compile(r"^\W*(?:Seite |S\. )?(\d{1,4})(?: von \d+| ?/ ?\d+)?\W*$")
_BESIDE = re.compile(r"(?:^|[|·•/–—] ?)(\d{1,3})(?=$| ?[|·•/–—])")


def printed_labels(drafts: Sequence[PageDraft]) -> list[str | None]:
    """The numbers printed in the margins where they go up page by page, else the physical ones.

    None where the count has not begun yet: on that page nothing is printed, and its physical number stands elsewhere.
    """
    offset = _offset(drafts)
    numbers = [position + offset for position in range(1, len(drafts) + 1)]
    return [str(number) if number > 0 else None for number in numbers]


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
