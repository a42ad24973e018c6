"""Rows that tell letters one by one, by words or pairs of numbers, or leave the vowels out (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.wording import texts

Part = tuple[int, int]
"""Start and end within a text."""

FEWEST_NAMED = 6
"""Names of letters in a row; three spell an abbreviation on the telephone."""
_KNOCKED = re.compile(r"(?<![\w.,-])(?:[1-5][,.:-][1-5][ /]+){6,}[1-5][,.:-][1-5](?![\w]|[.,]\d)")
"""Row and column of a square of 25 letters, seven times and more."""
_BARE = re.compile(
    r"(?<![\w.-])(?:[b-df-hj-np-tv-zß]{2,}(?:[ ]+[b-df-hj-np-tv-zß]{2,}){2,}"
    r"|[b-df-hj-np-tv-zß]{3,}[ ]+[b-df-hj-np-tv-zß]{1,2}[ ]+[b-df-hj-np-tv-zß]{4,})(?![\w.-])",
    re.IGNORECASE,
)
"""Three words and more without a vowel, none of them an abbreviation with a full stop; one may be a letter."""


def lettered_rows(text: str) -> Iterator[Part]:
    """Where ``text`` must be read letter by letter."""
    yield from (found.span() for found in _KNOCKED.finditer(text))
    yield from (found.span() for found in _named_letters().finditer(text))
    yield from (found.span() for found in _BARE.finditer(text) if not found.group().isupper())


@cache
def _named_letters() -> re.Pattern[str]:
    names = rf"(?:{'|'.join(texts('instructions')['letter_names'].split())})"
    return re.compile(rf"(?<!\w){names}(?:[ ,./-]+{names}){{{FEWEST_NAMED - 1},}}(?!\w)", re.IGNORECASE)
