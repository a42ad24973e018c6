"""Figures told by a round one beside them: "über 200" for 215, "weniger als die Hälfte" for 44 per cent.

Rounding goes from the exact figure to the round one: ``claimed`` is the quoted figure cut off (or filled up) to whole
steps of 1, 10, 100 … or 5, 50, 500 …, and not any figure that happens to lie below (or above) it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from assistant.gate.sentence.figures import Figure
from ingest.german.numbers import PERCENT

_NEAR = 0.7
"""How near a bound must lie to say something of the figure: "unter zehn" for seven, but not for three."""
_ALMOST = 0.94
_ABOUT = 0.05
"""Share of the figure by which "rund" may miss it."""
_LEAST_ABOUT = 100
"""Smaller counts are told as they are, and not by "rund"."""
_POINTS = 2.5
"""Percentage points by which "rund ein Drittel" may miss the share."""
_SHARE_ABOUT = 0.1
"""Share of a percentage by which "rund 4 Prozent" may miss it."""
_EXACT = 1e-6
_LOOSE = (None, "about")
_BOUNDS = frozenset({"about", "almost", "at_least", "at_most"})


def rounded(claimed: Figure, bound: str | None, quoted: Figure, theirs: str | None) -> bool:
    """True if "``bound`` ``claimed``" is a careful rounding of ``quoted``, which the quote itself bounds by ``theirs``.

    A bound of the quote is told as it stands; only "rund 36.100" may lose its last digits, and "knapp 3,7" is below 4.
    """
    if bound not in _BOUNDS or claimed.value is None or quoted.value is None or claimed.unit != quoted.unit:
        return False
    mine, other = claimed.value, quoted.value
    if mine <= 0 or other <= 0 or abs(mine - other) < _EXACT:
        return False
    if _in_words(claimed):
        return _share(mine, bound, other, theirs)
    if theirs == "about" and abs(mine - other) > _ABOUT * other:
        return False
    if bound == "about":
        return theirs in _LOOSE and _about(mine, other, share=claimed.unit == PERCENT)
    if bound == "at_least":
        return theirs in _LOOSE and _NEAR * other <= mine < other and _is_step(mine, other, math.floor)
    nearness = _ALMOST if bound == "almost" else _NEAR
    return theirs in (*_LOOSE, "almost") and nearness * mine <= other < mine and _is_step(mine, other, math.ceil)


def _about(mine: float, other: float, *, share: bool) -> bool:
    if other < _LEAST_ABOUT and not share:
        return False
    limit = min(_POINTS, _SHARE_ABOUT * other) if share else _ABOUT * other
    return abs(mine - other) <= limit and _is_step(mine, other, round)


def _is_step(mine: float, other: float, cut: Callable[[float], int]) -> bool:
    """True if ``mine`` is ``other`` cut to whole steps."""
    return any(abs(cut(other / step) * step - mine) < _EXACT * mine for step in _steps(mine))


def _steps(value: float) -> Iterator[float]:
    """1 and 5 of every decimal place of ``value`` that may be its last."""
    place = math.floor(math.log10(value))
    for power in range(place, place - 4, -1):
        yield 10.0**power
        yield 5 * 10.0**power


def _share(mine: float, bound: str, other: float, theirs: str | None) -> bool:
    """ "mehr als die Hälfte" for 60 per cent."""
    if bound == "about":
        return theirs in _LOOSE and abs(mine - other) <= _POINTS
    if bound == "at_least":
        return theirs in (*_LOOSE, bound) and _NEAR * other <= mine < other
    nearness = _ALMOST if bound == "almost" else _NEAR
    return theirs in (None, "almost", "at_most") and nearness * mine <= other < mine


def _in_words(figure: Figure) -> bool:
    """ "die Hälfte", "zwei Drittel", but not "vier Prozent"."""
    text = figure.text.lower()
    return figure.unit == PERCENT and "%" not in text and "prozent" not in text
