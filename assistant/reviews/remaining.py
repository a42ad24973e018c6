"""What must be true of the statements that a correction leaves (pure), beside each being carried by its sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, Support
from assistant.drafts import Form
from assistant.reviews.review import Layout
from assistant.wording import wording
from ingest.errors import WrongUse
from ingest.german import numbers

_ASKED = re.compile('[„“"][^“”"]*[“”"]')
"""Words of the question a fixed text repeats."""


def check_remaining(answer: Answer, layout: Layout, places: Sequence[int]) -> None:
    """``places`` (from 0) of the statements that stay, in their new order.

    Raises ``WrongUse`` where one stands twice, a count no longer holds or rows stand without their header.
    """
    if len(set(places)) < len(places):
        raise WrongUse(wording("reviews", "twice"))
    _check_counts(answer, layout, places)
    _check_tables(layout, places)


def _check_counts(answer: Answer, layout: Layout, places: Sequence[int]) -> None:
    """A fixed text with a number counts what stands below it: "8 Modellprojekte laut Katalog"."""
    gone = set(range(len(answer.statements))) - set(places)
    if not any(answer.statements[place].citations for place in gone):
        return
    for place in places:
        statement = answer.statements[place]
        if statement.support is not Support.FRAMING or layout[place].form is Form.TABLE_ROW:
            continue
        if counted := numbers(_ASKED.sub(" ", statement.text)):
            raise WrongUse(wording("reviews", "counts", of=place + 1, count=counted[0].value))


def _check_tables(layout: Layout, places: Sequence[int]) -> None:
    """What begins a table is shown as its header, so nothing but its header may."""
    headers = [_header(layout, place) if layout[place].form is Form.TABLE_ROW else None for place in places]
    for place, header, above in zip(places, headers, [None, *headers], strict=False):
        if header is not None and header != (place if above is None else above):
            raise WrongUse(wording("reviews", "without_header", of=place + 1, header=header + 1))


def _header(layout: Layout, place: int) -> int:
    """Where the table begins that the row at ``place`` belongs to."""
    while place and layout[place - 1].form is Form.TABLE_ROW:
        place -= 1
    return place
