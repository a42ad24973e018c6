"""Long rows without a blank cost time that grows with their length, not with its square."""

from __future__ import annotations

import re

import pytest

from assistant.instructions import spelling, stops


@pytest.mark.parametrize(("pattern", "end"), [(spelling._ADDRESS, "@b.de "), (stops.FULL_STOP, ". ")])
def test_a_search_begins_at_the_beginning_of_a_row_only(pattern: re.Pattern[str], end: str) -> None:
    """Anywhere inside it the pattern gives up at once."""
    row = "a" * 50
    assert not any(pattern.match(row + end, place) for place in range(1, len(row)))
    assert pattern.search(row + end)
