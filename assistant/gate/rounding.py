"""Figures told by a round one beside them: "über 200" for 215, "weniger als die Hälfte" for 44 per cent."""

from __future__ import annotations

from assistant.gate.figures import Figure
from ingest.german.numbers import PERCENT

_NEAR = 0.7
"""How near a bound must lie to say something of the figure: "unter zehn" for seven, but not for three."""
_ALMOST = 0.94
_POINTS = 2.5
"""Percentage points by which "rund ein Drittel" may miss the share."""
_UPPER = frozenset({"at_most", "almost"})


def rounded(claimed: float, quoted: float, qualifier: str | None) -> bool:
    """True if ``claimed`` is ``quoted`` to two significant digits or more, on the side the qualifier names."""
    if quoted <= 0 or claimed <= 0 or quoted < 100:
        return False
    if qualifier == "at_least" and claimed > quoted:
        return False
    return any(abs(float(f"{quoted:.{digits}g}") - claimed) < 1e-6 for digits in (2, 3, 4)) or (
        qualifier == "at_least" and 0 <= quoted - claimed <= 0.05 * quoted and claimed % 10 == 0
    )


def bounded(claimed: Figure, bound: str | None, quoted: Figure, theirs: str | None) -> bool:
    """A round figure that the quoted one keeps, on the side ``bound`` names, unless the quote bounds it otherwise."""
    if claimed.value is None or quoted.value is None or claimed.unit != quoted.unit or claimed.value <= 0:
        return False
    mine, other = claimed.value, quoted.value
    if not _round(claimed):
        return False
    if bound == "about":
        return _is_share(claimed) and theirs in (None, bound) and abs(mine - other) <= _POINTS
    if bound == "at_least":
        return theirs in (None, bound, "about") and _NEAR * other <= mine < other
    nearness = _ALMOST if bound == "almost" else _NEAR
    return bound in _UPPER and theirs in (None, *_UPPER) and nearness * mine <= other < mine


def _round(figure: Figure) -> bool:
    """One digit that is not zero, or two of which the second is a five, or a share in words."""
    value = figure.value or 0.0
    digits = f"{value:.1e}"
    return _is_share(figure) or (digits[2] in "05" and abs(float(digits) - value) < 1e-6)


def _is_share(figure: Figure) -> bool:
    """ "die Hälfte", "zwei Drittel", "75 Prozent"."""
    return figure.unit == PERCENT
