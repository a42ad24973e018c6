"""Long rows without a blank cost time that grows with their length, not with its square."""

from __future__ import annotations

import re

import pytest

from assistant.instructions import quotable_spans, repeated, spelling, stops
from assistant.instructions.cutting import LONGEST_QUOTED


@pytest.mark.parametrize(
    ("pattern", "end"),
    [
        (spelling._ADDRESS, "@b.de "),
        (stops.FULL_STOP, ". "),
        (repeated._QUOTED, ' sagt: "Der Pegel steigt." '),
        (repeated._LAST_MARK, "; "),
    ],
)
def test_a_search_begins_at_the_beginning_of_a_row_only(pattern: re.Pattern[str], end: str) -> None:
    """Anywhere inside it the pattern gives up at once."""
    row = "a" * 50
    assert not any(pattern.match(row + end, place) for place in range(1, len(row)))
    assert pattern.search(row + end)


@pytest.mark.parametrize("sign", ["-", "(", "Wort "])
def test_a_row_no_reader_reads_is_not_searched(sign: str) -> None:
    """It is no evidence, and what stands beside it still is."""
    statement = "Ulm misst den Pegel der Donau mit Sensoren."
    text = f"{statement}\n\n{sign * (LONGEST_QUOTED + 1)}\n\n{statement}"
    found = [text[span.start : span.end] for span in quotable_spans(text)]
    assert found == [statement, statement]
