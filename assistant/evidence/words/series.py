"""Which one of a series a text speaks of: "der 4. Kongress", "die erste Regionalkonferenz" (pure)."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.german import numbers, stem
from ingest.german.numbers import ORDINAL

_NOUN_AFTER = re.compile(r"[\s.]*([A-ZÄÖÜ][\w-]+)")


def names_another(question: str, text: str) -> bool:
    """True where ``text`` speaks of the 5. of what ``question`` asks the 4. of, and not of that one."""
    asked = _numbered(question)
    told = _numbered(text) if asked else frozenset()
    return any(
        {number for number, other in told if other == noun} and (wanted, noun) not in told for wanted, noun in asked
    )


def names_it(question: str, text: str) -> bool:
    """True where ``text`` numbers what ``question`` asks for in the same way; both may number nothing."""
    asked = _numbered(question)
    return not asked or bool(asked & _numbered(text))


@lru_cache(maxsize=1 << 12)
def _numbered(text: str) -> frozenset[tuple[str, str]]:
    """Numbers with the stems of the nouns they stand before."""
    found = (
        (number.value, _NOUN_AFTER.match(text, number.span.end)) for number in numbers(text) if number.unit == ORDINAL
    )
    return frozenset((value, stem(noun[1])) for value, noun in found if noun)
