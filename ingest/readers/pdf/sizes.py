"""The font size of the running text, which headings, small print and running lines are told by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ingest.german.data import plain_list
from ingest.readers.pdf.lines import Segment

USUAL_SIZE = 10.0
"""Points, where nothing can be measured."""
FEWEST_WORDS, FEWEST_LINES = 5, 4
"""Of a line and of a page that can be told to be running text."""
FUNCTION_WORDS = 0.3
"""Share of function words from which a line is running text: so are 85 % of the lines of German prose and a fifth of
those of bibliographies, imprints and lists (measured on Ulm's strategy and its list of literature)."""
RUNNING = 0.1
"""Share of all letters below which running text is an exception, as on slides."""
LETTERS_OF_BODY, PAGES_OF_BODY = 1 / 3, 1 / 2
"""Share of the most frequent size's letters and pages from which a larger size is the body's: annexes and terms in
small print may be longer than the text, while leads and quotes in larger print are much shorter."""
_WORD = re.compile(r"[^\W\d_]+")


def rounded(size: float) -> float:
    """To half points: what belongs to one style differs by less."""
    return round(size * 2) / 2


def body_size(pages: Sequence[Sequence[Segment]]) -> float:
    """The largest size that a good part of the running text is set in; that of most letters where hardly any runs."""
    everything = _letters(segment for page in pages for segment in page)
    by_page = [_letters(_running_text(page)) for page in pages]
    letters = sum(by_page, Counter[float]())
    if letters and letters.total() >= RUNNING * everything.total():
        return _body_of(letters, Counter(max(page, key=page.__getitem__) for page in by_page if page))
    return everything.most_common(1)[0][0] if everything else USUAL_SIZE


def _running_text(page: Sequence[Segment]) -> list[Segment]:
    """Single sentences in their own size, as on slides, are titles and labels."""
    running = [segment for segment in page if is_running_text(segment.text)]
    lines = Counter(rounded(segment.size) for segment in running)
    return [segment for segment in running if lines[rounded(segment.size)] >= FEWEST_LINES]


def _letters(segments: Iterable[Segment]) -> Counter[float]:
    letters: Counter[float] = Counter()
    for segment in segments:
        letters[rounded(segment.size)] += len(segment.text)
    return letters


def _body_of(letters: Mapping[float, int], pages: Mapping[float, int]) -> float:
    """``pages``: on how many each size prevails."""
    fewest_letters = LETTERS_OF_BODY * max(letters.values())
    fewest_pages = PAGES_OF_BODY * max(pages.values())
    most = max(letters, key=letters.__getitem__)
    fitting = (size for size in pages if letters[size] >= fewest_letters and pages[size] >= fewest_pages)
    return max(most, *fitting)


def is_running_text(text: str) -> bool:
    """Whether a line or paragraph is made of sentences, not of names, numbers and addresses."""
    words = _WORD.findall(text)
    if len(words) < FEWEST_WORDS:
        return False
    return sum(word.lower() in _function_words() for word in words) >= FUNCTION_WORDS * len(words)


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word.lower() for word in plain_list("stopwords"))
