"""Shares in percent that a question names or asks for (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.wording import texts
from ingest.german import numbers

_SHARE = "%"


def asks_share(question: str) -> bool:
    """True for "Wie hoch ist die Förderquote?"."""
    return bool(_asked().search(question))


def shares_in(text: str) -> frozenset[str]:
    """The numbers of percent that ``text`` names: "zehn Prozent", "65 %"."""
    return frozenset(number.value for number in numbers(text) if number.unit == _SHARE)


def names_another_share(text: str, asked: Iterable[str]) -> bool:
    """True where ``text`` names shares and none of those ``asked`` for: 35 percent is no example of 90."""
    told, wanted = shares_in(text), frozenset(share for part in asked for share in shares_in(part))
    return bool(told and wanted) and told.isdisjoint(wanted)


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(texts("answer_types")["share"], re.IGNORECASE)
