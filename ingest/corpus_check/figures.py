"""Figures of a statement, and whether its evidence states them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ingest.documents import Span
from ingest.german.numbers import EURO, ORDINAL, Number, is_stated, numbers

LARGEST_OWN_COUNT = 12
"""Counts in words up to twelve are often the writer's own ("drei Gemeinden" for three names): not asked for."""

_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True)
class Figures:
    """The figures of a text, without those inside names of projects and products ("5 für Südwestfalen")."""

    text: str
    numbers: tuple[Number, ...]

    @cached_property
    def digits(self) -> frozenset[str]:
        """The runs of digits as written, without leading zeros."""
        return _runs(self.text)

    def written(self, number: Number) -> str:
        return self.text[number.span.start : number.span.end]

    def not_stated_by(self, evidence: Iterable[Figures], *, own_counts: bool) -> Iterator[str]:
        """The figures, as written, that no evidence states: neither as a number nor digit by digit.

        Ordinals in words ("die zweite Staffel") are not asked for; with ``own_counts`` small counts in words neither.
        """
        known = tuple(evidence)
        stated = [number for figures in known for number in figures.numbers]
        digits = frozenset().union(*(figures.digits for figures in known))
        for number in self.numbers:
            written = self.written(number)
            if is_stated(_without_currency(number), stated) or _is_free(number, written, own_counts):
                continue
            if not _runs(written) or not _runs(written) <= digits:
                yield written


def figures_of(text: str, names: Callable[[str], list[Span]]) -> Figures:
    """``names`` finds the proper names in a text; they are blanked before counting."""
    blanked = text
    for span in names(text):
        blanked = blanked[: span.start] + " " * (span.end - span.start) + blanked[span.end :]
    return Figures(blanked, numbers(blanked))


def _runs(text: str) -> frozenset[str]:
    return frozenset(run.lstrip("0") or "0" for run in _DIGITS.findall(text))


def _without_currency(number: Number) -> Number:
    """A fact that has named the currency once leaves it out later ("18 Millionen Euro, die RNZ zwölf Millionen")."""
    return replace(number, unit="") if number.unit == EURO else number


def _is_free(number: Number, written: str, own_counts: bool) -> bool:
    if _DIGITS.search(written):
        return False
    is_small = number.value.isdecimal() and int(number.value) <= LARGEST_OWN_COUNT
    return number.unit == ORDINAL or (own_counts and is_small)
